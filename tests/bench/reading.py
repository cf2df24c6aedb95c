"""Reading tokens: against pkcs11-tool in time and calls, beside a hung driver, and in memory."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench import hung
from tests.bench.result import Result
from tests.support.drivers import HOLDS_KEY, ScriptedDriver
from tests.support.host import running_host
from tests.support.softhsm import blank_token, full_token, softhsm_module

RUNS = 25
COLD_RUNS = 5
SPY = Path("/usr/lib/x86_64-linux-gnu/pkcs11-spy.so")
"""OpenSC's module that writes down every call and passes it on."""

BLANK_CALLS_MAX = 16
LATE_MAX_MS = 200
MEMORY_MAX_MB = 90
"""What is promised."""
VERDICT_DEADLINE_MS = 1000


def measure() -> list[Result]:
    """Return all figures about reading."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-bench-") as name:
        folder = Path(name)
        full = full_token(folder / "full")
        blank = blank_token(folder / "blank")
        return [
            _time(folder, full),
            _calls(folder, full),
            _blank_calls(folder, blank),
            *hung.measure(folder / "hung"),
            _verdict(folder),
            _memory(folder, full),
            _cold(folder, full),
        ]


def _time(folder: Path, token: Mapping[str, str]) -> Result:
    """A warm `tokens.read` from request to reply, and pkcs11-tool from start to end, in alternating runs."""
    with running_host(folder, [softhsm_module()], token) as host:
        host.media()
        _tool(softhsm_module(), token)
        pairs = [
            (_milliseconds(host.media), _milliseconds(_tool, softhsm_module(), token)) for _ in range(RUNS)
        ]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    detail = f"{ours:.1f} ms against {theirs:.1f} ms, medians of {RUNS}"
    return Result(
        "warm read ÷ pkcs11-tool -L -O, certificate, key and chain", ours / theirs, 1.0, "×", detail
    )


def _calls(folder: Path, token: Mapping[str, str]) -> Result:
    """PKCS#11 calls of the same two, counted by the spy."""
    ours = _spied_read(folder, token)
    output = folder / "tool.spy"
    _tool(SPY, {**token, **_spied(output)})
    theirs = _count(output)
    return Result(
        "PKCS#11 calls ÷ those of pkcs11-tool -L -O", ours / theirs, 1.0, "×", f"{ours} against {theirs}"
    )


def _blank_calls(folder: Path, token: Mapping[str, str]) -> Result:
    """Calls of one read of a blank token; SoftHSM2's free slot beside it is asked in the same read."""
    calls = _spied_read(folder, token)
    detail = "the read of both of SoftHSM2's slots, one of them free"
    return Result("PKCS#11 calls of one read of a blank token", calls, BLANK_CALLS_MAX, "", detail)


def _verdict(folder: Path) -> Result:
    """How long after the deadline the reply is there that names a hung driver; the worst of all runs."""
    late = []
    for run in range(COLD_RUNS):
        driver = ScriptedDriver(folder / f"verdict{run}", HOLDS_KEY)
        with running_host(folder, [driver.path]) as host:
            host.media()
            driver.script("hang C_GetSlotList\n")
            taken = _milliseconds(host.media, VERDICT_DEADLINE_MS)
            late.append(taken - VERDICT_DEADLINE_MS)
    detail = f"worst of {COLD_RUNS}; below 0: before the deadline"
    return Result("verdict on a hung driver, after the deadline", max(late), LATE_MAX_MS, "ms", detail)


def _memory(folder: Path, token: Mapping[str, str]) -> Result:
    """Proportional set size of the host and of its driver child after some reads."""
    with running_host(folder, [softhsm_module()], token) as host:
        for _ in range(5):
            host.media()
        sizes = {pid: _pss_mb(pid) for pid in (host.process.pid, *host.children())}
        drivers = [pid for pid in sizes if "driver_child" in _command(pid)]
        own = sizes[host.process.pid]
        child = sum(sizes[pid] for pid in drivers)
        others = sum(sizes.values()) - own - child
    detail = f"PSS: host {own:.0f} + driver child {child:.0f}; the PC/SC child {others:.0f} more"
    return Result("memory of host and one driver child", own + child, MEMORY_MAX_MB, "MB", detail)


def _cold(folder: Path, token: Mapping[str, str]) -> Result:
    """From the host's start to the first answer: for the record, no bound was promised."""

    def start_and_read() -> None:
        with running_host(folder, [softhsm_module()], token) as host:
            host.media()

    times = [_milliseconds(start_and_read) for _ in range(COLD_RUNS)]
    detail = f"median of {COLD_RUNS}, hello to reply, children started anew"
    return Result("host's start → first reading", statistics.median(times), 1000, "ms", detail)


def _tool(module: Path, environment: Mapping[str, str]) -> None:
    subprocess.run(
        ["pkcs11-tool", "--module", str(module), "-L", "-O"],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )


def _spied(output: Path) -> dict[str, str]:
    return {"PKCS11SPY": str(softhsm_module()), "PKCS11SPY_OUTPUT": str(output)}


def _spied_read(folder: Path, token: Mapping[str, str]) -> int:
    """Return the calls of one warm read."""
    output = folder / "ours.spy"
    output.unlink(missing_ok=True)
    with running_host(folder, [SPY], {**token, **_spied(output)}) as host:
        host.media()
        before = _count(output)
        host.media()
        return _count(output) - before


def _count(output: Path) -> int:
    """Count the calls in a spy's file, without those that start and end a module: ours stays loaded."""
    return len(
        re.findall(r"^\d+: C_(?!GetFunctionList|Initialize|Finalize)", output.read_text("latin-1"), re.M)
    )


def _milliseconds(action: object, *arguments: object) -> float:
    assert callable(action)
    began = time.perf_counter()
    action(*arguments)
    return (time.perf_counter() - began) * 1000


def _pss_mb(pid: int) -> float:
    text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.M)
    assert found
    return int(found[1]) / 1024


def _command(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode()
