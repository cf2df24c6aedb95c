"""No test knows how fast the machine is: none waits for a fixed time, none judges how long something took."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.fixed_times import python, script
from tests.support.fixed_times.fault import JUDGES, Fault
from tests.support.paths import ROOT

MEASURES = "tests/bench/"
"""It waits for a machine at rest and measures; yet it judges ratios by their interval, no duration."""

EXCEPTED = {
    ("tests/support/waiting.py", "until"): "the one place in which is waited between two looks",
    ("tests/support/browser_waiting.py", "UNTIL"): "the same in a browser",
    (
        "tests/browser/corpus/runner.py",
        "_pause",
    ): "between two looks at many pages that are filled side by side",
    (
        "tests/browser/own_pages/test_browsers_own_windows.py",
        "answer_prompt",
    ): "Chromium's own timer, which says nothing: its prompt cannot be allowed in its first half second",
    ("tests/unit/repository/test_waiting.py", "PYTHON_THAT_WAITS"): "samples",
    ("tests/unit/repository/test_waiting.py", "TYPESCRIPT_THAT_WAITS_OR_JUDGES"): "samples",
}
"""A function or a constant of a file, and why it waits: nothing else in that file is excepted."""

PYTHON_THAT_WAITS = [
    "time.sleep(0.3)",
    "sleep(1)",
    "await asyncio.sleep(1)",
    "from time import sleep as rest\nrest(1)",
    "import time as clock\nclock.sleep(1)",
    "pause = time.sleep\npause(1)",
    "getattr(time, 'sleep')(1)",
    "__import__('time').sleep(1)",
    "ctypes.CDLL(None).usleep(1)",
    "page.frames[1].wait_for_timeout(500)",
    "Event().wait(0.3)",
    "never.wait(timeout=0.5)",
    "thread.join(0.5)",
    "select.select([], [], [], 0.5)",
    "select.poll().poll(500)",
    "await asyncio.wait_for(never, 2)",
    "subprocess.run(['sleep', '1'], check=True)",
    "os.system('sync; sleep 1')",
    "with pytest.raises(queue.Empty):\n    replies.get(timeout=0.5)",
    "with pytest.raises(PlaywrightTimeoutError):\n    page.wait_for_selector('#card', timeout=500)"
    "\nfrom playwright.sync_api import TimeoutError as PlaywrightTimeoutError",
    "with contextlib.suppress(subprocess.TimeoutExpired):\n    process.wait(60)",
    "try:\n    connection.recv(1)\nexcept TimeoutError:\n    pass",
    "page.evaluate('() => new Promise(r => setTimeout(r, 500))')",
    "page.evaluate(f'new Promise((done) => {{ setTimeout(done, {PAUSE_MS}); }})')",
]
TYPESCRIPT_THAT_WAITS_OR_JUDGES = [
    "await new Promise((done) => setTimeout(done, 300));",
    "await new Promise<void>(function (done) { setTimeout(done, 300); });",
    "await new Promise((resolve, reject) => { globalThis.setTimeout(resolve, PAUSE_MS) });",
    "await new Promise((done) => setTimeout(() => done(1), 300));",
    'import { setTimeout as sleep } from "node:timers/promises";\nawait sleep(300);',
    'import { scheduler } from "timers/promises";\nawait scheduler.wait(300);',
    'import * as timers from "node:timers/promises";\nawait timers.setTimeout(300);',
    "const began = performance.now();\nassert.ok(performance.now() - began < 50);",
    "const took = Date.now() - began;\nassert.equal(took < 50, true);",
    'const began = Date.now();\nif (Date.now() - began > 50) throw new Error("slow");',
]


def found(name: str, file: Path) -> Iterator[Fault]:
    faults = (python if file.suffix == ".py" else script).faults(file.read_text("utf-8"))
    for fault in faults:
        if fault.what.startswith(JUDGES) or not name.startswith(MEASURES):
            yield fault


def all_found() -> Iterator[tuple[str, Fault]]:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "tests").rglob("*.ts")]
    for file in sorted([*files, *(ROOT / "extension" / "src").rglob("*.test.ts")]):
        name = file.relative_to(ROOT).as_posix()
        for fault in found(name, file):
            yield name, fault


def test_no_test_waits_for_a_fixed_time_or_judges_how_long_something_took() -> None:
    places = dict.fromkeys(EXCEPTED, False)
    faults = []
    for name, fault in all_found():
        if (name, fault.within) in places:
            places[name, fault.within] = True
        else:
            faults.append(f"{name}:{fault.line}: {fault.what}")
    assert faults == []
    assert [place for place, waits in places.items() if not waits] == [], "they wait no longer"


@pytest.mark.parametrize("code", PYTHON_THAT_WAITS)
def test_every_way_to_wait_for_a_fixed_time_is_found(code: str) -> None:
    (fault,) = python.faults(f"async def test():\n{indented(code)}\n")
    assert fault.what.startswith("waits")
    assert fault.within == "test"


@pytest.mark.parametrize(
    "code",
    [
        "began = time.monotonic()\nassert time.monotonic() - began < 1",
        "began = perf_counter()\nwork()\ntook = perf_counter() - began\nassert took >= 0.5",
        "end = time.monotonic() + 5\nwhile not there():\n    assert time.monotonic() < end",
        "from time import perf_counter_ns as now\nbegan = now()\nassert now() - began < 5",
        "assert result.elapsed_ms < 250",
        "assert 500 <= reply['result']['elapsed_ms']",
        "assert ready and time.time() - start < LIMIT_S, 'slow'",
        "assert not time.time() - start > LIMIT_S",
        "began = datetime.now()\nassert datetime.now() - began < timedelta(seconds=2)",
        "began = loop.time()\nassert 0.4 < loop.time() - began < 0.9",
        "took = time.time() - began\nassert took == pytest.approx(0.5)",
        "took = time.time() - began\nself.assertLess(took, 2)",
        "took = time.time() - began\nself.assertTrue(took < 2)",
        "times = []\ntimes.append(1000 * (time.time() - began))\nassert statistics.median(times) < 50",
        "for took in [timeit.timeit(work) for _ in range(9)]:\n    assert took < 50",
        "if (lasted := time.time() - began) > 3:\n    pytest.fail(f'{lasted}')",
        "if time.time() - began > 3:\n    raise AssertionError('slow')",
        "ms = page.evaluate('() => { const t = performance.now(); go(); return performance.now() - t }')\n"
        "assert ms < 150",
    ],
)
def test_every_way_to_judge_a_duration_is_found(code: str) -> None:
    (fault,) = python.faults(f"async def test():\n{indented(code)}\n")
    assert fault.what.startswith("judges")


@pytest.mark.parametrize(
    "code",
    [
        "until(lambda: file.exists())",
        "process.wait()",
        "assert process.wait(timeout=60) == 0",
        "thread.join(timeout=60)\nassert not thread.is_alive()",
        "assert event.wait(5)",
        "assert replies.get(timeout=60) == 'ready'",
        "page.wait_for_selector('#card', timeout=60_000)",
        "with pytest.raises(TimeoutError):\n    reading.wait(clock.limit)",
        "clock.sleep(3)",
        "monkeypatch.setattr(time, 'sleep', clock.sleep)",
        "await asyncio.sleep(0)",
        "subprocess.Popen(['sleep', '1000'])",
        "assert find('time.sleep(1)') == []",
        "clock.move(0.5)\nassert result.elapsed_ms == 500",
        "assert clock.now() - began >= 0.5",
        "assert len(calls) < 5",
        "assert isinstance(reply['elapsed_ms'], int)",
        "print(time.monotonic() - began)",
        "os.utime(file, (time.time() + 5, time.time() + 5))",
        "now = datetime.now()\nassert {'blank'} <= {one.state for one in media_at(now)}",
        "page.set_content('<script>setTimeout(() => { late() }, 300)</script>')",
        "page.evaluate('new Promise((done) => { addEventListener(\"ready\", done) })')",
        "page.evaluate('new Promise((done) => setTimeout(done))')",
    ],
)
def test_events_moved_clocks_and_last_resorts_are_no_fault(code: str) -> None:
    assert python.faults(f"async def test():\n{indented(code)}\n") == []


@pytest.mark.parametrize("code", TYPESCRIPT_THAT_WAITS_OR_JUDGES)
def test_the_same_is_found_in_typescript(code: str) -> None:
    (fault,) = script.faults(f'test("card", async () => {{\n{code}\n}});\n')
    assert fault.line >= 2


@pytest.mark.parametrize(
    "code",
    [
        "// await new Promise((done) => setTimeout(done, 300));",
        "await new Promise((done) => setTimeout(done, 0));",
        "await new Promise((done) => setTimeout(done));",
        "t.mock.timers.tick(8000);",
        "setTimeout(() => reject(new Error('never')), 60_000);",
        "const began = Date.now();\nassert.deepEqual(list.map((one) => one.at), [began]);",
        'assert.ok(order.indexOf("short") < order.indexOf("long"));',
    ],
)
def test_events_and_moved_clocks_are_no_fault_in_typescript(code: str) -> None:
    assert script.faults(code) == []


def test_a_file_that_nobody_can_read_is_told() -> None:
    with pytest.raises(SyntaxError):
        python.faults("def test(:")


def indented(code: str) -> str:
    return "\n".join(f"    {line}" for line in code.splitlines())
