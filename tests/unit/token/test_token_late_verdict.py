"""What a driver has told counts also where the reading ends before the driver's own verdict on it."""

from __future__ import annotations

import datetime
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from native_host.protocol.messages import State
from native_host.token.driver import Driver
from native_host.token.media import assemble
from native_host.token.snapshot import DriverRef, Reading
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.snapshots import reading, slot

WAIT_S = 60.0
"""Longest wait for a driver's child; it needs some tenths of a second."""

AFTER = f"{HOLDS_KEY}then C_CloseSession hang.script\n"
"""Lists a key, closes the session, and hangs when it is asked for its slots once more."""


def wait_for(found: Callable[[], bool]) -> None:
    end = time.monotonic() + WAIT_S
    while not found():
        assert time.monotonic() < end, "the driver does not come there"
        time.sleep(0.01)


@contextmanager
def hanging(folder: Path, script: str = AFTER) -> Iterator[Driver]:
    """Let a driver read until it hangs in its last C_GetSlotList; nobody waits for it any more."""
    module = ScriptedDriver(folder, script)
    module.also("hang.script", f"{HOLDS_KEY}hang C_GetSlotList\n")
    driver = Driver(DriverRef(str(module.path), "outro", "media"))
    thread = threading.Thread(target=driver.read, args=(time.monotonic() + WAIT_S,), daemon=True)
    thread.start()
    try:
        wait_for(lambda: driver.missing(0.0).slots != () and module.calls()[-1] == "C_GetSlotList")
        yield driver
    finally:
        driver.kill()
        thread.join(WAIT_S)


def media_beside_blank(late: Reading) -> list[tuple[State, bool, str | None]]:
    """Judge the driver's reading beside another driver that saw the medium empty twice."""
    empty = replace(reading(slot(), path="/blank.so"), confirmed=frozenset({0}))
    now = datetime.datetime.now(datetime.timezone.utc)
    return [(one.state, one.confirmed, one.code) for one in assemble([empty, late], now)]


def test_objects_that_were_listed_keep_the_medium_from_being_blank(tmp_path: Path) -> None:
    began = time.monotonic()
    with hanging(tmp_path) as driver:
        late = driver.missing(began)
        assert late.failure is not None
        assert late.failure.code == "driver_timeout"
        found = media_beside_blank(late)
    assert (State.BLANK, True, None) not in found
    assert found[0] == (State.INDETERMINATE, True, "other_driver")


def test_an_empty_slot_that_was_told_confirms_nothing(tmp_path: Path) -> None:
    began = time.monotonic()
    with hanging(tmp_path, AFTER.replace(HOLDS_KEY, HOLDS_BLANK)) as driver:
        late = driver.missing(began)
    assert [one.objects for one in late.slots] == [()]
    assert late.confirmed == frozenset()
    assert (State.BLANK, True, None) not in media_beside_blank(late)


def test_what_was_told_before_the_reading_began_is_not_of_it(tmp_path: Path) -> None:
    with hanging(tmp_path) as driver:
        assert driver.missing(time.monotonic()).slots == ()


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
