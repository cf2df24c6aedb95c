"""Where phone numbers begin and end among a text's groups of digits.

Blanks, dashes, dots and brackets may stand anyhow inside a number, and several numbers may follow one
another. So each run of groups is divided as a whole, into the numbers that leave the least unexplained: what
a number's spelling is against it, and a group that belongs to none, are costs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from native_host.customer.values import phone_number as plan
from native_host.customer.values.groups import Group, digits_of, groups_of
from native_host.customer.values.phone_costs import cost_of
from native_host.customer.values.surroundings import is_glued, stands_free

_RUN = re.compile(r"\d(?:[ .()\[\]/+-]{0,6}\d){7,}")
_USUAL = re.compile(
    r"(?P<phone>\d\d\)? ?9?\d{4}[ -]?\d{4})|(?P<cpf>\d{3}\.\d{3}\.\d{3}-\d{2})"
    r"|(?P<other>\d{1,2}/\d{1,2}/\d{2,4}(?: \d{1,2})?|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2})"
)
"""As most numbers, CPFs, dates with an hour, and CNPJs are written: nothing is to be divided."""
_GROUPS_MAX, _DIGITS_MIN, _DIGITS_MAX = 13, 8, 17
"""Groups and digits of a number: one digit each; 0055 and a carrier's digits."""
_EXTENSION_SHAPE = (
    r"[\s,;(/-]{0,6}(?:\b(?:ramal|ram\.?|r\.|ext\.?|extens[aã]o)|\bx)\s{0,5}(?:[:.]\s{0,5})?"
    r"(\d{1,6})(?!\d)\s{0,5}\)?"
)
_EXTENSION = re.compile(_EXTENSION_SHAPE, re.IGNORECASE)
_EXTENSION_BEFORE = re.compile(
    r"\b(?:ramal|ram\.?|r\.|ext\.?|extens[aã]o|x)\s{0,5}[:.]?\s{0,5}$", re.IGNORECASE
)
_EXTENSION_MAX, _TIME_MAX = 20, 6
"""Signs before a group: of the word before an extension, of an hour."""
EXTENSION_AT_END = re.compile(_EXTENSION_SHAPE + "$", re.IGNORECASE)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_NO_PHONE = re.compile(
    r"(?<!\d)(?:\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d|\d{1,2}-\d{1,2}-(?:19|20)\d\d"
    r"|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}(?:\.\d{3}){1,4},\d{2}|(?<!-)\d{1,6},\d{2}"
    r"|(?:(?:19|20)\d\d[-/ ](?:19|20)\d\d|\d{2}\.?\d{3}-\d{3}|"
    + rf"{_OCTET}(?:\.{_OCTET}){{3}})(?![ .-]{{0,3}}\d)"
    + r"|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}|(?P<cpf>\d{3}\.\d{3}\.\d{3}-\d{2}))(?!\d)"
)
"""Dates, times, postal codes, amounts, addresses of machines, documents with their signs."""
_SKIPPED, _SKIPPED_DIGIT = 2.0, 0.2


@dataclass
class Found:
    """A number in a text: its place, digits, and what its spelling tells."""

    start: int
    end: int
    digits: str
    plus: bool
    code: str
    traits: set[str] = field(default_factory=set)
    extension: re.Match[str] | None = None
    """The extension behind it."""


def found_in(text: str) -> list[Found]:
    """Return the numbers of a plain text in their order; none overlaps another."""
    found: list[Found] = []
    for shape in _RUN.finditer(text):
        usual = _USUAL.fullmatch(shape[0])
        kind = usual.lastgroup if usual else ""
        if kind == "phone" and not plan.judged(digits := digits_of(shape[0])):
            start = shape.start() - len(_opening(text[max(0, shape.start() - 3) : shape.start()]))
            traits = {"bare"} if shape[0].isdecimal() and text[start] != "+" else {"separated"}
            found += _free(text, Found(start, shape.end(), digits, False, "", traits))
        elif kind == "cpf":
            found += _as_cpf(text, *shape.span())
        elif kind != "other":
            found += _numbers(text, groups_of(text, shape))
    return sorted(found, key=lambda one: one.start)


