"""What is known of a word: how many people are called so, whether it is a common word or a company's."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import cast

from native_host.customer.values.folding import folded
from native_host.customer.values.look_alikes import in_one_script
from native_host.toml import load_toml

_FOLDER = Path(__file__).parent
_GZIP = 31
"""`wbits` by which zlib reads gzip's container."""
_WORDS_KEPT = 8_192
"""Words that stay looked up; a pasted text has a tenth of it."""
_LONGEST_WORD = 24
"""Letters; a longer word is in no table, and no name."""
_NAME, _VERY_COMMON = 2, 3


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the tables know it.

    Attributes:
        plain: in small letters, without accents; of `D'Ávila` and `Bem-Querer` the longest part.
        level: how many bear it as a given name: 3 from 100,000, 2 from 1,000, 1 from 200, else 0.
        surname: one of the commonest surnames.
        never: stands in no name, nor in a company's in running text.
        ordinary: stands in no person's name.
        common: a common Portuguese word.
        business: what companies are or do.
        form: the legal form of a company.
        particle: `da`, `e`.
        title: `Sr.`, `Dona`.
        suffix: `Filho`, `Jr.`
        small: it begins with a small letter.
        capitals: it is all in capitals, of two letters at least.
        stop: it stands in no person's name.
        given: it is a given name, and not rather a surname or another word.
        named: people are called so, by given name or surname.
        of_company: it may be the legal form of a company, or a part of one.
    """

    plain: str
    level: int
    surname: bool
    never: bool
    ordinary: bool
    common: bool
    business: bool
    form: bool
    particle: bool
    title: bool
    suffix: bool
    small: bool
    capitals: bool
    stop: bool
    given: bool
    named: bool
    of_company: bool


@dataclass(frozen=True)
class Tables:
    """The words of `name_words.toml` and of the tables."""

    levels: tuple[frozenset[str], ...]
    common: frozenset[str]
    surnames: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    forms: frozenset[str]
    short_forms: frozenset[str]
    business: frozenset[str]
    address: frozenset[str]
    saints: frozenset[str]
    states: frozenset[str]
    cities: frozenset[str]
    before: dict[str, str]
    """Words in front of a name → the trait that they give it."""
    never: frozenset[str]
    ordinary: frozenset[str]
    labels: frozenset[str]
    """Words of labels, of those too that stand in no name."""
    form_texts: frozenset[str]
    """By which forms speak of themselves."""
    instructions: frozenset[str]


_IS = frozenset({"é", "É"})
"""Without its accent it is a particle: `meu nome é Ana Souza é o seguinte`."""


@cache
def tables() -> Tables:
    """Return all of it, read when it is first asked for."""
    words = cast("dict[str, str | dict[str, str]]", load_toml(_FOLDER / "name_words.toml"))

    def listed(key: str, part: str | None = None) -> frozenset[str]:
        text = cast("dict[str, str]", words[part])[key] if part else cast("str", words[key])
        return frozenset(text.split())

    def phrases(text: str) -> list[str]:
        return [" ".join(phrase.split()) for phrase in text.split(",")]

    before = cast("dict[str, str]", words["before"])
    never, labels = listed("never", "stops"), listed("labels", "stops")
    return Tables(
        levels=tuple(_blocks("given_names.txt.gz")),
        common=_blocks("common_words.txt.gz")[0],
        surnames=listed("surnames"),
        suffixes=listed("suffixes"),
        particles=listed("particles"),
        titles=listed("titles"),
        forms=listed("forms", "companies"),
        short_forms=listed("short_forms", "companies"),
        business=listed("words", "companies"),
        address=listed("address", "places"),
        saints=listed("saints", "places"),
        states=listed("states", "places"),
        cities=frozenset(phrases(cast("dict[str, str]", words["places"])["cities"])),
        before={phrase: trait for trait, text in before.items() for phrase in phrases(text)},
        never=never,
        ordinary=listed("ordinary", "stops") | labels,
        labels=labels | never,
        form_texts=listed("form", "stops") | labels | never,
        instructions=listed("instructions", "stops"),
    )


@lru_cache(_WORDS_KEPT)
def word_of(written: str) -> Word:
    """Look a word up; accents and the case of its letters count only where they tell it from another."""
    known = tables()
    whole = folded(in_one_script(written)) if len(written) <= _LONGEST_WORD else ""
    plain = max(whole.replace("'", "-").split("-"), key=len)
    surname = plain in known.surnames
    level = next((3 - number for number, block in enumerate(known.levels) if plain in block), 0)
    never, form = plain in known.never or written in _IS, plain in known.forms
    ordinary = plain in known.ordinary or written.lower() in known.ordinary
    common = plain in known.common and not surname
    return Word(
        plain=plain,
        level=level,
        surname=surname,
        never=never,
        ordinary=ordinary,
        common=common,
        business=plain in known.business,
        form=form,
        particle=plain in known.particles and written not in _IS,
        title=plain in known.titles,
        suffix=plain in known.suffixes,
        small=written[0].islower(),
        capitals=len(written) > 1 and written.isupper(),
        stop=never or ordinary,
        given=level >= (_VERY_COMMON if surname else _NAME) and not (never or common),
        named=(level >= _NAME or surname) and not never,
        of_company=form or plain in ("a", "s") or plain in known.short_forms,
    )


def _blocks(name: str) -> list[frozenset[str]]:
    """Return the blocks of words of a table."""
    text = zlib.decompress((_FOLDER / "tables" / name).read_bytes(), _GZIP).decode("ascii")
    return [frozenset(block.split("\n")) for block in text.split("\n\n")]
