"""What a driver does to descriptors disturbs no request; what it leaves behind ends with its child and us."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.drivers import HOLDS_KEY, ScriptedDriver
from tests.support.host import HostProcess, running_host, wait_until_gone
from tests.support.reading import reading
from tests.support.verdicts import failure
from tests.support.waiting import until

STATE = "key_without_certificate"


def left_by(driver: ScriptedDriver) -> list[int]:
    """Return the processes that the driver has left behind so far."""
    file = Path(f"{driver.path}.helper")
    return [int(line) for line in file.read_text("ascii").split()] if file.exists() else []


@pytest.fixture
def leaves(tmp_path: Path) -> Iterator[Callable[[str], ScriptedDriver]]:
    """Make a driver that leaves processes behind; those that outlived the test are ended."""
    made = []

    def make(more: str) -> ScriptedDriver:
        made.append(ScriptedDriver(tmp_path / "driver", HOLDS_KEY + more))
        return made[-1]

    yield make
    for driver in made:
        for pid in left_by(driver):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("descriptor", [0, 1, 2])
@pytest.mark.parametrize("verb", ["close", "eat"])
def test_a_driver_that_closes_or_reads_descriptors_is_read_again_and_again(
    tmp_path: Path, verb: str, descriptor: int
) -> None:
    functions = ("C_Initialize", "C_GetSlotList", "C_FindObjects", "C_CloseSession")
    script = HOLDS_KEY + "".join(f"{verb} {function} {descriptor}\n" for function in functions)
    driver = ScriptedDriver(tmp_path, script)
    with reading(driver.path) as reader:
        for _ in range(3):
            assert [medium.state.value for medium in reader.media()] == [STATE]
    assert driver.calls().count("C_Initialize") == 1


def test_requests_are_not_on_the_descriptors_that_a_driver_takes_for_its_own(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HOLDS_KEY)
    with running_host(tmp_path, [driver.path]) as host:
        host.media()
        for child in host.children():
            for descriptor in (0, 1, 2):
                assert str(Path(f"/proc/{child}/fd/{descriptor}").readlink()) == os.devnull


@pytest.mark.parametrize("how", ["", "away"])
@pytest.mark.parametrize("function", ["C_Initialize", "C_GetTokenInfo", "C_CloseSession"])
def test_a_crash_is_noticed_at_once_though_a_process_that_the_driver_left_holds_the_pipe(
    leaves: Callable[[str], ScriptedDriver], how: str, function: str
) -> None:
    driver = leaves(f"fork C_GetFunctionList {how}\ncrash {function}\n")
    with reading(driver.path) as reader:
        # No time passes.
        assert failure(reader.media()).code == "driver_crashed"


@pytest.mark.parametrize("how", ["", "away"])
@pytest.mark.parametrize("end", ["crash C_GetSlotList", "exit C_GetSlotList"])
def test_what_a_driver_left_behind_ends_with_its_child(
    leaves: Callable[[str], ScriptedDriver], tmp_path: Path, how: str, end: str
) -> None:
    driver = leaves(f"fork C_Initialize {how}\n{end}\n")
    with running_host(tmp_path, [driver.path]) as host:
        assert host.media()[0]["code"] == "driver_crashed"
        assert left_by(driver)
        wait_until_gone(left_by(driver))


def close(host: HostProcess) -> None:
    assert host.close() == 0


def kill(host: HostProcess) -> None:
    host.process.kill()


@pytest.mark.parametrize("how", ["", "away"])
@pytest.mark.parametrize("end", [close, kill])
@pytest.mark.parametrize("hangs", ["", "hang C_FindObjects\n"])
def test_nothing_outlives_the_host(
    leaves: Callable[[str], ScriptedDriver],
    tmp_path: Path,
    hangs: str,
    end: Callable[[HostProcess], None],
    how: str,
) -> None:
    driver = leaves(f"fork C_Initialize {how}\n{hangs}")
    with running_host(tmp_path, [driver.path]) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60_000}})
        until(lambda: "C_FindObjects" in driver.calls(), "C_FindObjects")
        left = [*host.children(), *left_by(driver)]
        assert len(left) > len(host.children())
        end(host)
        wait_until_gone(left)


def test_a_driver_that_waits_for_all_its_processes_does_not_wait_for_ours(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, f"{HOLDS_KEY}reap C_Initialize\n")
    with reading(driver.path) as reader:
        assert [medium.state.value for medium in reader.media()] == [STATE]
