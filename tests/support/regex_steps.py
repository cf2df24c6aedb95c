"""How many steps a regular expression takes over a text, counted, not timed.

Python's `re` counts nothing. So its own parse tree is run here by a backtracking machine that tries the same
ways in the same order, and counts each sign compared, each choice and each assertion. What `re` skips by its
optimisations is counted too: the numbers are upper bounds that grow as its time does.
"""

from __future__ import annotations

import re
import sys

from tests.support.regex_run import AT, CHAR, JUMP, LOOK, MATCH, OPERATORS, SPLIT, WAY, Node, Program, Run

if sys.version_info >= (3, 11):
    from re import _compiler as sre_compile
    from re import _parser as sre_parse
else:
    import sre_compile
    import sre_parse

SINGLE = {OPERATORS.LITERAL, OPERATORS.NOT_LITERAL, OPERATORS.IN, OPERATORS.ANY}
REPEATS = {OPERATORS.MAX_REPEAT, OPERATORS.MIN_REPEAT}


class Accepts(dict[str, bool]):
    """Whether a sign is taken: what `re` itself says, asked once for each."""

    def __init__(self, one: re.Pattern[str]) -> None:
        super().__init__()
        self._one = one

    def __missing__(self, sign: str) -> bool:
        self[sign] = self._one.match(sign) is not None
        return self[sign]


class Expression:
    """A compiled pattern as a program whose steps can be counted."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Translate `pattern`.

        Raises:
            NotImplementedError: it holds something that this machine does not know, e.g. a back-reference.
        """
        self.pattern = pattern
        self.tree = sre_parse.parse(pattern.pattern, pattern.flags)
        self.accepts: dict[str, Accepts] = {}
        self._program = self._compiled(self.tree, pattern.flags)

    def scan(self, text: str) -> int:
        """Return the steps of `finditer` over `text`: a search from each position on."""
        run = Run(text, None)
        steps, position = 0, 0
        while position <= len(text):
            end, taken = run.steps(self._program, position)
            steps += taken
            position = position + 1 if end is None or end == position else end
        return steps

    def whole(self, text: str) -> int:
        """Return the steps of `fullmatch`: every way is tried until one ends where the text does."""
        return Run(text, len(text)).steps(self._program, 0)[1]

    def _compiled(self, tree: Node, flags: int) -> Program:
        program = Program()
        self._emit(tree, flags, program)
        program.append((MATCH, None, None))
        return program

    def _emit(self, tree: Node, flags: int, program: Program) -> None:
        for operator, argument in tree:
            if operator in SINGLE:
                program.append((CHAR, self.predicate(operator, argument, flags), None))
            elif operator in REPEATS:
                self._emit_repeat(argument, flags, program, greedy=operator is OPERATORS.MAX_REPEAT)
            elif operator is OPERATORS.BRANCH:
                self._emit_branch(argument[1], flags, program)
            elif operator is OPERATORS.SUBPATTERN:
                self._emit(argument[3], (flags | argument[1]) & ~argument[2], program)
            elif operator is OPERATORS.AT:
                program.append((AT, argument, None))
            elif operator in (OPERATORS.ASSERT, OPERATORS.ASSERT_NOT):
                back = argument[1].getwidth()[0] if argument[0] < 0 else 0
                program.append(
                    (LOOK, (self._compiled(argument[1], flags), back), operator is OPERATORS.ASSERT)
                )
            else:
                raise NotImplementedError(f"{operator} in {self.pattern.pattern}")

    def _emit_branch(self, ways: list[Node], flags: int, program: Program) -> None:
        ends = []
        for number, way in enumerate(ways[:-1]):
            split, kind = len(program), WAY if number else SPLIT
            program.append((kind, split + 1, None))
            self._emit(way, flags, program)
            ends.append(len(program))
            program.append((JUMP, None, None))
            program[split] = (kind, split + 1, len(program))
        self._emit(ways[-1], flags, program)
        for end in ends:
            program[end] = (JUMP, len(program), None)

    def _emit_repeat(
        self,
        argument: tuple[int, int, Node],
        flags: int,
        program: Program,
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
            program.append((SPLIT, None, None))
            self._emit(body, flags, program)
            program.append((JUMP, split, None))
            program[split] = _split(split + 1, len(program), greedy)
            return
        splits = []
        for _ in range(most - least):
            splits.append(len(program))
            program.append((SPLIT, None, None))
            self._emit(body, flags, program)
        for split in splits:
            program[split] = _split(split + 1, len(program), greedy)

    def predicate(self, operator: Node, argument: Node, flags: int) -> Accepts:
        """Return which signs are taken by what takes one."""
        name = f"{operator} {argument} {flags & re.IGNORECASE} {flags & re.DOTALL} {flags & re.ASCII}"
        if name not in self.accepts:
            state = sre_parse.State()
            state.flags = flags
            one = sre_compile.compile(sre_parse.SubPattern(state, [(operator, argument)]), flags)
            self.accepts[name] = Accepts(one)
        return self.accepts[name]


def _split(first: int, second: int, greedy: bool) -> tuple[int, int, int]:
    return (SPLIT, first, second) if greedy else (SPLIT, second, first)
