"""What a driver showed counts while it fails to show it again, and no longer than the medium may be there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from native_host.token.drivers.content_seen import ContentSeen
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.reading import Failure, Reading, UnreadSlot
from native_host.token.readings.slot import TokenObject
from tests.support.clock import MovedClock
from tests.support.snapshots import WORKING, reading, slot

KEY = TokenObject(OBJECT_PUBLIC_KEY)
NOW = MovedClock().now()
FULL = reading(slot(WORKING, KEY), at=NOW)
SEEN = {0: UnreadSlot("Leitora 1", "00A1", content=True)}
CRASHED = reading(failure=Failure("driver_crashed", "C_GetSlotList"), at=NOW + 1)


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


@pytest.fixture
def seen(clock: MovedClock) -> ContentSeen:
    """A driver showed a key just now."""
    found = ContentSeen(clock)
    found.note(FULL, whole=True)
    return found


def test_it_is_told_beside_a_reading_that_does_not_show_it(seen: ContentSeen) -> None:
    assert seen.beside(CRASHED) == SEEN
    assert seen.beside(FULL) == {}


@pytest.mark.parametrize(
    "after",
    [
        CRASHED,
        reading(slot(token=None, token_error="CKR_GENERAL_ERROR")),
        reading(slot(token=None, slot_error="CKR_GENERAL_ERROR")),
        reading(slot(content_error="CKR_DEVICE_ERROR")),
        reading(slot(changed=True)),
    ],
)
def test_a_reading_that_failed_takes_nothing_back(seen: ContentSeen, after: Reading) -> None:
    seen.note(after, whole=True)
    assert seen.beside(after) == SEEN


@pytest.mark.parametrize(
    "after",
    [
        reading(slot()),
        reading(slot(token=None, token_error="CKR_TOKEN_NOT_PRESENT")),
        reading(),
    ],
)
def test_a_reading_to_the_end_without_content_takes_it_back(seen: ContentSeen, after: Reading) -> None:
    seen.note(after, whole=True)
    assert seen.beside(CRASHED) == {}


def test_a_reading_that_left_the_slot_out_takes_nothing_back(seen: ContentSeen) -> None:
    seen.note(reading(slot(slot=1)), whole=False)
    assert seen.beside(CRASHED) == SEEN


def test_content_that_was_found_before_a_crash_is_kept_the_same_way() -> None:
    found = ContentSeen(MovedClock())
    failure = Failure("driver_crashed", "C_CloseSession", slot=3, reader="X", serial="1", content=True)
    crashed = replace(reading(failure=failure), at=NOW)
    found.note(crashed, whole=True)
    assert found.beside(CRASHED) == {3: UnreadSlot("X", "1", content=True)}


def test_it_is_forgotten_after_a_minute_and_when_media_change(seen: ContentSeen, clock: MovedClock) -> None:
    clock.move(60.0)
    assert seen.beside(CRASHED) == SEEN
    clock.move(0.1)
    assert seen.beside(CRASHED) == {}
    seen.note(replace(FULL, at=clock.now()), whole=True)
    assert seen.beside(CRASHED) == SEEN
    seen.clear()
    assert seen.beside(CRASHED) == {}
