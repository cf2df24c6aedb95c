"""Texts made of blocks that a regular expression is tried with, and whether its steps grow with the length.

The texts: blocks of signs that the expression's repeats take, behind the shortest text that leads to each
repeat, with a sign after or before them that spoils the match. Signs that the expression cannot tell apart
count as one, so that few texts stand for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.support.regex_run import OPERATORS, Node, is_word
from tests.support.regex_steps import REPEATS, SINGLE, Accepts, Expression

ALPHABET = (
    " \t\n\r\u00a0\u2003/-.()+@:;,|\"'*_=#<>[]{}&!?\\\x00"
    "059aeoxzAEXZ\u00e9\u00e7\u00c9\u00c7\u00ba\u00b0\u2013\u2022\u0663\u200b"
)
"""Separators, digits, letters, accents, signs of other scripts: whatever an expression may tell apart."""

_LARGE = 8
"""From this many repeats on a repeat is tried with blocks; fewer cost a constant."""

_SHORT, _LONG = 21, 120
"""Lengths of a block: past most bounded repeats, which are of up to 20; past all that have a neighbour."""

_DOUBTFUL = 24
"""Texts with the most doubtful counts over short blocks that are tried with long ones."""

_BEND = 16
"""Second difference of the steps, per sign of the block, that is no growth: an expression that takes eight
or fourteen digits at once leaves a rest that differs from length to length. A square has 120 at `_LONG`."""

_REPEATED, _SPOILING = 4, 6
"""How many kinds of signs make blocks, and how many spoil a match: the number of texts grows with them."""

_Repeat = tuple[str, list[Accepts]]
Made = Callable[[int], str]
"""A text by the length of its blocks."""
_Shape = Callable[[int, str, str, str, str], str]

_SHAPES: tuple[_Shape, ...] = (
    lambda n, lead, a, b, end: lead + a * n + b * n + end,
    lambda n, lead, a, b, end: (lead + a + b) * n + end,
    lambda n, lead, a, b, end: lead + (a + b) * n + end,
    lambda n, lead, a, b, end: end + a * n + lead + b * n,
)


def superlinear(pattern: re.Pattern[str]) -> str | None:
    """Return a text over which the steps of `pattern` outgrow the length, or None: none was found.

    Judged by second differences: steps over blocks of n, 2n and 3n signs that grow evenly have none, and a
    square has n² of it. A repeat that is bounded grows evenly once the blocks are longer than its bound.
    """
    expression = Expression(pattern)
    texts = list(blocks(expression))
    for count in (expression.scan, expression.whole):
        bends = {made: _bend(count, made, _SHORT, steps) for made, steps in _unlike(count, texts)}
        doubtful = [made for made, bend in bends.items() if bend > _SHORT]
        for made in sorted(doubtful, key=lambda made: -bends[made])[:_DOUBTFUL]:
            if _bend(count, made, _LONG, count(made(_LONG))) > _BEND * _LONG:
                return made(4)
    return None


def _unlike(count: Callable[[str], int], texts: list[Made]) -> Iterator[tuple[Made, int]]:
    """Yield one text for each length and number of steps, with these: all such are read in the same way."""
    seen = set()
    for made in texts:
        text = made(_SHORT)
        steps = count(text)
        if (len(text), steps) not in seen:
            seen.add((len(text), steps))
            yield made, steps


def _bend(count: Callable[[str], int], made: Made, length: int, one: int) -> int:
    """Return the second difference; `one` is the number of steps over blocks of `length`."""
    return count(made(3 * length)) - 2 * count(made(2 * length)) + one


def blocks(expression: Expression) -> Iterator[Made]:
    """Yield the texts to try, each once."""
    found: list[_Repeat] = []
    _find_repeats(expression, expression.tree, expression.pattern.flags, "", found)
    taken = list({id(test): test for _, tests in found for test in tests}.values())
    known = list(expression.accepts.values())
    # First what the fewest take, to spoil a match; and first what the most take, to repeat.
    spoiling = sorted(_told_apart(known, ALPHABET), key=lambda sign: _takers(known, sign))[:_SPOILING]
    signs = sorted(_told_apart(taken, ALPHABET), key=lambda sign: -_takers(taken, sign))[:_REPEATED]
    signs = [sign for sign in signs if _takers(taken, sign)]
    seen = set()
    for lead in dict.fromkeys(["", *(lead for lead, _ in found)]) if found else ():
        for first in signs:
            for second in ["", *signs]:
                for end in ["", *spoiling]:
                    for shape in _SHAPES:
                        if (key := shape(2, lead, first, second, end)) not in seen:
                            seen.add(key)
                            yield _of(shape, lead, first, second, end)


def _of(shape: _Shape, lead: str, first: str, second: str, end: str) -> Made:
    return lambda length: shape(length, lead, first, second, end)


def _find_repeats(expression: Expression, tree: Node, flags: int, lead: str, found: list[_Repeat]) -> None:
    """Note each large repeat: the shortest text that leads to it, and what it takes."""
    for operator, argument in tree:
        if operator in REPEATS:
            if argument[1] >= _LARGE:
                found.append((lead, _tests(expression, argument[2], flags)))
            _find_repeats(expression, argument[2], flags, lead, found)
        elif operator is OPERATORS.BRANCH:
            for way in argument[1]:
                _find_repeats(expression, way, flags, lead, found)
        elif operator is OPERATORS.SUBPATTERN:
            _find_repeats(expression, argument[3], _inside(argument, flags), lead, found)
        elif operator in (OPERATORS.ASSERT, OPERATORS.ASSERT_NOT):
            _find_repeats(expression, argument[1], flags, lead, found)
        lead += _sample(expression, [(operator, argument)], flags)


def _tests(expression: Expression, tree: Node, flags: int) -> list[Accepts]:
    """Return what tells the signs that a repeat's body takes."""
    found: list[Accepts] = []
    for operator, argument in tree:
        if operator in SINGLE:
            found.append(expression.predicate(operator, argument, flags))
        elif operator in REPEATS:
            found += _tests(expression, argument[2], flags)
        elif operator is OPERATORS.SUBPATTERN:
            found += _tests(expression, argument[3], _inside(argument, flags))
        elif operator is OPERATORS.BRANCH:
            for way in argument[1][:_LARGE]:
                found += _tests(expression, way, flags)
    return found


