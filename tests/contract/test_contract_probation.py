"""A driver that hung the last time: not waited for where it cannot matter, always where it can."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from tests.support import certificates
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver
from tests.support.host import running_host
from tests.support.pcsc import READERS, smart_card_service
from tests.support.reading import Reader, reading

HANG = "hang C_GetSlotList\n"
OTHER_MEDIUM = HOLDS_KEY.replace("00A1", "00B2").replace("Leitora_1", "Leitora_2")
LONG_MS = 6000
"""Deadline of the reads that matter: long enough to tell waiting for it from not waiting."""

PAUSE_S = 1.1
"""After which a driver that failed once is tried again."""

EARLY_S = 3.0
"""Far below `LONG_MS`, far above patience, judging and a slow computer's delays together."""


def states(media: list[Medium]) -> set[str]:
    return {medium.state.value for medium in media}


def said(medium: Medium) -> str:
    return "\n".join(medium.evidence)


@pytest.fixture(scope="module")
def operational() -> str:
    """A script: a reader with a medium in order."""
    issuer = certificates.chain()[-1]
    holder = certificates.holder(certificates.Order(), issuer, certificates.key())
    value = certificates.der(holder).hex()
    return HOLDS_BLANK + f"object class=1 id=01 value={value}\nobject class=2 id=01\n"


def after_a_hang(reader: Reader, function: str = "C_GetSlotList") -> None:
    """Read while a driver hangs; it will be tried again by the next read."""
    reader.hang(function)
    reader.end_pauses()


@contextmanager
def beside_one_that_hung(folder: Path, script: str) -> Iterator[tuple[Reader, ScriptedDriver]]:
    """Read with the script's driver and one that hung and will be tried again; give reader and that one."""
    sound, hung = ScriptedDriver(folder / "sound", script), ScriptedDriver(folder / "hung", HANG)
    with reading(sound.path, hung.path) as reader:
        after_a_hang(reader)
        yield reader, hung


def test_a_driver_that_hangs_again_does_not_delay_a_medium_that_was_read_in_full(
    tmp_path: Path, operational: str
) -> None:
    with beside_one_that_hung(tmp_path, operational) as (reader, _):
        began = time.monotonic()
        media = reader.media(LONG_MS)
        assert time.monotonic() - began < EARLY_S
    assert [medium.state.value for medium in media] == ["operational", "driver_failed"]
    assert media[1].code == "driver_timeout"
    assert "C_GetSlotList" in said(media[1])


def test_a_driver_that_hung_and_is_slow_now_is_there_once_it_has_started(
    tmp_path: Path, operational: str
) -> None:
    with beside_one_that_hung(tmp_path, operational) as (reader, slow):
        slow.script(OTHER_MEDIUM + "slow C_Initialize 1300\n")
        assert states(reader.media(LONG_MS)) == {"operational", "driver_failed"}
        shown = {"operational", "key_without_certificate"}
        # It goes on starting between the reads; on a busy computer for longer than one more.
        assert any(states(reader.media(LONG_MS)) == shown for _ in range(5))


@pytest.mark.parametrize("delay_ms", [0, 1300])
def test_an_empty_medium_is_never_blank_without_the_driver_that_may_show_its_content(
    tmp_path: Path, delay_ms: int
) -> None:
    with beside_one_that_hung(tmp_path, HOLDS_BLANK) as (reader, knows):
        knows.script(HOLDS_KEY + f"slow C_Initialize {delay_ms}\n")
        (medium,) = reader.media(LONG_MS)
    assert (medium.state.value, medium.code) == ("indeterminate", "other_driver")


def test_a_slot_that_hangs_again_delays_neither_this_read_nor_the_next(
    tmp_path: Path, operational: str
) -> None:
    bad = "slot description=Ruim flags=7\ntoken label=RUIM serial=00F0 model=T manufacturer=T\n"
    driver = ScriptedDriver(tmp_path, bad + operational + "hang C_GetTokenInfo 0\n")
    with reading(driver.path) as reader:
        after_a_hang(reader, "C_GetTokenInfo")
        for _ in range(2):
            began = time.monotonic()
            assert states(reader.media(LONG_MS)) == {"operational", "driver_failed"}
            assert time.monotonic() - began < EARLY_S


def test_a_pause_ends_when_a_medium_comes_as_the_driver_may_be_the_one_that_knows_it(tmp_path: Path) -> None:
    name = READERS[0].replace(" ", "_")
    driver = ScriptedDriver(tmp_path, "crash C_GetSlotList\n")
    with (
        smart_card_service() as service,
        running_host(tmp_path, [driver.path], service.environment) as host,
    ):
        assert host.media()[0]["code"] == "driver_crashed"
        time.sleep(PAUSE_S)
        assert host.media()[0]["code"] == "driver_crashed"
        # The second pause has 2 s; an insertion is told in less than one.
        driver.script(HOLDS_KEY.replace("Leitora_1", name))
        service.insert()
        while host.receive()["method"] != "tokens.changed":
            pass
        assert host.media()[0]["state"] == "key_without_certificate"
