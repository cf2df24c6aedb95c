"""Independent witnesses prove nothing; where one contradicts what the drivers said, nothing is confirmed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.protocol.messages import Medium
from native_host.token.diagnosis import witnesses
from native_host.token.diagnosis.media import assemble
from native_host.token.pcsc import atrs
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings.reading import Reading
from tests.support.certificates import NOW
from tests.support.pcsc import STARSIGN
from tests.support.snapshots import reading, slot, token

UNKNOWN_ATR = "3B0000"


def medium(*read: Reading, atr: str = STARSIGN) -> Medium:
    (found,) = assemble(list(read), NOW, Facts(Service.RUNNING, (Reader("Leitora 1", True, atr),)))
    return found


def by(
    *families: str,
    kind: str = "media",
    path: str = "/m.so",
    memory: tuple[int | None, int | None] = (None, None),
) -> Reading:
    """A blank token, seen twice, by a driver for these families; `memory`: in all, and free."""
    total, free = memory
    read = reading(slot(token=replace(token(), public_total=total, public_free=free)), path=path)
    return replace(read, driver=replace(read.driver, families=families, kind=kind), confirmed=frozenset({0}))


def family() -> str:
    card = atrs.find(STARSIGN)
    assert card is not None
    return card.family


@pytest.mark.parametrize("foreign", [by("etoken"), by(kind="generic"), by("etoken", kind="named")])
def test_a_driver_of_other_makers_media_confirms_nothing_and_the_right_one_is_named(foreign: Reading) -> None:
    found = medium(foreign)
    assert (found.confirmed, found.code) == (False, "blank_other_makers")
    assert "SafeSign" in found.hint


@pytest.mark.parametrize("driver", [by("starsign_cut"), by("etoken", "starsign_cut"), by(), by(kind="named")])
def test_the_makers_own_driver_or_one_that_may_be_it_is_believed(driver: Reading) -> None:
    assert medium(driver).confirmed


def test_beside_the_makers_own_driver_another_ones_empty_answer_does_no_harm() -> None:
    assert medium(by("etoken"), by("starsign_cut", path="/own.so")).confirmed


def test_a_chip_that_is_not_known_contradicts_nobody() -> None:
    assert medium(by("etoken"), atr=UNKNOWN_ATR).confirmed
    assert medium(by("etoken"), atr="").confirmed


@pytest.mark.parametrize(
    ("memory", "sure"),
    [
        ((1000, 950), True),
        ((1000, 400), False),
        ((1000, None), True),
        ((None, 400), True),
        ((0, 0), True),
        ((None, None), True),
    ],
)
def test_memory_that_is_taken_counts_only_of_a_family_that_is_known_to_tell_it(
    memory: tuple[int | None, int | None], sure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert medium(by(memory=memory)).confirmed
    monkeypatch.setattr(witnesses, "free_parts", lambda: {family(): 0.9})
    found = medium(by(memory=memory))
    assert found.confirmed is sure
    assert sure or ("400 de 1000 bytes" in " ".join(found.evidence) and found.code == "blank_memory_used")


def test_every_family_with_a_witness_is_one_of_the_list_and_its_part_a_part() -> None:
    families = {card.family for card in atrs.table()}
    assert witnesses.free_parts().keys() <= families
    assert all(0 < part <= 1 for part in witnesses.free_parts().values())