def _sample(expression: Expression, tree: Node, flags: int) -> str:
    """Return a short text that the tree may match."""
    text = ""
    for operator, argument in tree:
        if operator is OPERATORS.LITERAL:
            text += chr(argument)
        elif operator in SINGLE:
            accepts = expression.predicate(operator, argument, flags)
            text += next((sign for sign in f"a5X -.{ALPHABET}" if accepts[sign]), "")
        elif operator in REPEATS:
            text += _sample(expression, argument[2], flags) * argument[0]
        elif operator is OPERATORS.SUBPATTERN:
            text += _sample(expression, argument[3], _inside(argument, flags))
        elif operator is OPERATORS.BRANCH:
            ways = [_sample(expression, way, flags) for way in argument[1]]
            text += min(ways, key=lambda way: (not way, len(way)))
    return text


def _inside(group: Node, flags: int) -> int:
    """Return the flags in a group, which may set and unset some."""
    return int((flags | group[1]) & ~group[2])


def _takers(tests: list[Accepts], sign: str) -> int:
    return sum(test[sign] for test in tests)


def _told_apart(tests: list[Accepts], signs: str) -> list[str]:
    """Return one sign for each way in which the tests answer."""
    kinds: dict[tuple[bool, ...], str] = {}
    for sign in signs:
        kinds.setdefault((*(test[sign] for test in tests), is_word(sign), sign == "\n"), sign)
    return list(kinds.values())
