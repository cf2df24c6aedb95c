"""CPF and CNPJ, the alphanumeric one included (Instrução Normativa RFB 2.229/2024)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.values import phone_number
from native_host.customer.values.document_written import (
    CNPJ_LENGTH,
    CPF_LENGTH,
    PADDED,
    SEPARATORS,
    kind_of,
    parse,
    read_padded,
    read_valid,
    refused,
)
from native_host.customer.values.groups import Group, digits_of, groups_of
from native_host.customer.values.look_alikes import as_latin
from native_host.customer.values.match import Match, Value
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.customer.values.surroundings import is_glued, stands_free

__all__ = ["CNPJ_LENGTH", "CPF_LENGTH", "display", "kind_of", "parse", "scan"]

_RUN = re.compile(r"\d(?:(?: {0,2}[./-] {0,2}| {1,2}|[,_])?\d){7,}")
_USUAL = re.compile(
    r"\d{3}\.\d{3}\.\d{3}-\d\d|\d\d\.\d{3}\.\d{3}/\d{4}-\d\d"
    r"|(?P<other>\d{1,2}/\d{1,2}/\d{2,4}(?: \d{1,2})?|(?:\d\d )?9?\d{4}-\d{4})"
)
"""As documents are written well, dates with an hour, and phones: nothing is to be divided."""
_GROUPS_MAX, _DIGITS_MIN, _DIGITS_MAX = 14, 8, 16
_LEAST_DIGITS = 3
"""Of a CNPJ of letters: its check digits and one more."""
_CUTS = {CPF_LENGTH: frozenset({3, 6, 9}), CNPJ_LENGTH: frozenset({2, 5, 8, 12})}
"""After how many signs people part a number."""
_LENGTHS = {*_CUTS, *PADDED}
_LIKE_A_DOCUMENT = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,3}-\d{1,3}|\d{1,3}(?:\.?\d{1,4}){2}/\d{3,5}-?\d{1,3}")
"""With a document's signs, but too few digits or too many."""
_LETTERED = re.compile(
    r"(?<![\w.@-])[0-9A-Z]{2}[. ]?[0-9A-Z]{3}[. ]?[0-9A-Z]{3} ?/? ?[0-9A-Z]{4} ?-? ?[0-9]{2}(?![\w@])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[^\W_]{4} ?-? ?\d\d(?!\d)")
"""The end of every CNPJ: where it is not met, none is looked for."""
_ALIKE = "[0-9OoIlQSsBZzЗз|]"
_LOOK_ALIKE = re.compile(
    rf"(?<![\w@])(?:{_ALIKE}{{3}}\. ?{_ALIKE}{{3}}\. ?{_ALIKE}{{3}} ?- ?{_ALIKE}{{2}}"
    rf"|{_ALIKE}(?:{_ALIKE}|[./-]){{9,18}}{_ALIKE})(?![\w@])"
)
_LOOK_ALIKE_NEAR = re.compile(r"[OoIlQSsBZz|\u0370-\u04ff](?:(?<=\d.)|(?<=\d[./-].)|[./-]?\d)", re.DOTALL)
_VALID, _ODD_VALID, _SHORT, _SEPARATED, _PADDED_RANK, _BARE = range(6)
"""Of two readings over one another the better one is kept: the smaller rank."""


def scan(text: str | Heard) -> list[Match]:
    """Return whatever is shaped like a CPF or CNPJ, in the text's order, none over another.

    Traits:
        bare: nothing but digits. separated: signs where people set them. odd: signs elsewhere.
        letters: an alphanumeric CNPJ. padded: valid once the zeros in front are back; only under a label.
        wrong_check: no value, for its check digits are wrong. short: no value, for signs are missing.
        also_phone: its digits make a valid phone number. partial: beside further digits.
        glued: a word touches it. wide: two blanks stand in it, or the end of a line stood there.
        look_alike: no value, but one with letters taken for digits. spoken: with digits in words.
    """
    said = heard(text)
    words = said.plain
    if said.digits < _LEAST_DIGITS:
        return []
    found = list(_numbers(words)) if said.digits >= _DIGITS_MIN else []
    if _ENDING.search(words):
        found += _lettered(words)
    if _LOOK_ALIKE_NEAR.search(words):
        found += _look_alikes(words)
    return in_their_places(_apart(found), said)


def display(value: str) -> str:
    """Return a canonical number with its usual signs; what is none as it is."""
    read = read_valid(value)
    return read.display if read else value


def _numbers(words: str) -> Iterator[tuple[int, Match]]:
    for run in _RUN.finditer(words):
        usual = _USUAL.fullmatch(run[0])
        if usual and usual["other"]:
            continue
        read = read_valid(digits_of(run[0])) if usual else None
        if read and read.value and stands_free(words, *run.span()):
            yield _VALID, _match(words, run.span(), read, {"separated"}, read.value)
        elif not usual or not read:
            yield from _of_run(words, groups_of(words, run))