def _others(text: str, run: list[Group]) -> Iterator[re.Match[str]]:
    """Yield what is no phone in a run or begins before it."""
    start, end = run[0].start, run[-1].end
    extension = _EXTENSION_BEFORE.search(text, max(0, start - _EXTENSION_MAX), start)
    if extension and (number := _EXTENSION.match(text, extension.start())):
        yield number
    yield from _NO_PHONE.finditer(text, max(0, start - _TIME_MAX), min(len(text), end + _TIME_MAX))


def _numbers(text: str, run: list[Group]) -> Iterator[Found]:
    others = list(_others(text, run))
    blocked = _within(run, others)
    for other in others:
        if other.groupdict().get("cpf"):
            yield from _as_cpf(text, *other.span())
    if len(blocked) == len(run):
        return
    kept, unexplained = _divided(run, blocked)
    for one in kept:
        if unexplained:
            one.traits.add("partial")
        yield from _free(text, one)


def _as_cpf(text: str, start: int, end: int) -> Iterator[Found]:
    """Yield a number with a CPF's signs."""
    digits = digits_of(text[start:end])
    if plan.judged(digits[plan.prefix_of(digits, plus=False) :]) == "":
        yield Found(start, end, digits, False, "", {"as_cpf"}, _EXTENSION.match(text, end))


def _free(text: str, found: Found) -> Iterator[Found]:
    """Yield a number if it is no part of something else."""
    extension = found.extension = _EXTENSION.match(text, found.end)
    end = extension.end() if extension else found.end
    if stands_free(text, found.start, end):
        if is_glued(text, found.start, end):
            found.traits.add("glued")
        yield found


def _divided(run: list[Group], blocked: set[int]) -> tuple[list[Found], bool]:
    """Return the numbers that a run is best divided into, and whether a group belongs to none."""
    for end, cost, found in _from(run, 0, blocked):
        if end == len(run) and cost <= 0:
            return [found], False
    best: list[tuple[float, int, Found | None]] = [(0.0, 0, None)] * (len(run) + 1)
    """The least cost from a group on, the group behind the number that begins there, and the number."""
    for index in range(len(run) - 1, -1, -1):
        skipped = 0.0 if index in blocked else _SKIPPED + _SKIPPED_DIGIT * len(run[index].digits)
        best[index] = (skipped + best[index + 1][0], index + 1, None)
        for end, cost, found in _from(run, index, blocked):
            if cost + best[end][0] < best[index][0]:
                best[index] = (cost + best[end][0], end, found)
    index, unexplained = 0, False
    kept: list[Found] = []
    while index < len(run):
        _, end, number = best[index]
        if number is None:
            unexplained = unexplained or index not in blocked
        else:
            kept.append(number)
        index = end
    return kept, unexplained


def _from(run: list[Group], first: int, blocked: set[int]) -> Iterator[tuple[int, float, Found]]:
    """Yield the numbers that begin with a group: where they end, what they cost, and what they are."""
    digits = ""
    cuts: list[tuple[int, str]] = []
    plus = run[first].gap.rstrip("([ ").endswith("+")
    for last in range(first, min(first + _GROUPS_MAX, len(run))):
        group = run[last]
        if last in blocked or len(digits) + len(group.digits) > _DIGITS_MAX or (digits and "+" in group.gap):
            return
        if digits:
            cuts.append((len(digits), group.gap))
        digits += group.digits
        if len(digits) < _DIGITS_MIN or (not plus and digits.startswith("00") and last + 1 < len(run)):
            continue  # 00 is the begin of a code as well: of a number only where nothing follows
        if judged := cost_of(digits, cuts, plus=plus):
            cost, code, traits = judged
            start = run[first].start - len(_opening(run[first].gap))
            yield last + 1, cost, Found(start, group.end, digits, plus, code, traits)


def _within(run: list[Group], others: list[re.Match[str]]) -> set[int]:
    """Return the indices of the groups that stand in one of the others, which are in the text's order."""
    found, index = set(), 0
    for other in others:
        while index < len(run) and run[index].start < other.end():
            if run[index].start >= other.start():
                found.add(index)
            index += 1
    return found


def _opening(before: str) -> str:
    """Return the brackets and the plus that open a number, of what stands before its first digit."""
    return before[len(before.rstrip("+([ ")) :].lstrip(" ")
