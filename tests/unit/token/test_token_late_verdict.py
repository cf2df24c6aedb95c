"""What a driver has told counts also where the reading ends before the driver's own verdict on it."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from native_host.protocol.messages import State
from native_host.token.diagnosis.media import assemble
from native_host.token.drivers.driver import Driver
from native_host.token.readings.reading import DriverRef, Reading
from tests.support.clock import MovedClock
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.snapshots import reading, slot
from tests.support.waiting import until

BEGAN = MovedClock().now()
"""The moment at which every reading begins here."""

AFTER = f"{HOLDS_KEY}then C_CloseSession hang.script\n"
"""Lists a key, closes the session, and hangs when it is asked for its slots once more."""


@contextmanager
def hanging(folder: Path, script: str = AFTER) -> Iterator[Driver]:
    """Let a driver read until it hangs in its last C_GetSlotList; nobody waits for it any more."""
    module = ScriptedDriver(folder, script)
    module.also("hang.script", f"{HOLDS_KEY}hang C_GetSlotList\n")
    clock = MovedClock()
    driver = Driver(DriverRef(str(module.path), "outro", "media"), clock)
    thread = threading.Thread(target=driver.read, args=(clock.now() + 1,), daemon=True)
    thread.start()
    try:
        until(lambda: driver.missing(0.0).slots != () and module.calls()[-1] == "C_GetSlotList")
        yield driver
    finally:
        driver.kill()
        thread.join()


def media_beside_blank(late: Reading) -> list[tuple[State, bool, str | None]]:
    """Judge the driver's reading beside another driver that saw the medium empty twice."""
    empty = replace(reading(slot(), path="/blank.so"), confirmed=frozenset({0}))
    now = datetime.datetime.now(datetime.timezone.utc)
    return [(one.state, one.confirmed, one.code) for one in assemble([empty, late], now)]


def test_objects_that_were_listed_keep_the_medium_from_being_blank(tmp_path: Path) -> None:
    with hanging(tmp_path) as driver:
        late = driver.missing(BEGAN)
        assert late.failure is not None
        assert late.failure.code == "driver_timeout"
        found = media_beside_blank(late)
    assert (State.BLANK, True, None) not in found
    assert found[0] == (State.INDETERMINATE, True, "other_driver")


def test_an_empty_slot_that_was_told_confirms_nothing(tmp_path: Path) -> None:
    with hanging(tmp_path, AFTER.replace(HOLDS_KEY, HOLDS_BLANK)) as driver:
        late = driver.missing(BEGAN)
    assert [one.objects for one in late.slots] == [()]
    assert late.confirmed == frozenset()
    assert (State.BLANK, True, None) not in media_beside_blank(late)


def test_what_was_told_before_the_reading_began_is_not_of_it(tmp_path: Path) -> None:
    with hanging(tmp_path) as driver:
        assert driver.missing(BEGAN + 1).slots == ()


@pytest.mark.parametrize("known", [True, False])
def test_a_driver_that_has_told_nothing_is_only_late(tmp_path: Path, known: bool) -> None:
    module = ScriptedDriver(tmp_path, HOLDS_KEY)
    driver = Driver(DriverRef(str(module.path), "outro", "media"))
    try:
        if known:
            driver.prepare()
        late = driver.missing(0.0)
    finally:
        driver.kill()
    assert late.slots == ()
    assert late.failure is not None
    assert late.failure.code == "driver_timeout"
