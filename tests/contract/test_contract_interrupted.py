"""Ctrl+C on a terminal: every process of the group gets SIGINT, and all is over without a traceback."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.drivers import ScriptedDriver
from tests.support.host import HostProcess, running_host, wait_until_gone
from tests.support.paths import PROGRAMS
from tests.support.pcsc import STOPPED
from tests.support.waiting import until

INTERRUPTED = 130
"""What a shell says of a program that SIGINT has ended: 128 + 2."""

HANGS = "hang C_GetSlotList\n"


@pytest.fixture(autouse=True)
def _sigint_is_heard() -> Iterator[None]:
    """Let the programs hear SIGINT: whoever runs the tests in the background may have it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def wait_for_call(driver: ScriptedDriver, function: str) -> None:
    until(lambda: function in driver.calls(), function)


def in_group(leader: int) -> list[int]:
    """Return the processes of a group, Linux only."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            if stat.read_text("ascii", "replace").rpartition(")")[2].split()[2] == str(leader):
                found.append(int(stat.parent.name))
    return found


def interrupt(*pids: int) -> None:
    for pid in pids:
        os.kill(pid, signal.SIGINT)


def ended_quietly(host: HostProcess) -> bool:
    return (host.process.wait(), host.all_errors()) == (INTERRUPTED, b"")


def test_a_host_that_was_only_just_started_ends_quietly(tmp_path: Path) -> None:
    with running_host(tmp_path, []) as host:
        interrupt(host.process.pid)
        assert ended_quietly(host)


def test_a_host_that_waits_ends_quietly(tmp_path: Path) -> None:
    with running_host(tmp_path, []) as host:
        assert "result" in host.call("sop.list")[0]
        interrupt(host.process.pid)
        assert ended_quietly(host)


@pytest.mark.parametrize("whole_group", [True, False], ids=["all are told", "the host alone is told"])
def test_a_host_takes_its_hung_children_with_it(tmp_path: Path, whole_group: bool) -> None:
    driver = ScriptedDriver(tmp_path, HANGS)
    with running_host(tmp_path, [driver.path]) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60_000}})
        wait_for_call(driver, "C_GetSlotList")
        children = host.children()
        assert children
        interrupt(*(children if whole_group else []), host.process.pid)
        assert ended_quietly(host)
        wait_until_gone(children)


def test_a_host_that_is_told_twice_ends_quietly(tmp_path: Path) -> None:
    driver = ScriptedDriver(tmp_path, HANGS)
    with running_host(tmp_path, [driver.path]) as host:
        host.send({"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60_000}})
        wait_for_call(driver, "C_GetSlotList")
        children = host.children()
        interrupt(host.process.pid, host.process.pid)
        assert ended_quietly(host)
        wait_until_gone(children)


@pytest.mark.parametrize(
    "command", [["diagnose"], ["diagnose", "--json"], ["doctor"], ["once"]], ids=" ".join
)
def test_a_command_ends_with_a_word_and_leaves_no_child(tmp_path: Path, command: list[str]) -> None:
    driver = ScriptedDriver(tmp_path, HANGS)
    config = tmp_path / "config.toml"
    config.write_text(f'modules = ["{driver.path}"]\nonly_modules = true\n', "utf-8")
    read = '{"jsonrpc": "2.0", "id": 1, "method": "tokens.read", "params": {"deadline_ms": 60000}}'
    running = subprocess.Popen(
        [str(PROGRAMS / "qualitoken"), *command, *([read] if command == ["once"] else [])],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **STOPPED, "QUALITOKEN_CONFIG": str(config)},
        start_new_session=True,
    )
    wait_for_call(driver, "C_GetSlotList")
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate()  # both pipes are closed: no child holds them either
    assert (running.returncode, out, err.decode()) == (INTERRUPTED, b"", "Interrompido.\n")
    wait_until_gone(in_group(running.pid))
