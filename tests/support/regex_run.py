"""A regular expression's program run over one text, its steps counted."""

from __future__ import annotations

import sys
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as sre_constants
else:
    import sre_constants

OPERATORS = sre_constants
"""The names of `re`'s operators."""

Node = Any
"""A node of `re`'s parse tree: operator and argument, which the standard library does not type."""

SPLIT, WAY, JUMP, CHAR, AT, LOOK, MATCH = range(7)
"""`WAY` is a choice like `SPLIT`, one of many at the same place: the first of them is remembered for all."""


class Program(list[tuple[int, Any, Any]]):
    """Instructions: a kind, and what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.skipped: dict[tuple[int, str], tuple[int, int]] = {}
        """What `skip` has returned."""

    def skip(self, at: int, sign: str) -> tuple[int, int]:
        """Return the first instruction from `at` on that is no choice whose first way `sign` bars at once.

        With it come the steps to it; `sign` is empty at the text's end.
        """
        begin, steps = at, 0
        while self[at][0] <= JUMP:
            kind, one, other = self[at]
            if kind == JUMP:
                at = one
                continue
            first, accepts, _ = self[one]
            if first != CHAR or accepts[sign]:
                break
            at, steps = other, steps + 2
        self.skipped[begin, sign] = at, steps
        return at, steps


class Run:
    """Counts over one text. What failed once at a place fails there again, in as many steps: these are added
    instead of taken, so that counting is quick where `re` is not."""

    def __init__(self, text: str, must_end: int | None) -> None:
        self._text = text
        self._signs = [*text, ""]
        self._must_end = must_end
        self._failed: dict[tuple[int, int], int] = {}
        self._looked: dict[tuple[int, int], tuple[bool, int]] = {}
        self._ahead: dict[int, Run] = {}

    def steps(  # noqa: PLR0912 - one loop, as each call of a function would count as time
        self, program: Program, start: int
    ) -> tuple[int | None, int]:
        """Return where the program ends that is begun at `start`, None if nowhere, and the steps taken."""
        signs, failed, must_end, skipped = self._signs, self._failed, self._must_end, program.skipped
        split, jump, char = SPLIT, JUMP, CHAR
        stack = [(0, start, -1)]
        steps = 0
        while stack:
            at, position, before = stack.pop()
            if before >= 0:  # both ways of this choice have failed
                failed[at, position] = steps - before
                continue
            while True:
                kind, one, other = program[at]
                if kind <= jump:
                    sign = signs[position]
                    at, taken = skipped.get((at, sign)) or program.skip(at, sign)
                    steps += taken
                    kind, one, other = program[at]
                steps += 1
                if kind == char:
                    if not one[signs[position]]:
                        break
                    position += 1
                elif kind < jump:
                    if kind == split:
                        if (known := failed.get((at, position))) is not None:
                            steps += known
                            break
                        stack.append((at, position, steps))
                    stack.append((other, position, -1))
                    at = one
                    continue
                elif kind == AT:
                    if not _holds(one, self._text, position):
                        break
                elif kind == LOOK:
                    found, taken = self._look(at, one, position)
                    steps += taken
                    if found is not other:
                        break
                elif must_end is None or position == must_end:
                    return position, steps
                else:
                    break
                at += 1
        return None, steps

    def _look(self, at: int, how: tuple[Program, int], position: int) -> tuple[bool, int]:
        if (known := self._looked.get((at, position))) is not None:
            return known
        program, back = how
        if position < back:
            return False, 1
        if not back and at not in self._ahead:
            self._ahead[at] = Run(self._text, None)
        run = Run(self._text, position) if back else self._ahead[at]
        end, steps = run.steps(program, position - back)
        self._looked[at, position] = end is not None, steps
        return end is not None, steps


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
