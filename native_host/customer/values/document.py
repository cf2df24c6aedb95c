"""CPF and CNPJ, the alphanumeric one included (Instrução Normativa RFB 2.229/2024)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from native_host.customer.values import phone_number
from native_host.customer.values.groups import Group, groups_of
from native_host.customer.values.issues import issue, wrong
from native_host.customer.values.look_alikes import as_digits, as_latin, plain
from native_host.customer.values.match import Match, Value
from native_host.customer.values.spoken import Heard, heard, in_their_places
from native_host.customer.values.surroundings import is_glued, stands_free
from native_host.protocol.messages import CustomerKey
from native_host.registers import is_cnpj, is_cpf

CPF_LENGTH, CNPJ_LENGTH = 11, 14
_PADDED = {9: CPF_LENGTH, 10: CPF_LENGTH, 12: CNPJ_LENGTH, 13: CNPJ_LENGTH}
"""Digits that are left of a number whose zeros in front a spreadsheet has eaten, and those that it has."""
_LABEL = re.compile(
    r"^\s*(?:CPF\s*/\s*CNPJ|CNPJ\s*/\s*CPF|C\.?N\.?P\.?J\.?|C\.?P\.?F\.?)\s*(?:[:\-–]\s*)?", re.IGNORECASE
)
_SEPARATORS = re.compile(r"[\s./\-_,]")
_CNPJ = re.compile(r"[0-9A-Z]{12}[0-9]{2}")
_ALLOWED = re.compile(r"[0-9A-Z]+")

_RUN = re.compile(r"\d(?:(?: {0,2}[./-] {0,2}| {1,2}|[,_])?\d){7,}")
_USUAL_OTHER = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}(?: \d{1,2})?|(?:\d\d )?9?\d{4}-\d{4}")
"""As dates, with an hour, and phones are: there is no document in them."""
_GROUPS_MAX, _DIGITS_MIN, _DIGITS_MAX = 14, 8, 16
_LEAST_DIGITS = 3
"""Of a CNPJ of letters: its check digits and one more."""
_CUTS = {CPF_LENGTH: frozenset({3, 6, 9}), CNPJ_LENGTH: frozenset({2, 5, 8, 12})}
"""After how many signs people part a number."""
_LENGTHS = {*_CUTS, *_PADDED}
_LIKE_A_DOCUMENT = re.compile(r"\d{1,4}(?:\.\d{1,4}){2,3}-\d{1,3}|\d{1,3}(?:\.?\d{1,4}){2}/\d{3,5}-?\d{1,3}")
"""With a document's signs, but too few digits or too many."""
_LETTERED = re.compile(
    r"(?<![\w.@-])[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3} ?/? ?[0-9A-Z]{4} ?-? ?[0-9]{2}(?![\w@])",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[^\W_]{4} ?-? ?\d\d(?!\d)")
"""The end of every CNPJ: where it is not met, none is looked for."""
_LOOK_ALIKE = re.compile(
    r"(?<![\w@])[0-9OoIlQSsBZzЗз|][0-9OoIlQSsBZzЗз|./-]{9,18}[0-9OoIlQSsBZzЗз|](?![\w@])"
)
_LOOK_ALIKE_NEAR = re.compile(r"\d[./-]?[OoIlQSsBZz|\u0370-\u04ff]|[OoIlQSsBZz|\u0370-\u04ff][./-]?\d")
_VALID, _ODD_VALID, _SHORT, _SEPARATED, _PADDED_RANK, _BARE = range(6)
"""Of two readings over one another the better one is kept: the smaller rank."""


def scan(text: str | Heard) -> list[Match]:
    """Return whatever is shaped like a CPF or CNPJ, in the text's order, none over another.

    Traits:
        bare: nothing but digits. separated: signs where people set them. odd: signs elsewhere.
        letters: an alphanumeric CNPJ. padded: valid once the zeros in front are back; only under a label.
        wrong_check: no value, for its check digits are wrong. short: no value, for signs are missing.
        also_phone: its digits make a valid phone number. partial: beside further digits.
        glued: a word touches it.
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


def parse(written: str) -> Value:
    """Return one written CPF or CNPJ; empty text is no value without an issue."""
    text = plain(written).strip()
    signs = _SEPARATORS.sub("", _LABEL.sub("", text))
    number = signs.upper()
    if not text:
        return Value(CustomerKey.CPF, None, "")
    if (read := _valid(number)) or (read := _with_zeros(number)):
        return read
    if (meant := _meant(signs)) is not None:
        return wrong(meant.key, "look_alike", text, meant.value, suggestion=meant.display)
    return _refused(number, text)


def display(value: str) -> str:
    """Return a canonical number with its usual signs; what is none as it is."""
    read = _valid(value)
    return read.display if read else value


def kind_of(number: str) -> CustomerKey | None:
    """Return what a canonical number is; None if its check digits are wrong, or it is none."""
    if len(number) == CPF_LENGTH and number.isascii() and number.isdecimal() and is_cpf(number):
        return CustomerKey.CPF
    return CustomerKey.CNPJ if _CNPJ.fullmatch(number) and is_cnpj(number) else None


def _valid(number: str) -> Value | None:
    """Return the CPF or CNPJ with these digits and letters if its check digits are right."""
    kind = kind_of(number)
    if kind is None:
        return None
    if kind is CustomerKey.CPF:
        return Value(kind, number, f"{number[:3]}.{number[3:6]}.{number[6:9]}-{number[9:]}")
    return Value(kind, number, f"{number[:2]}.{number[2:5]}.{number[5:8]}/{number[8:12]}-{number[12:]}")


def _with_zeros(number: str) -> Value | None:
    """Return the number that it is with the zeros in front that a spreadsheet has eaten."""
    length = _PADDED.get(len(number))
    if length is None or not (number.isascii() and number.isdecimal()):
        return None
    read = _valid(number.zfill(length))
    return replace(read, issues=(issue("document_padded"),)) if read else None


def _meant(signs: str) -> Value | None:
    """Return the document that it becomes when look-alikes are made what they look like."""
    if signs.isascii() and signs.isdecimal():
        return None
    latin = as_latin(signs)
    digits = as_digits(latin)
    return _valid(latin.upper()) or _valid(digits) or _valid(latin[:12].upper() + digits[12:])


def _refused(number: str, text: str) -> Value:
    key = CustomerKey.CPF if len(number) <= CPF_LENGTH else CustomerKey.CNPJ
    if not _ALLOWED.fullmatch(number) or (len(number) == CPF_LENGTH and not number.isdecimal()):
        return wrong(key, "document_characters", text)
    if len(number) not in (CPF_LENGTH, CNPJ_LENGTH):
        return wrong(key, "document_length", text, count=len(number))
    if not number[-2:].isdecimal():
        return wrong(key, "document_ending", text)
    if len(set(number)) == 1:
        return wrong(key, "document_repeated", text)
    return wrong(key, "check_digits", text, document=key.value.upper())


def _numbers(words: str) -> Iterator[tuple[int, Match]]:
    for run in _RUN.finditer(words):
        if not _USUAL_OTHER.fullmatch(run[0]):
            yield from _of_run(words, groups_of(words, run))


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
            if is_glued(words, start, end):
                traits.add("glued")
            if phone_number.judged(digits) == "":
                traits.add("also_phone")
            yield rank, Match(start, end, read, frozenset(traits))
            if rank == _VALID:
                break  # what is longer holds this one


def _is_edge(gap: str) -> bool:
    """Whether a number may begin or end at a separator; a dot or dash belongs to both sides."""
    return gap not in (".", "-")


def _ranked(written: str, digits: str, cuts: set[int], *, whole: bool) -> tuple[int, Value, set[str]] | None:
    """Return what a stretch of digits is as a document, or nothing."""
    usual_cuts, rest = _CUTS.get(len(digits)), 0
    if length := _PADDED.get(len(digits)):
        rest = length - len(digits)
        usual_cuts = frozenset(cut - rest for cut in _CUTS[length])
    usual = usual_cuts is not None and cuts <= usual_cuts
    signs = {"bare"} if not cuts else {"separated"} if usual else {"odd"}
    if rest and usual and (read := _with_zeros(digits)):
        return _PADDED_RANK, read, signs | {"padded"}
    if usual_cuts is not None and not rest and (usual or whole):
        if read := _valid(digits):
            return (_VALID if usual else _ODD_VALID), read, signs
        if usual:
            return (_SEPARATED if cuts else _BARE), _refused(digits, written), signs | {"wrong_check"}
    if whole and _LIKE_A_DOCUMENT.fullmatch(written):
        return _SHORT, parse(written), {"short"}
    return None


def _lettered(words: str) -> Iterator[tuple[int, Match]]:
    latin = as_latin(words)
    for match in _LETTERED.finditer(latin):
        written = words[match.start() : match.end()]
        signs = _SEPARATORS.sub("", match[0])
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
        signs = _SEPARATORS.sub("", written)
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
