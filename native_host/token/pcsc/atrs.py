"""Which medium an answer to reset (ATR) belongs to, by the table `atrs.toml`. Pure.

An ATR names chip and card system, never who issued the medium or what is on it; the driver is an inference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from native_host.toml import load_toml

_ANY = "."
_SET = re.compile(r"\[[0-9A-F]+\]")


@dataclass(frozen=True)
class Card:
    """An entry of the table.

    Attributes:
        atr: as in the table.
        family: groups media that the same driver serves.
        vendor, model: for people; the vendor may be unknown (empty).
        driver: the driver it probably needs; empty where not even that is known.
        mask: bits that count, in hexadecimal; empty: all.
        prefix: only the beginning `atr` is compared; what follows is the medium's serial.
    """

    atr: str
    family: str
    model: str
    vendor: str = ""
    driver: str = ""
    mask: str = ""
    prefix: bool = False

    @property
    def exact(self) -> bool:
        """Whether every digit stands for itself."""
        return not (self.mask or self.prefix or _ANY in self.atr or _SET.search(self.atr))

    def fits(self, atr: str) -> bool:
        """Whether the medium with this ATR (capital hexadecimal without spaces) is of this entry."""
        if self.mask:
            mask, wanted = (bytes.fromhex(text) for text in (self.mask, self.atr))
            given = bytes.fromhex(atr)
            if len(given) != len(wanted):
                return False
            return all(
                one & bits == other & bits for one, other, bits in zip(given, wanted, mask, strict=True)
            )
        pattern = re.compile(self.atr.replace(" ", ""))
        return bool(pattern.match(atr) if self.prefix else pattern.fullmatch(atr))


@lru_cache(maxsize=1)
def table() -> tuple[Card, ...]:
    """Return all entries in the order they are tried."""
    cards = load_toml(Path(__file__).with_name("atrs.toml"))["cards"]
    if not isinstance(cards, list):
        raise TypeError("atrs.toml: cards")
    # A stable sort: within each kind the file's order holds.
    return tuple(sorted((Card(**card) for card in cards), key=lambda card: (bool(card.mask), not card.exact)))


def find(atr: str) -> Card | None:
    """Return the entry of an ATR in capital hexadecimal, or None: not known, or no ATR."""
    if not re.fullmatch(r"(?:[0-9A-F]{2})+", atr):
        return None
    return next((card for card in table() if card.fits(atr)), None)


def shown(atr: str) -> str:
    """Return the ATR for people, in pairs; where it holds a serial, only what comes before."""
    card = find(atr)
    digits = atr[: len(card.atr.replace(" ", ""))] if card and card.prefix else atr
    pairs = " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))
    return pairs if digits == atr else f"{pairs} ..."
