"""No test knows how fast the machine is: none waits for a fixed time, none judges how long something took."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

LOOKS_AGAIN_AND_AGAIN = "tests/support/waiting.py"
"""The one place in which is waited between two looks."""

MEASURES = "tests/bench/"
"""What it is for: its figures are ratios, judged by their interval."""

WAITS = {"sleep", "wait_for_timeout", "usleep"}
"""Functions and methods that wait for nothing but time."""

CLOCKS = {
    "monotonic",
    "monotonic_ns",
    "perf_counter",
    "perf_counter_ns",
    "process_time",
    "thread_time",
    "time",
}
"""Functions that tell the time; with these, what lies between two of their answers is a duration."""

DURATIONS = {"elapsed", "elapsed_ms", "took", "taken", "duration", "duration_ms"}
"""Names that hold one."""

ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def faults(source: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a Python file in which a fixed time is waited, or a measured duration judged."""
    tree = ast.parse(source)
    measured = _measured(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in WAITS:
            yield node.lineno, f"waits for a fixed time: {ast.unparse(node)}"
        if isinstance(node, ast.Assert) and any(_judges(one, measured) for one in ast.walk(node.test)):
            yield node.lineno, f"judges a duration: {ast.unparse(node.test)}"


def _measured(tree: ast.AST) -> set[str]:
    """Return the names of variables that are made from a clock."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _tells_time(node.value, names):
            names |= {name for target in node.targets for name in _names(target)}
    return names


def _judges(node: ast.AST, measured: set[str]) -> bool:
    return (
        isinstance(node, ast.Compare)
        and any(isinstance(sign, ORDERED) for sign in node.ops)
        and any(_tells_time(side, measured) for side in (node.left, *node.comparators))
    )


def _tells_time(node: ast.AST, measured: set[str]) -> bool:
    return any(
        (isinstance(one, ast.Call) and _name(one.func) in CLOCKS)
        or (isinstance(one, ast.Name | ast.Attribute) and _name(one) in measured | DURATIONS)
        or (isinstance(one, ast.Constant) and one.value in DURATIONS)
        for one in ast.walk(node)
    )


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _names(target: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}


def files() -> Iterator[tuple[str, Path]]:
    for file in sorted((ROOT / "tests").rglob("*.py")):
        name = file.relative_to(ROOT).as_posix()
        if not name.startswith(MEASURES) and name != LOOKS_AGAIN_AND_AGAIN:
            yield name, file


def test_no_test_waits_for_a_fixed_time_or_judges_how_long_something_took() -> None:
    found = [
        f"{name}:{line}: {what}" for name, file in files() for line, what in faults(file.read_text("utf-8"))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "time.sleep(0.3)",
        "sleep(1)",
        "await asyncio.sleep(1)",
        "page.wait_for_timeout(500)",
        "began = time.monotonic()\nassert time.monotonic() - began < 1",
        "began = perf_counter()\nwork()\ntook = perf_counter() - began\nassert took >= 0.5",
        "end = time.monotonic() + 5\nwhile not there():\n    assert time.monotonic() < end",
        "assert result.elapsed_ms < 250",
        "assert 500 <= reply['result']['elapsed_ms']",
        "assert ready and time.time() - start < LIMIT_S, 'slow'",
    ],
)
def test_every_way_to_wait_or_to_judge_time_is_found(line: str) -> None:
    (found,) = faults(f"async def test():\n    {line.replace(chr(10), chr(10) + '    ')}\n")
    assert found[0] >= 2


@pytest.mark.parametrize(
    "line",
    [
        "until(lambda: file.exists())",
        "process.wait()",
        "clock.move(0.5)\nassert result.elapsed_ms == 500",
        "assert clock.now() - began >= 0.5",
        "assert len(calls) < 5",
        "os.utime(file, (time.time() + 5, time.time() + 5))",
    ],
)
def test_waiting_for_events_and_moved_clocks_is_no_fault(line: str) -> None:
    assert list(faults(line)) == []
