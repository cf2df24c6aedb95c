"""Pasted texts that nobody wrote: put together from parts, with what is right of them.

Who speaks, on which channel, in which layout, with which noise, about whom: a *family* is one combination of
these with words of its own (`families/*.toml`), so that what holds on a family left out of the fit holds for
texts that nobody thought of. Every text is made from its seed, family and number alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import cast

from native_host.toml import load_toml
from tests.pasted import Case
from tests.pasted.generate.answers import case_of
from tests.pasted.generate.grammar import Piece, expand, parsed
from tests.pasted.generate.noise import NOISES
from tests.pasted.generate.slots import CUSTOMER, Slots


@dataclass(frozen=True)
class Family:
    """Texts that are made alike.

    Attributes:
        name: stable; what is left out together.
        texts: templates (see `grammar`) of whole texts.
        pools: lines by the name under which the templates ask for them.
        noise: chance of each noise, in 100; a text has two of them at most.
        options: of who plays in it (`Slots.person`).
    """

    name: str
    texts: list[str]
    pools: dict[str, list[str]] = field(default_factory=dict)
    noise: dict[str, int] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Generated:
    """A text that was made, with its answers."""

    family: str
    case: Case


@cache
def families() -> dict[str, Family]:
    """Return every family by its name."""
    found: dict[str, Family] = {}
    for file in sorted((Path(__file__).parent / "families").glob("*.toml")):
        for name, table in load_toml(file).items():
            if name in found:
                raise ValueError(f"{file.name}: family {name} is there already")
            found[name] = Family(name, **cast("dict[str, list[str]]", table))  # type: ignore[arg-type]
    return found


def generated(count: int, seed: int = 1, only: str | None = None) -> Iterator[Generated]:
    """Yield so many texts, of every family as many, or of one family only."""
    names = [only] if only else list(families())
    for number in range(count):
        family = families()[names[number % len(names)]]
        yield Generated(family.name, made(family, seed, number // len(names)))


def made(family: Family, seed: int, number: int) -> Case:
    """Return a family's text of that seed and number."""
    rng = Random(f"{seed} {family.name} {number}")
    slots = Slots(rng, family.pools, family.options)
    slots.person(CUSTOMER)
    template = family.texts[number % len(family.texts)]
    pieces = [piece for piece in expand(parsed(template.strip("\n")), rng, slots) if piece.text]
    _disturb(pieces, family, rng)
    return case_of(f"{family.name} {seed}:{number}", pieces)


def _disturb(pieces: list[Piece], family: Family, rng: Random) -> None:
    hit = [name for name, percent in family.noise.items() if rng.randrange(100) < percent]
    for name in sorted(hit[:2], key=list(NOISES).index):
        NOISES[name](pieces, rng)
