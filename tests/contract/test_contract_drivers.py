"""Drivers that hang, crash, print, lie or are no drivers: each costs only itself and is named."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from native_host.protocol.messages import Medium
from native_host.token.child_process import ChildProcess
from native_host.token.drivers.process import DriverProcess
from native_host.token.readings.reading import DriverRef, Failure
from tests.support.clock import MovedClock
from tests.support.drivers import (
    FUNCTIONS,
    HEALTHY,
    HOLDS_KEY,
    LOADING,
    ScriptedDriver,
    plain_library,
)
from tests.support.host import loads, running_host, wait_until_gone
from tests.support.reading import DEADLINE_MS, reading
from tests.support.verdicts import failure, said
from tests.support.waiting import until

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


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_driver_that_hangs_is_named_with_the_function(hung: Outcome, function: str) -> None:
    found = failure(hung[function])
    assert found.code == "driver_timeout"
    assert said_of(function) in said(found)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_driver_that_crashes_is_named_with_the_function_and_the_signal(
    crashed: Outcome, function: str
) -> None:
    found = failure(crashed[function])
    assert found.code == "driver_crashed"
    assert said_of(function) in said(found)
    assert "SIGSEGV" in said(found)


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


def load_failure(path: Path) -> str:
    with reading(path) as reader:
        found = failure(reader.media())
        assert found.code == "driver_load_failed"
        return said(found)


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
        assert "C_GetTokenInfo" in said(found)


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


@pytest.mark.parametrize("kind", ["folder", "pipe", "nothing"])
def test_a_path_that_is_no_drivers_file_is_told_by_what_is_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "driver.so"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    with reading(path) as reader:
        (medium,) = reader.media()
    said = {"folder": "é uma pasta", "pipe": "não é um arquivo comum", "nothing": "não existe"}[kind]
    assert (medium.state.value, medium.code) == ("driver_missing", "driver_missing")
    assert said in medium.evidence[0]
    assert "Corrija o caminho" in medium.hint


def test_a_driver_of_the_other_bitness_is_named_as_one_in_the_headline(tmp_path: Path) -> None:
    driver = plain_library(tmp_path / "driver.so", "-m32")
    with reading(driver) as reader:
        (medium,) = reader.media()
    assert medium.code == "driver_load_failed"
    assert "32 bits" in medium.title
    assert "64 bits" in medium.hint
    assert "econecte" not in medium.hint


def test_a_configuration_that_names_no_driver_and_allows_no_other_says_so() -> None:
    with reading() as reader:
        (medium,) = reader.everything()
    assert (medium.code, medium.title) == ("no_driver_sought", "Nenhum driver foi procurado")
