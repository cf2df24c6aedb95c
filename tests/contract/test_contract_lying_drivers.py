"""Drivers that lie about counts and lengths, or answer with any error: none costs more than itself."""

from __future__ import annotations

import sys
from pathlib import Path

import PyKCS11
import pytest

from tests.support.drivers import FUNCTIONS, HEALTHY, HOLDS_BLANK, HOLDS_KEY, LOADING, ScriptedDriver
from tests.support.host import loads, running_host
from tests.support.reading import reading
from tests.support.verdicts import failure, said

COUNTS = (2**16, 2**32, 2**62, 2**64 - 1)


@pytest.mark.parametrize("count", COUNTS)
def test_a_driver_that_lies_about_the_number_of_slots_costs_only_itself(tmp_path: Path, count: int) -> None:
    liar = ScriptedDriver(tmp_path / "liar", HOLDS_BLANK + f"count C_GetSlotList {count}\n")
    healthy = ScriptedDriver(tmp_path / "healthy", HEALTHY)
    with reading(liar.path, healthy.path) as reader:
        media = reader.media()
        assert media[0].state.value == "key_without_certificate"
        found = failure(media)
        assert found.module == str(liar.path)
        assert found.code in ("driver_error", "driver_crashed")
        assert "C_GetSlotList" in said(found)


@pytest.mark.parametrize("count", [65, 10_000, *COUNTS])
def test_a_driver_that_lies_about_the_number_of_objects_costs_only_itself(tmp_path: Path, count: int) -> None:
    liar = ScriptedDriver(tmp_path / "liar", HOLDS_BLANK + f"count C_FindObjects {count}\n")
    healthy = ScriptedDriver(tmp_path / "healthy", HEALTHY)
    with reading(liar.path, healthy.path) as reader:
        media = reader.media()
        assert media[0].state.value == "key_without_certificate"
        (found,) = (medium for medium in media if medium.module == str(liar.path))
        assert found.code in ("too_many", "driver_crashed")


def test_handles_beyond_the_room_there_was_are_never_asked_for(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "count C_FindObjects 65\nthen C_FindObjects end.script\n")
    driver.also("end.script", HOLDS_BLANK)
    with reading(driver.path) as reader:
        (found,) = reader.media()
        assert (found.state.value, found.code) == ("indeterminate", "too_many")
    assert "C_GetAttributeValue" not in driver.calls()


def test_a_driver_that_lists_without_end_is_cut_off(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK + "count C_FindObjects 64\n")
    with reading(driver.path) as reader:
        (found,) = reader.media()
        assert (found.state.value, found.code) == ("indeterminate", "too_many")


@pytest.mark.parametrize("length", [0, 1, 9, 257, 5000, 2**32, 2**63, 2**64 - 2])
def test_a_driver_that_lies_about_the_length_of_values_costs_only_itself(tmp_path: Path, length: int) -> None:
    script = HOLDS_BLANK + f"object class=1 id=01 value=3003020101\nlength {length}\n"
    liar = ScriptedDriver(tmp_path / "liar", script)
    healthy = ScriptedDriver(tmp_path / "healthy", HEALTHY)
    with reading(liar.path, healthy.path) as reader:
        media = reader.media()
        assert media[0].state.value == "key_without_certificate"
        found = next(medium for medium in media if medium.module == str(liar.path))
        assert found.state.value in ("indeterminate", "driver_failed")


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS as Linux counts it")
def test_a_lying_driver_cannot_eat_the_memory(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    with running_host(tmp_path, [driver.path]) as host:
        host.media()
        drivers = [child for child in host.children() if loads(child, driver.path)]
        assert drivers
        for child in drivers:
            limits = Path(f"/proc/{child}/limits").read_text("ascii")
            lines = {line[:25].strip(): line[26:].split()[0] for line in limits.splitlines()}
            assert int(lines["Max address space"]) <= 4 * 2**30
            assert lines["Max core file size"] == "0"


SAYS_NOTHING_ON_BLANK = ("C_GetInfo", "C_CloseSession")
"""Their errors say nothing about the token."""


@pytest.mark.parametrize("function", [name for name in FUNCTIONS if name not in LOADING])
def test_every_error_code_of_every_function_is_survived_and_never_makes_blank(
    tmp_path: Path, function: str
) -> None:
    harmless = function in (*SAYS_NOTHING_ON_BLANK, "C_GetAttributeValue")
    script = HOLDS_KEY if harmless else HOLDS_BLANK
    codes = {*(code for code in PyKCS11.CKR if isinstance(code, int) and code), 0x80000001, 2**64 - 1}
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path) as reader:
        for code in sorted(codes):
            driver.script(f"{script}fail {function} {code}\n")
            media = reader.media()
            assert media, code
            assert all(medium.state.value not in ("blank", "operational") for medium in media), code
            if function in SAYS_NOTHING_ON_BLANK:
                assert media[0].state.value == "key_without_certificate"


@pytest.mark.parametrize("function", LOADING)
@pytest.mark.parametrize("code", [0x2, 0x5, 0x30, 0x80000001, 2**64 - 1, 2**64 - 4])
def test_a_driver_that_cannot_be_initialised_is_a_load_failure(
    tmp_path: Path, function: str, code: int
) -> None:
    driver = ScriptedDriver(tmp_path, f"fail {function} {code}\n")
    with reading(driver.path) as reader:
        assert failure(reader.media()).code == "driver_load_failed"


def test_the_reader_that_vanishes_at_any_call_never_gives_a_mixed_report(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_BLANK)
    driver.also("gone.script", "")
    with reading(driver.path) as reader:
        for function in FUNCTIONS[4:]:
            driver.script(f"{HOLDS_KEY}then {function} gone.script\n")
            states = {medium.state.value for medium in reader.media()}
            assert not states & {"blank", "operational", "key_without_certificate"}, function
