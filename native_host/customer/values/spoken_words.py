"""The words of `spoken.toml`, and a text taken apart into words and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from native_host.toml import load_toml

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_|\n")


@dataclass(frozen=True)
class Words:
    """What `spoken.toml` holds."""

    values: dict[str, int]
    plurals: dict[str, int]
    times: dict[str, int]
    signs: dict[str, str]
    joiners: dict[str, str]
    providers: dict[str, str]
    at: frozenset[str]
    before_address: frozenset[str]
    asides: frozenset[str]
    endings: frozenset[str]
    area: frozenset[str]


class Token(NamedTuple):
    """A word, a number or a sign, and its place."""

    text: str
    start: int
    end: int


class Made(NamedTuple):
    """What a stretch of the text is made; `glued`: the blanks before it go."""

    start: int
    end: int
    text: str
    glued: bool = False


def tokens_of(low: str) -> list[Token]:
    """Return the words, numbers and signs of a folded text."""
    return [Token(one[0], one.start(), one.end()) for one in _TOKEN.finditer(low)]


def word_at(tokens: list[Token], at: int) -> str:
    """Return a token's text; nothing beyond the first and the last."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


@cache
def words() -> Words:
    """Return the words, read once."""
    table = cast("dict[str, dict[str, object]]", load_toml(Path(__file__).with_name("spoken.toml")))
    lists = cast("dict[str, list[str]]", table["words"])
    return Words(
        values=cast("dict[str, int]", table["values"]),
        plurals=cast("dict[str, int]", table["plurals"]),
        times=cast("dict[str, int]", table["times"]),
        signs=cast("dict[str, str]", table["signs"]),
        joiners=cast("dict[str, str]", table["joiners"]),
        providers=cast("dict[str, str]", table["providers"]),
        at=frozenset(lists["at"]),
        before_address=frozenset(lists["before_address"]),
        asides=frozenset(lists["asides"]),
        endings=frozenset(lists["endings"]),
        area=frozenset(lists["area"]),
    )
