"""How many steps a regular expression takes over a text, counted, not timed.

Python's `re` counts nothing. So its own parse tree is run here by a backtracking machine that tries the same
ways in the same order, and counts each sign compared, each choice and each assertion. What `re` skips by its
optimisations is counted too: the numbers are upper bounds that grow as its time does.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

if sys.version_info >= (3, 11):
    from re import _compiler as sre_compile
    from re import _constants as sre_constants
    from re import _parser as sre_parse
else:
    import sre_compile
    import sre_constants
    import sre_parse

OPERATORS = sre_constants
"""The names of `re`'s operators."""

Node = Any
"""A node of `re`'s parse tree: operator and argument, which the standard library does not type."""

_CHAR, _SPLIT, _JUMP, _AT, _LOOK, _MATCH = range(6)
SINGLE = {OPERATORS.LITERAL, OPERATORS.NOT_LITERAL, OPERATORS.IN, OPERATORS.ANY}
REPEATS = {OPERATORS.MAX_REPEAT, OPERATORS.MIN_REPEAT}


class TooManyStepsError(Exception):
    """More steps than the limit: the count was ended."""


class Expression:
    """A compiled pattern as a program whose steps can be counted."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Translate `pattern`.

        Raises:
            NotImplementedError: it holds something that this machine does not know, e.g. a back-reference.
        """
        self.pattern = pattern
        self.tree = sre_parse.parse(pattern.pattern, pattern.flags)
        self.accepts: dict[str, Callable[[str], bool]] = {}
        self._program = self._compiled(self.tree, pattern.flags)

    def scan(self, text: str, limit: int) -> int:
        """Return the steps of `finditer` over `text`: a search from each position on.

        Raises:
            TooManyStepsError: more than `limit`.
        """
        steps, position = 0, 0
        while position <= len(text):
            end, taken = self._run(self._program, text, position, None, limit - steps)
            steps += taken
            position = position + 1 if end is None or end == position else end
        return steps

    def whole(self, text: str, limit: int) -> int:
        """Return the steps of `fullmatch`: every way is tried until one ends where the text does.

        Raises:
            TooManyStepsError: more than `limit`.
        """
        return self._run(self._program, text, 0, len(text), limit)[1]

    def _run(  # noqa: PLR0912 - one loop, as each call of a function would count as time
        self, program: list[tuple[int, Any, Any]], text: str, start: int, must_end: int | None, limit: int
    ) -> tuple[int | None, int]:
        stack = [(0, start)]
        steps, size = 0, len(text)
        while stack:
            at, position = stack.pop()
            while True:
                kind, one, other = program[at]
                if kind == _JUMP:
                    at = one
                    continue
                steps += 1
                if steps > limit:
                    raise TooManyStepsError
                if kind == _CHAR:
                    if position >= size or not one(text[position]):
                        break
                    position += 1
                elif kind == _SPLIT:
                    stack.append((other, position))
                    at = one
                    continue
                elif kind == _AT:
                    if not _holds(one, text, position):
                        break
                elif kind == _LOOK:
                    found, taken = self._look(one, text, position, limit - steps)
                    steps += taken
                    if found is not other:
                        break
                elif must_end is None or position == must_end:
                    return position, steps
                else:
                    break
                at += 1
        return None, steps

    def _look(
        self, how: tuple[list[tuple[int, Any, Any]], int], text: str, position: int, limit: int
    ) -> tuple[bool, int]:
        program, back = how
        if position < back:
            return False, 1
        end, steps = self._run(program, text, position - back, position if back else None, limit)
        return end is not None, steps

    def _compiled(self, tree: Node, flags: int) -> list[tuple[int, Any, Any]]:
        program: list[tuple[int, Any, Any]] = []
        self._emit(tree, flags, program)
        program.append((_MATCH, None, None))
        return program

    def _emit(self, tree: Node, flags: int, program: list[tuple[int, Any, Any]]) -> None:
        for operator, argument in tree:
            if operator in SINGLE:
                program.append((_CHAR, self.predicate(operator, argument, flags), None))
            elif operator in REPEATS:
                self._emit_repeat(argument, flags, program, greedy=operator is OPERATORS.MAX_REPEAT)
            elif operator is OPERATORS.BRANCH:
                self._emit_branch(argument[1], flags, program)
            elif operator is OPERATORS.SUBPATTERN:
                self._emit(argument[3], (flags | argument[1]) & ~argument[2], program)
            elif operator is OPERATORS.AT:
                program.append((_AT, argument, None))
            elif operator in (OPERATORS.ASSERT, OPERATORS.ASSERT_NOT):
                back = argument[1].getwidth()[0] if argument[0] < 0 else 0
                program.append(
                    (_LOOK, (self._compiled(argument[1], flags), back), operator is OPERATORS.ASSERT)
                )
            else:
                raise NotImplementedError(f"{operator} in {self.pattern.pattern}")

    def _emit_branch(self, ways: list[Node], flags: int, program: list[tuple[int, Any, Any]]) -> None:
        ends = []
        for way in ways[:-1]:
            split = len(program)
            program.append((_SPLIT, split + 1, None))
            self._emit(way, flags, program)
            ends.append(len(program))
            program.append((_JUMP, None, None))
            program[split] = (_SPLIT, split + 1, len(program))
        self._emit(ways[-1], flags, program)
        for end in ends:
            program[end] = (_JUMP, len(program), None)

    def _emit_repeat(
        self,
        argument: tuple[int, int, Node],
        flags: int,
        program: list[tuple[int, Any, Any]],
        *,
        greedy: bool,
    ) -> None:
        least, most, body = argument
        for _ in range(least):
            self._emit(body, flags, program)
        if most is OPERATORS.MAXREPEAT or most == OPERATORS.MAXREPEAT:
            if body.getwidth()[0] == 0:
                raise NotImplementedError(f"what may be empty is repeated in {self.pattern.pattern}")
            split = len(program)
            program.append((_SPLIT, None, None))
            self._emit(body, flags, program)
            program.append((_JUMP, split, None))
            program[split] = _split(split + 1, len(program), greedy)
            return
        splits = []
        for _ in range(most - least):
            splits.append(len(program))
            program.append((_SPLIT, None, None))
            self._emit(body, flags, program)
        for split in splits:
            program[split] = _split(split + 1, len(program), greedy)

    def predicate(self, operator: Node, argument: Node, flags: int) -> Callable[[str], bool]:
        """Return what `re` itself says about one sign; each kind of sign is asked once."""
        name = f"{operator} {argument} {flags & re.IGNORECASE} {flags & re.DOTALL} {flags & re.ASCII}"
        if name not in self.accepts:
            state = sre_parse.State()
            state.flags = flags
            one = sre_compile.compile(sre_parse.SubPattern(state, [(operator, argument)]), flags)
            known: dict[str, bool] = {}

            def accepts(sign: str) -> bool:
                if sign not in known:
                    known[sign] = one.match(sign) is not None
                return known[sign]

            self.accepts[name] = accepts
        return self.accepts[name]


def _split(first: int, second: int, greedy: bool) -> tuple[int, int, int]:
    return (_SPLIT, first, second) if greedy else (_SPLIT, second, first)


def is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _holds(at: Node, text: str, position: int) -> bool:
    if at in (OPERATORS.AT_BEGINNING, OPERATORS.AT_BEGINNING_STRING):
        return position == 0
    if at is OPERATORS.AT_END:
        return position == len(text) or (position == len(text) - 1 and text[position] == "\n")
    if at is OPERATORS.AT_END_STRING:
        return position == len(text)
    before = position > 0 and is_word(text[position - 1])
    after = position < len(text) and is_word(text[position])
    if at is OPERATORS.AT_BOUNDARY:
        return before != after
    if at is OPERATORS.AT_NON_BOUNDARY:
        return before == after
    raise NotImplementedError(at)
