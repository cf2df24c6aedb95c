"""Drivers that hang, crash, print, lie or are no drivers: each costs only itself and is named."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import PyKCS11
import pytest

from native_host.protocol.messages import Medium
from native_host.token.child_process import ChildProcess
from native_host.token.driver_process import DriverProcess
from native_host.token.snapshot import DriverRef, Failure
from tests.support.clock import MovedClock
from tests.support.drivers import HOLDS_BLANK, HOLDS_KEY, ScriptedDriver, plain_library
from tests.support.host import loads, running_host, wait_until_gone
from tests.support.reading import DEADLINE_MS, reading
from tests.support.waiting import until

FUNCTIONS = (
    "C_GetFunctionList",
    "C_Initialize",
    "C_GetInfo",
    "C_GetSlotList",
    "C_GetSlotInfo",
    "C_GetTokenInfo",
    "C_OpenSession",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_GetAttributeValue",
    "C_FindObjectsFinal",
    "C_CloseSession",
)
"""Every function that a read calls, in its order."""

LOADING = ("C_GetFunctionList", "C_Initialize")
HEALTHY = HOLDS_KEY.replace("00A1", "00B2").replace("Leitora_1", "Leitora_2")
"""A driver in order, with another medium in another reader."""

AT_THE_END = ("C_Finalize", "unload")


def said_of(function: str) -> str:
    """Return the function that is named of a driver that fails there."""
    return "C_Initialize" if function in LOADING else function


Outcome = dict[str, list[Medium]]


def read_side_by_side(folder: Path, verb: str) -> Outcome:
    """Read one driver per function that does `verb` there, and a healthy one; return all by function."""
    drivers = {
        # Each has a medium of its own: what one says of another's is tested elsewhere.
        name: ScriptedDriver(
            folder / name,
            HOLDS_KEY.replace("00A1", f"{number}").replace("Leitora_1", f"Leitora_{name.replace('_', '')}")
            + f"{verb} {name}\n",
        )
        for number, name in enumerate((*FUNCTIONS, *AT_THE_END))
    }
    drivers["healthy"] = ScriptedDriver(folder / "healthy", HEALTHY)
    with reading(*(driver.path for driver in drivers.values())) as reader:
        begun = reader.start()
        if verb == "hang":
            for name in FUNCTIONS:
                reader.wait_for_hang("load" if name in LOADING else name, drivers[name].path)
            reader.let_slow_ones_be_told()
            begun.wait_for(lambda media: len(media) == len(drivers) - len(FUNCTIONS))
            reader.clock.move_to(begun.deadline)
        # Where nobody hangs, the answer is there though no time has passed.
        media = begun.result().media
    return {
        name: [medium for medium in media if medium.module == str(driver.path)]
        for name, driver in drivers.items()
    }


@pytest.fixture(scope="module")
def hung(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    yield read_side_by_side(tmp_path_factory.mktemp("hung"), "hang")


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    yield read_side_by_side(tmp_path_factory.mktemp("crashed"), "crash")


def failure(media: list[Medium]) -> Medium:
    (found,) = (medium for medium in media if medium.state.value == "driver_failed")
    return found


def evidence(medium: Medium) -> str:
    return "\n".join(medium.evidence)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_driver_that_hangs_is_named_with_the_function(hung: Outcome, function: str) -> None:
    found = failure(hung[function])
    assert found.code == "driver_timeout"
    assert said_of(function) in evidence(found)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_driver_that_crashes_is_named_with_the_function_and_the_signal(
    crashed: Outcome, function: str
) -> None:
    found = failure(crashed[function])
    assert found.code == "driver_crashed"
    assert said_of(function) in evidence(found)
    assert "SIGSEGV" in evidence(found)


@pytest.mark.parametrize("name", ["healthy", *AT_THE_END])
def test_a_healthy_driver_beside_them_is_read_and_nobody_waits_for_an_unload(
    hung: Outcome, crashed: Outcome, name: str
) -> None:
    for outcome in (hung, crashed):
        assert [medium.state.value for medium in outcome[name]] == ["key_without_certificate"]


def test_no_driver_is_ever_finalised_or_unloaded_as_that_is_where_they_crash_and_block(
    tmp_path: Path,
) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY + "hang C_Finalize\nhang unload\n")
    with running_host(tmp_path, [driver.path]) as host:
        host.media()
        children = host.children()
        assert host.close() == 0
        wait_until_gone(children)
    assert not {"C_Finalize", "unload"} & set(driver.calls())


@pytest.mark.parametrize("function", LOADING)
def test_a_driver_that_refuses_to_start_and_crashes_when_unloaded_is_still_named(
    tmp_path: Path, function: str
) -> None:
    driver = ScriptedDriver(tmp_path, f"fail {function} 0x5\ncrash unload\n")
    with reading(driver.path) as reader:
        (found,) = reader.media()
        assert found.state.value == "driver_failed"
        assert found.code in ("driver_load_failed", "driver_crashed")


def test_the_child_of_a_driver_that_cannot_be_initialised_ends_without_unloading_it(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "fail C_Initialize 0x5\nhang unload\n")
    with running_host(tmp_path, [driver.path]) as host:
        assert [medium["code"] for medium in host.media()] == ["driver_load_failed"]
        wait_until_gone([child for child in host.children() if loads(child, driver.path)])
    assert "unload" not in driver.calls()


def test_a_driver_that_keeps_crashing_is_restarted_with_a_growing_pause(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "crash C_GetSlotList\n")
    with reading(driver.path) as reader:
        for _ in range(3):
            assert failure(reader.media()).code == "driver_crashed"
        assert driver.calls().count("C_Initialize") == 1
        for pause in (1, 2, 4):
            driver.forget_calls()
            reader.clock.move(pause - 0.1)
            assert failure(reader.media()).code == "driver_crashed"
            assert driver.calls() == []
            reader.clock.move(0.1)
            assert failure(reader.media()).code == "driver_crashed"
            assert driver.calls().count("C_Initialize") == 1


def test_megabytes_on_stdout_and_stderr_change_nothing(tmp_path: Path) -> None:
    floods = "".join(f"flood {name} 3\n" for name in ("C_GetFunctionList", "C_GetSlotList", "C_FindObjects"))
    driver = ScriptedDriver(tmp_path, HOLDS_KEY + floods)
    with running_host(tmp_path, [driver.path]) as host:
        assert [medium["state"] for medium in host.media()] == ["key_without_certificate"]
        host.close()
        assert b"xxx" not in host.errors


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
        assert "C_GetSlotList" in evidence(found)


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


def load_failure(path: Path) -> str:
    with reading(path) as reader:
        found = failure(reader.media())
        assert found.code == "driver_load_failed"
        return evidence(found)


def test_each_reason_why_a_file_cannot_be_loaded_has_its_own_words(tmp_path: Path) -> None:
    text = tmp_path / "text.so"
    text.write_text("This is no library.\n" * 50, "ascii")
    empty = tmp_path / "empty.so"
    empty.write_bytes(b"")
    whole = plain_library(tmp_path / "whole.so")
    cut = tmp_path / "cut.so"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 8])
    head = tmp_path / "head.so"
    head.write_bytes(whole.read_bytes()[:20])
    needed = plain_library(tmp_path / "libneeded.so")
    dependent = plain_library(
        tmp_path / "dependent.so", f"-L{tmp_path}", "-Wl,--no-as-needed", "-Wl,-rpath,/nowhere", "-lneeded"
    )
    needed.unlink()
    assert "32 ou 64 bits" in load_failure(plain_library(tmp_path / "other.so", "-m32"))
    assert "não é um driver" in load_failure(text)
    assert "não é um driver" in load_failure(empty)
    assert "incompleto" in load_failure(cut)
    assert "incompleto" in load_failure(head)
    assert "falta um arquivo" in load_failure(dependent)
    assert "libneeded.so" in load_failure(dependent)
    assert "C_GetFunctionList" in load_failure(whole)


def test_a_folder_in_place_of_a_driver_is_a_missing_driver(tmp_path: Path) -> None:
    with reading(tmp_path) as reader:
        assert [medium.state.value for medium in reader.media()] == ["driver_missing"]


def test_a_hung_driver_whose_end_takes_long_is_named_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill, answered = ChildProcess.kill, threading.Event()

    def kill_one_stuck_in_the_kernel(child: ChildProcess) -> None:
        kill(child)
        answered.wait()

    monkeypatch.setattr(ChildProcess, "kill", kill_one_stuck_in_the_kernel)
    driver = ScriptedDriver(tmp_path, HOLDS_KEY + "hang C_GetTokenInfo\n")
    with reading(driver.path) as reader:
        begun = reader.start()
        reader.wait_for_hang("C_GetTokenInfo")
        # Past the moment until which a verdict is waited for.
        reader.clock.move(DEADLINE_MS / 1000)
        found = failure(begun.result().media)
        answered.set()
        assert found.code == "driver_timeout"
        assert "C_GetTokenInfo" in evidence(found)


def test_a_child_that_only_hangs_after_a_short_deadline_is_still_found_out(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, "hang C_GetSlotList\n")
    clock = MovedClock()
    child = DriverProcess(DriverRef(str(driver.path), "", "named"), clock)
    # It has not come as far as its module: left to get ready, it hangs on its own.
    assert child.read(clock.now()).failure == Failure("driver_timeout")
    assert child.usable
    hung = Failure("driver_timeout", "C_GetSlotList")
    with ThreadPoolExecutor() as pool:
        second = pool.submit(child.read, clock.now() + 2)
        until(lambda: child.hanging() == hung)
        clock.move(2)
        assert second.result().failure == hung
    assert not child.usable
