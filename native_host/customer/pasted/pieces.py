"""Lines cut into pieces at their labels: `CPF: 529… Tel: (51)…` are two, each with what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from native_host.customer.pasted.addresses import masked
from native_host.customer.pasted.lines import Line
from native_host.customer.pasted.trailing import trailing
from native_host.customer.pasted.vocabulary import folded, vocabulary

_MORE = (
    r"(?:\s{0,20}/\s{0,20}|\s{1,20}(?:d[aeo]s?|para|pel[ao]s?|com|n[ao])\s{1,20})"
    r"(?:(?:meu|minha|seu|sua|nosso|nossa|o|a)\s{1,20})?"
    r"[^\W\d][\w-]{1,20}"
)
_NUMBER_SIGN = r"(?:\bn[ºo°]\.?|n\.|n[úu]mero|#)"
_AFTER_LABEL = re.compile(
    r"(?:\s{0,20}\(?\d{1,2}\)?(?=\s{0,20}(?:[\"':=\t|;,]|\.\.|$)))?"
    rf"(?:(?:{_MORE}){{0,3}}(?=\s{{0,20}}(?:[:=|\t?]|{_NUMBER_SIGN})|\s{{1,20}}(?:é|É|eh)\s)|)"
    rf"(?:\s{{0,20}}{_NUMBER_SIGN})?\.{{0,60}}[\"'_]{{0,20}}"
    r"(?P<sign>\s{0,20}(?:-{1,20}>|[:=|\t?>]{1,20})|\s{0,20}\.{3,60}(?=\s)|(?<=\.\.\.)\s{1,20}|\s{2,20}|\s-\s"
    r"|\s{1,20}(?:é|É|eh)(?=\s)|\s{0,20}$|)[\"'\s]{0,20}"
)
"""A running number, `nº`, more words of the label (`do titular`, `/WhatsApp`), the sign before the value."""

_GOES_ON = re.compile(
    r"\s{1,20}(?:d[aeo]s?|para|p/|pel[ao]s?)\s{1,20}(?:(?:meu|minha|seu|sua|nosso|nossa)\s{1,20})?"
    r"|\s{0,20}/\s{0,20}"
)
_SOMEONE_ELSE = re.compile(
    r"\b(?:espos[ao]|marido|filh[ao]|pai|mae|irma|irmao|conjuge|soci[ao]|contador|contadora|contabilidade|procurador|"
    r"testemunha|avalista|vizinh[ao]|amig[ao]|terceiro|fornecedor|atendente|vendedor|medic[ao]|tecnic[ao]|"
    r"operador[a]?|agente|analista|consultor[a]?|corretor[a]?|atendimento|suporte|central)\b"
)
_WORDS = re.compile(r"[^\W\d]{2,}")
_WORDS_OF_DATA = 6
"""A name and a role; more words are a sentence."""
_WITH_AREA = re.compile(r"\s{0,20}\(?(?:com|e|/|\+)\s{0,20}")
_NAMED = ("nome", "razao", "name", "full name")
_AREA = "ddd"
"""`telefone com DDD`: still the phone."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a line.

    Attributes:
        kind: what its label says the value is (`words.toml`, labels); empty without a label.
        label: the label as it stands in the text.
        text: what follows; e-mail addresses in it are masked.
        start: the column at which `text` begins in its line.
        strong: a sign or the end of the line parts label and value.
        row: number of the table's row it is a cell of, from 1; 0: of none.
        said: `é` parts label and value.
        someone_else: the label names another person than the customer: `CPF da esposa`.
        outdated: the label says that the value was once right: `e-mail antigo`.
    """

    line: Line
    kind: str
    label: str
    text: str
    start: int
    strong: bool
    row: int = 0
    said: bool = False
    someone_else: bool = False
    outdated: bool = False

    @cached_property
    def prose(self) -> bool:
        """Whether it has as many words as a sentence: a value in it may be anybody's."""
        return len(_WORDS.findall(self.text)) > _WORDS_OF_DATA

    @property
    def stem(self) -> str:
        """The text as it stands in the line, nothing masked."""
        return self.line.text[self.start : self.start + len(self.text)]


def pieces_of(line: Line, inherited: tuple[str, str] = ("", "")) -> list[Piece]:
    """Return the line's pieces; `inherited` (kind, label) holds for what stands before its first label."""
    hidden = masked(line.text)
    plain = folded(hidden)
    marks, words = _marks(plain), vocabulary()
    if behind := trailing(hidden, marks, words.kinds):
        return [
            Piece(
                line,
                words.kinds[one.label[0]],
                line.text[one.label.start() : one.label.end()],
                hidden[one.start : one.end],
                one.start,
                False,
                someone_else=_SOMEONE_ELSE.search(plain, one.label.end(), one.label_end) is not None,
                outdated=words.outdated.match(plain, one.label.end(), one.label_end) is not None,
            )
            for one in behind
        ]
    ends = [mark.start() for mark in marks[1:]] + [len(hidden)][: len(marks)]
    first = marks[0].start() if marks else len(hidden)
    found = []
    if hidden[:first].strip(" \t|;,"):
        found.append(Piece(line, *inherited, hidden[:first], 0, bool(inherited[0])))
    for mark, end in zip(marks, ends, strict=True):
        outdated = words.outdated.match(plain, mark.end(), end) if plain.startswith(" ", mark.end()) else None
        sign = _AFTER_LABEL.match(hidden, outdated.end() if outdated else mark.end(), end)
        kind = words.kinds[mark[0]]
        # `DDD 54: 3292-…`: what looks like a running number is the value.
        start = sign.end() if sign and kind != "area_code" else mark.end()
        parted = sign["sign"] if sign else ""
        said = parted.strip() in ("é", "É", "eh")
        strong = not said and bool(parted or start >= len(hidden))
        label = line.text[mark.start() : mark.end()]
        other = _SOMEONE_ELSE.search(plain, mark.end(), start) is not None
        found.append(
            Piece(
                line,
                kind,
                label,
                hidden[start:end],
                start,
                strong,
                said=said,
                someone_else=other,
                outdated=outdated is not None,
            )
        )
    return found


def _marks(plain: str) -> list[re.Match[str]]:
    """Return the labels; one that goes on with the label before it (`e-mail para contato`) is part of it."""
    marks: list[re.Match[str]] = []
    end = -1
    for mark in vocabulary().label.finditer(plain):
        goes_on = _WITH_AREA if mark[0] == _AREA else _GOES_ON
        if end < 0 or not goes_on.fullmatch(plain, end, mark.start()):
            marks.append(mark)
        end = mark.end()
    return marks


def lone_label(pieces: list[Piece]) -> tuple[str, str]:
    """Return kind and label of a line that is nothing but a label: its value stands on the next line."""
    if len(pieces) == 1 and pieces[0].kind and not pieces[0].text.strip(" :|)"):
        return pieces[0].kind, pieces[0].label
    return "", ""


def prompts_for_name(piece: Piece) -> bool:
    """Whether a name is asked for, politely perhaps, and not given: `me manda o nome completo, por favor`."""
    return (
        piece.kind == "name"
        and folded(piece.label).startswith(_NAMED)
        and vocabulary().asking.fullmatch(folded(piece.text)) is not None
    )
