"""Templates of texts: plain text with choices, shuffles, options and slots.

{Oi|Olá}            one of them
{&Nome: «name»|CPF: «cpf»}   all of them, in any order
{?40obrigada}       with a chance of 40 in 100
«cpf:plain»         a slot: who writes the text says what stands in it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Protocol

_OPTION_DIGITS = 2


@dataclass
class Sequence:
    """Nodes one after the other."""

    nodes: list[Node] = field(default_factory=list)


@dataclass
class Choice:
    """Alternatives: `kind` is `|` for one of them, `&` for all in any order, `?` for perhaps the first."""

    kind: str
    alternatives: list[Sequence]
    percent: int = 100
    order: str = ""
    """Of a shuffle: the digit that names it."""


@dataclass
class Slot:
    """What `«…»` holds."""

    name: str


Node = str | Slot | Choice


@dataclass
class Piece:
    """A stretch of a made text.

    Attributes:
        text: as it stands in it.
        key: what it is a value of (`name`, `phone` …), `number` for any other number; empty for plain words.
        value: what its reader must make of it; of a name, how it is written.
        field: what it was drawn as, e.g. `company` of a name.
        owner: whose it is.
        worth: `right`, `also` (may come after the right one), `any` (may be offered), or `never`.
    """

    text: str
    key: str = ""
    value: str = ""
    field: str = ""
    owner: str = ""
    worth: str = "never"


class Filling(Protocol):
    """Who says what stands in a text's slots."""

    seed: float
    """The text's own."""

    def fill(self, slot: str) -> list[Piece]:
        """Return what stands in a slot."""


@cache
def parsed(template: str) -> Sequence:
    """Return a template's nodes.

    Raises:
        ValueError: a bracket is not closed.
    """
    return _sequence(template, 0, "")[0]


def expand(sequence: Sequence, rng: Random, filling: Filling) -> Iterator[Piece]:
    """Yield a text's pieces."""
    for node in sequence.nodes:
        if isinstance(node, str):
            yield Piece(node)
        elif isinstance(node, Slot):
            yield from filling.fill(node.name)
        elif node.kind == "?":
            if rng.randrange(100) < node.percent:
                yield from expand(node.alternatives[0], rng, filling)
        else:
            every = rng.sample(node.alternatives, len(node.alternatives))
            if node.order:
                drawn = Random(f"{filling.seed} {node.order}")
                every = drawn.sample(node.alternatives, len(node.alternatives))
            for one in every if node.kind == "&" else every[:1]:
                yield from expand(one, rng, filling)


def _sequence(text: str, at: int, ends: str) -> tuple[Sequence, int]:
    out, plain = Sequence(), ""
    while at < len(text) and text[at] not in ends:
        if text[at] not in "{«":
            plain += text[at]
            at += 1
            continue
        if plain:
            out.nodes.append(plain)
            plain = ""
        if text[at] == "«":
            close = text.index("»", at)
            out.nodes.append(Slot(text[at + 1 : close]))
            at = close + 1
        else:
            choice, at = _choice(text, at + 1)
            out.nodes.append(choice)
    if plain:
        out.nodes.append(plain)
    return out, at


def _choice(text: str, at: int) -> tuple[Choice, int]:
    kind, percent, order = "|", 100, ""
    if text[at] == "&":
        kind, at = "&", at + 1
        if text[at].isdigit():
            order, at = text[at], at + 1
    elif text[at] == "?" and text[at + 1 : at + 1 + _OPTION_DIGITS].isdigit():
        kind, percent = "?", int(text[at + 1 : at + 1 + _OPTION_DIGITS])
        at += 1 + _OPTION_DIGITS
    alternatives = []
    while True:
        one, at = _sequence(text, at, "|}")
        alternatives.append(one)
        if at >= len(text):
            raise ValueError(f"a bracket is not closed in {text[:60]!r}")
        if text[at] == "}":
            return Choice(kind, alternatives, percent, order), at + 1
        at += 1
