"""The table of ATRs: every entry finds itself, and nothing is taken for its neighbour."""

from __future__ import annotations

import re

import pytest

from native_host.token.pcsc.atrs import Card, find, shown, table
from tests.support.pcsc import STARSIGN, TAGLIO

WATCHDATA = "3B6E000057443613698693" + "01020304050607"


def example(card: Card) -> str:
    """Return an ATR of the entry: the first choice of every set, 0 for any digit."""
    digits = re.sub(r"\[([0-9A-F])[0-9A-F]*\]", r"\1", card.atr.replace(" ", ""))
    return digits.replace(".", "0") + ("AABBCC" if card.prefix else "")


@pytest.mark.parametrize("card", table(), ids=lambda card: card.atr)
def test_every_entry_finds_itself_or_a_more_exact_one(card: Card) -> None:
    found = find(example(card))
    assert card.fits(example(card))
    assert found is not None
    assert found.atr == card.atr if card.exact else table().index(found) <= table().index(card)


@pytest.mark.parametrize("card", table(), ids=lambda card: card.atr)
def test_every_entry_is_fit_to_be_shown(card: Card) -> None:
    assert card.model
    for text in (card.vendor, card.model, card.driver):
        text.encode("latin-1")
    assert not card.mask or len(card.mask) == len(card.atr)
    assert "blank" not in card.model.casefold()


def test_a_taglio_is_no_starsign_although_ten_bytes_agree() -> None:
    starsign, taglio = find(STARSIGN), find(TAGLIO)
    assert starsign is not None
    assert taglio is not None
    assert STARSIGN[:18] == TAGLIO[:18]
    assert (starsign.family, taglio.family) == ("starsign_cut", "taglio")
    assert ("SafeSign" in starsign.driver, "OpenSC" in taglio.driver) == (True, True)


@pytest.mark.parametrize("atr", [STARSIGN[:-2], STARSIGN + "00", STARSIGN[:20]])
def test_nothing_is_matched_by_a_beginning_or_beyond_its_end(atr: str) -> None:
    assert find(atr) is None


def test_a_watchdata_token_is_matched_by_eleven_bytes_and_its_serial_is_never_shown() -> None:
    found = find(WATCHDATA)
    assert found is not None
    assert found.family == "watchdata"
    assert shown(WATCHDATA) == "3B 6E 00 00 57 44 36 13 69 86 93 ..."
    assert all(len(card.atr.split()) == 11 for card in table() if card.family == "watchdata")


def test_of_two_masks_that_fit_the_first_of_the_file_is_taken() -> None:
    masks = [card.model for card in table() if card.mask]
    assert masks.index("IDPrime 840") < masks.index("IDPrime 940")


@pytest.mark.parametrize("atr", ["", "3", "3b 68", "nonsense", "3B"])
def test_what_is_no_known_atr_finds_nothing(atr: str) -> None:
    assert find(atr) is None
