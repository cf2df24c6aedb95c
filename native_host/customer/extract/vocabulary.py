"""The words of `words.toml`, ready to be found in one pass over a line's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, compress
from pathlib import Path
from typing import NamedTuple, cast

from native_host.customer.extract.stamp_shape import stamp_shape
from native_host.customer.values.folding import folded as values_folded
from native_host.toml import load_toml

_BETWEEN = " -/.'_()"
"""Signs that may part the words of one phrase; as many as below."""
_BETWEEN_MAX = 3


class Words(NamedTuple):
    """The words and runs of digits of a folded line, and where each begins and ends."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


class Mark(NamedTuple):
    """A phrase of the vocabulary: what sort it is, what it says, and its words in the line."""

    sort: str
    says: str
    first: int
    end: int


_ASCII_WORD = re.compile(r"([a-z]+|[0-9]+)")
"""The words of most folded lines; in half the time of `Vocabulary.word`, which finds the same ones."""
_TYPED_MIN, _LONG_MIN = 4, 6
"""Letters of a label's word in which letters may be changed about, and one be left out or too many."""

_Phrases = dict[str, list[tuple[tuple[str, ...], str, str]]]
"""First word → further words, sort and meaning; the longest first."""


@dataclass(frozen=True)
class Vocabulary:
    """What `words.toml` holds.

    Attributes:
        phrases: whatever `marks_in` finds, by first word.
        beginnings: the same by first and second word; behind "" those of one word, which all lists end with.
        word: finds the words of a line, signs drawn in place of a label among them; as a group, to split at.
        points: finds the words that say of a number that it is what was spoken of.
        sets: single words by the name of their list.
        stamp: finds the stamp of a chat's message in a folded line.
    """

    phrases: _Phrases
    beginnings: dict[str, dict[str, list[tuple[tuple[str, ...], str, str]]]]
    word: re.Pattern[str]
    points: re.Pattern[str]
    sets: dict[str, frozenset[str]]
    stamp: re.Pattern[str]


def folded(text: str) -> str:
    """Return `text` in small letters without accents, each character in its place; `º` is a full stop."""
    if not text.isascii():
        for sign in "ºª°":
            text = text.replace(sign, ".")
    return values_folded(text)


_SORTS = {
    ("label", ""): "label",
    ("drawn", ""): "label",
    ("said", ""): "said",
    ("owner", "words"): "owner",
    ("owner", "for_him"): "for_him",
    ("past", "words"): "past",
    ("past", "reluctant"): "past",
    ("past", "corrections"): "corrects",
    ("head", "wrote"): "wrote",
    ("head", "forwarded"): "forwarded",
    ("head", ""): "head",
    ("signature", "closings"): "closing",
    ("signature", "roles"): "role",
    ("signature", "footers"): "footer",
    ("notice", "words"): "notice",
    ("notice", "trouble"): "trouble",
    ("voice", "agents"): "agent_name",
    ("voice", "customers"): "customer_name",
    ("voice", "agent"): "agent",
    ("voice", "customer"): "customer",
    ("voice", "roles"): "desk_role",
    ("voice", "desk"): "desk",
    ("voice", "repeats"): "repeats",
    ("asking", "words"): "asks",
    ("asking", "name"): "asks_name",
    ("system", "words"): "system",
}
"""Table and list of `words.toml` → sort of mark; with "" all lists of the table, each saying its name."""


@cache
def vocabulary() -> Vocabulary:
    """Return the words, read once."""
    tables = cast("dict[str, dict[str, list[str]]]", load_toml(Path(__file__).with_name("words.toml")))
    drawn = "".join(sign for signs in tables["drawn"].values() for sign in signs)
    word = re.compile(rf"([^\W\d_]+|\d+|[{drawn}])")
    phrases: _Phrases = {}
    for table, lists in tables.items():
        for name, texts in lists.items():
            sort = _SORTS.get((table, name)) or _SORTS.get((table, ""))
            for text in texts if sort else ():
                first, *rest = word.findall(text)
                phrases.setdefault(first, []).append((tuple(rest), sort or "", name))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    sets = {
        f"{table}.{name}": frozenset(texts)
        for table, lists in tables.items()
        if table in ("words", "voice", "past", "head", "asking", "owner")
        for name, texts in lists.items()
    }
    beginnings = {first: _by_second(entries) for first, entries in phrases.items()}
    stamp = re.compile(stamp_shape(tables["words"]["dates"], tables["words"]["links"]))
    points = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(tables['words']['points'])))})\b")
    return Vocabulary(phrases, beginnings, word, points, sets, stamp)


def _by_second(
    entries: list[tuple[tuple[str, ...], str, str]],
) -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    single = [entry for entry in entries if not entry[0]]
    seconds = {entry[0][0] for entry in entries if entry[0]}
    found = {second: [*(one for one in entries if one[0][:1] == (second,)), *single] for second in seconds}
    return {**found, "": single}


def mistyped(text: str) -> str:
    """Return what a word for a label says that was mistyped in one letter; empty if there is none such."""
    typos = _typos()
    keys = (_letters(text), f"-{text}", *(f"={shorter}" for shorter in _shorter(text)))
    return next((typos[key] for key in keys if key in typos), "")


@cache
def _typos() -> dict[str, str]:
    """Labels of one word by what typing errors leave: letters changed about, one left out, one too many."""
    found: dict[str, str] = {}
    for first, entries in vocabulary().phrases.items():
        for rest, sort, says in entries:
            if sort == "label" and says != "form" and not rest and len(first) >= _TYPED_MIN:
                found.setdefault(_letters(first), says)
                if len(first) >= _LONG_MIN:
                    found.setdefault(f"={first}", says)
                    found.update({f"-{shorter}": says for shorter in _shorter(first)})
    return found


def _letters(text: str) -> str:
    return text[:1] + "".join(sorted(text)).upper()


def _shorter(text: str) -> list[str]:
    return [text[:at] + text[at + 1 :] for at in range(1, len(text))]


def words_in(plain: str) -> Words:
    """Return the words of a folded line."""
    parts = (_ASCII_WORD if plain.isascii() else vocabulary().word).split(plain)
    columns = list(accumulate(map(len, parts)))
    return Words(parts[1::2], columns[:-1:2], columns[1::2])


def marks_in(words: Words, plain: str) -> list[Mark]:
    """Return the phrases of the vocabulary, the longest of each sort at each place, in the line's order."""
    beginnings = vocabulary().beginnings
    found: list[Mark] = []
    reached: dict[str, int] = {}
    texts = [*words.texts, ""]
    for index in compress(range(len(words.texts)), map(beginnings.__contains__, words.texts)):
        own = beginnings[texts[index]]
        for rest, sort, says in own.get(texts[index + 1]) or own[""]:
            if reached.get(sort, 0) <= index and (not rest or _follow(rest, words, index, plain)):
                reached[sort] = end = index + 1 + len(rest)
                found.append(tuple.__new__(Mark, (sort, says, index, end)))  # faster than its constructor
    return found


def _follow(rest: tuple[str, ...], words: Words, index: int, plain: str) -> bool:
    if index + len(rest) >= len(words.texts):
        return False
    for place, text in enumerate(rest, index + 1):
        if words.texts[place] != text:
            return False
        gap = plain[words.ends[place - 1] : words.starts[place]]
        if len(gap) > _BETWEEN_MAX or gap.strip(_BETWEEN):
            return False
    return True