def _match(words: str, place: tuple[int, int], read: Value, traits: set[str], digits: str) -> Match:
    if is_glued(words, *place):
        traits.add("glued")
    if "  " in words[slice(*place)]:
        traits.add("wide")
    if phone_number.judged(digits) == "":
        traits.add("also_phone")
    return Match(*place, read, frozenset(traits))


def _of_run(words: str, run: list[Group]) -> Iterator[tuple[int, Match]]:
    """Yield what may be a number, with its rank, of groups with nothing but separators between them."""
    edges = [index == 0 or _is_edge(group.gap) for index, group in enumerate(run)] + [True]
    for first in range(len(run)):
        if not edges[first]:
            continue
        digits, cuts = "", set[int]()
        for last in range(first, min(first + _GROUPS_MAX, len(run))):
            if digits:
                cuts.add(len(digits))
            digits += run[last].digits
            if len(digits) > _DIGITS_MAX:
                break
            whole = first == 0 and last == len(run) - 1
            if not (whole or len(digits) in _LENGTHS) or not edges[last + 1]:
                continue
            start, end = run[first].start, run[last].end
            ranked = _ranked(words[start:end], digits, cuts, whole=whole)
            if ranked is None or not stands_free(words, start, end):
                continue
            rank, read, traits = ranked
            if not whole:
                traits.add("partial")
            yield rank, _match(words, (start, end), read, traits, digits)
            if rank == _VALID:
                break  # what is longer holds this one


def _is_edge(gap: str) -> bool:
    """Whether a number may begin or end at a separator; a dot or dash belongs to both sides."""
    return gap not in (".", "-")


def _ranked(written: str, digits: str, cuts: set[int], *, whole: bool) -> tuple[int, Value, set[str]] | None:
    """Return what a stretch of digits is as a document, or nothing."""
    usual_cuts, rest = _CUTS.get(len(digits)), 0
    if length := PADDED.get(len(digits)):
        rest = length - len(digits)
        usual_cuts = frozenset(cut - rest for cut in _CUTS[length])
    usual = usual_cuts is not None and cuts <= usual_cuts
    signs = {"bare"} if not cuts else {"separated"} if usual else {"odd"}
    if rest and usual and (read := read_padded(digits)):
        return _PADDED_RANK, read, signs | {"padded"}
    if usual_cuts is not None and not rest and (usual or whole):
        if read := read_valid(digits):
            return (_VALID if usual else _ODD_VALID), read, signs
        if usual:
            return (_SEPARATED if cuts else _BARE), refused(digits, written), signs | {"wrong_check"}
    if whole and _LIKE_A_DOCUMENT.fullmatch(written):
        return _SHORT, parse(written), {"short"}
    return None


def _lettered(words: str) -> Iterator[tuple[int, Match]]:
    latin = as_latin(words)
    for match in _LETTERED.finditer(latin):
        written = words[match.start() : match.end()]
        signs = SEPARATORS.sub("", match[0])
        if signs.isdecimal() or not any(map(str.isdecimal, signs[:12])):
            continue  # twelve letters before two digits are a word, not a register entry
        read = parse(written)
        if read.value is not None:
            yield (
                _VALID,
                Match(*match.span(), read, frozenset({"letters", "separated" if "/" in written else "bare"})),
            )
        elif read.meant is not None:
            yield _ODD_VALID, Match(*match.span(), read, frozenset({"letters", "look_alike"}))
        elif "/" in written:
            yield _SEPARATED, Match(*match.span(), read, frozenset({"letters", "separated", "wrong_check"}))


def _look_alikes(words: str) -> Iterator[tuple[int, Match]]:
    for match in _LOOK_ALIKE.finditer(as_latin(words)):
        written = words[match.start() : match.end()]
        signs = SEPARATORS.sub("", written)
        if len(signs) in _CUTS and not signs.isdecimal() and 2 * sum(map(str.isdecimal, signs)) >= len(signs):
            read = parse(written)
            if read.meant is not None:
                yield _ODD_VALID, Match(*match.span(), read, frozenset({"look_alike"}))


def _apart(ranked: list[tuple[int, Match]]) -> list[Match]:
    """Return the matches of which none is over another: of two the better one, else the longer."""
    kept: list[tuple[int, Match]] = []
    for rank, match in sorted(ranked, key=lambda one: (one[1].start, one[0], -one[1].end)):
        if kept and match.start < kept[-1][1].end:
            before, over = kept[-1]
            if (rank, over.end - over.start) < (before, match.end - match.start):
                kept[-1] = rank, match
            continue
        kept.append((rank, match))
    return [match for _, match in kept]
