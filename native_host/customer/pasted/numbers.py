"""Runs of digits in a piece, each taken apart whole: a run with an unexplained rest is nobody's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CNPJ = r"\d{2}[. ]?\d{3}[. ]?\d{3}[/ ]?\d{4}[- ]?\d{2}"
_CPF = r"\d{3}[. ]?\d{3}[. ]?\d{3}[-. /]?\d{2}"
_PHONE = r"\+?(?:55[ .-]?)?(?:\(?0(?:[ ]?\d{2}[ ])?)?\(?\d{2}\)?[ .-]{0,3}(?:9[ .-]?)?\d{4}[ .-]{0,3}\d{4}"
_FREE = r"0[3589]00[ .-]?\d{3}[ .-]?\d{3,4}"
_FOREIGN = r"\+(?!55)(?=\d[ .()-]{0,3}\d)\d{1,15}(?:(?:[ .-]\(?|\(|(?<=\)))\d{1,15}\)?){0,6}"
_DATE = r"\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2}"
_LOCAL = r"9?\d{4}-\d{4}|9[ .-]?\d{4}[ .-]\d{4}|9?\d{8}|\d{8}"
_SHAPES = (
    ("foreign", _FOREIGN), ("free", _FREE), ("date", _DATE), ("cnpj", _CNPJ), ("cpf", _CPF),
    ("phone", _PHONE), ("local", _LOCAL),
)  # fmt: skip
_WHOLE = [(name, re.compile(pattern)) for name, pattern in _SHAPES]
_IN_A_ROW = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _SHAPES))

_DIGITS = re.compile(r"\d\D{0,4}\d")
_NO_DIGIT = re.compile(r"\D")
_CARRIER = re.compile(r"\b0\s?x\s?x\s?(?=\(?\d{2})", re.IGNORECASE)
_RUN = re.compile(r"(?<![\w.,/#-])[+(]?\d[\d .()/+-]{0,60}\d(?![\w#])")
_PARTING = re.compile(
    r"\s+[/-]\s+|\.\s+(?=[(+])|\s{2,}(?!\d{4}\b)"
    r"|\s*/\s*(?=\+|\(\d{2}\)|\d{2}[ .]?9?\d{4}[ .-]?\d{4}\b|9?\d{4}-\d{4}\b)"
)
"""Between two numbers of a run."""


@dataclass(frozen=True)
class Number:
    """One number: `kinds` are the shapes it has, as it could be more than one thing."""

    text: str
    start: int
    kinds: frozenset[str]

    @property
    def digits(self) -> str:
        """Its digits."""
        return _NO_DIGIT.sub("", self.text)

    @property
    def bare(self) -> bool:
        """Whether nothing but digits stands there."""
        return self.text.isdecimal()


def numbers_in(text: str) -> Iterator[Number]:
    """Yield the numbers of `text` in their order."""
    if not _DIGITS.search(text):
        return
    text = _CARRIER.sub(lambda match: "0".rjust(len(match[0])), text)
    for run in _RUN.finditer(text):
        for begin, part in _parts(run[0]):
            yield from _numbers(part, run.start() + begin)


def _parts(run: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for parting in _PARTING.finditer(run):
        if "cnpj" in _kinds(run[begin:].strip()) or parting.start() == begin:
            continue
        yield begin, run[begin : parting.start()]
        begin = parting.end()
    yield begin, run[begin:]


def _kinds(text: str) -> frozenset[str]:
    return frozenset(name for name, shape in _WHOLE if shape.fullmatch(text))


def _numbers(part: str, begin: int) -> Iterator[Number]:
    begin += len(part) - len(part.lstrip())
    bare = part.strip()
    if kinds := _kinds(bare):
        yield Number(bare, begin, kinds)
        return
    found, position = [], 0
    for match in _IN_A_ROW.finditer(bare):
        if bare[position : match.start()].strip():
            return
        found.append(Number(match[0], begin + match.start(), _kinds(match[0])))
        position = match.end()
    if position == len(bare):
        yield from found
