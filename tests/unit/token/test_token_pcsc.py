"""PC/SC's child: what counts as a change, and that nothing it does holds up a reading."""

from __future__ import annotations

import signal
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from native_host.token import limits
from native_host.token.pcsc import child
from native_host.token.pcsc.facts import Facts, Reader, Service, changed_readers
from native_host.token.pcsc.process import CRASHED, TIMEOUT, Pcsc
from native_host.token.pcsc.watch import differences
from tests.support.clock import MovedClock
from tests.support.waiting import until

EMPTY, FULL = Reader("A"), Reader("A", True, "3B00", events=1)
HANGS = [sys.executable, "-c", "import sys; sys.stdin.read()"]
ENDS = [sys.executable, "-c", ""]
BABBLES = [sys.executable, "-c", "import sys; sys.stdout.buffer.write(b'\\x02\\0\\0\\0[]'); input()"]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([], [], []),
        ([EMPTY], [EMPTY], []),
        ([EMPTY], [FULL], ["inserted"]),
        ([FULL], [Reader("A", events=2)], ["removed"]),
        ([FULL], [Reader("A", True, "3B01", events=3)], ["inserted", "removed"]),
        ([FULL], [Reader("A", True, "3B00", events=3)], ["inserted", "removed"]),
        ([], [EMPTY], ["reader_added"]),
        ([], [FULL], ["inserted", "reader_added"]),
        ([FULL], [], ["reader_removed", "removed"]),
        ([Reader("Microsoft UICC ISO Reader 0")], [], []),
    ],
)
def test_changes_are_told_in_stable_words(
    before: list[Reader], after: list[Reader], words: list[str]
) -> None:
    assert differences(before, after) == words


def test_a_card_that_only_gets_its_power_is_the_same_card() -> None:
    unpowered = Facts.of(Service.RUNNING, [Reader("A", True, "", events=1)])
    assert changed_readers(unpowered, Facts.of(Service.RUNNING, [FULL])) == frozenset()


def test_a_card_that_came_and_went_is_another_card() -> None:
    swapped = Reader("A", True, "3B00", events=3)
    before, after = Facts.of(Service.RUNNING, [FULL]), Facts.of(Service.RUNNING, [swapped])
    assert changed_readers(before, after) == {"A"}
    assert changed_readers(before, Facts(reason=TIMEOUT)) == frozenset()


def test_facts_survive_the_way_through_the_pipe() -> None:
    facts = Facts.of(Service.RUNNING, [FULL, Reader("Windows Hello 1")], remote=True)
    assert Facts.from_wire(facts.to_wire()) == facts


def test_without_pyscard_the_facts_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "smartcard", None)
    monkeypatch.delitem(sys.modules, "native_host.token.pcsc.calls", raising=False)
    monkeypatch.delattr("native_host.token.pcsc.calls", raising=False)
    assert child.read_facts() == Facts(reason=child.NOT_INSTALLED)


@pytest.mark.parametrize(
    ("platform", "session", "remote"),
    [("win32", "RDP-Tcp#3", True), ("win32", "Console", False), ("linux", "RDP-Tcp#3", False)],
)
def test_a_remote_session_is_told_by_its_name(platform: str, session: str, remote: bool) -> None:
    assert child.in_remote_session(platform, session) is remote


def test_a_pcsc_that_hangs_is_killed_and_not_waited_for_again_at_once(clock: MovedClock) -> None:
    pcsc = Pcsc(command=HANGS, clock=clock)
    with ThreadPoolExecutor() as pool:
        asked = pool.submit(pcsc.read, clock.now() + 5)
        child = until(lambda: pcsc._child)
        assert child is not None
        clock.move(limits.PCSC_TIMEOUT_S)
        assert asked.result() == Facts(reason=TIMEOUT)
    assert until(child.exit_code) == -signal.SIGKILL
    # The clock stands still: nobody is waited for now.
    assert pcsc.read(clock.now() + 5) == Facts(reason=TIMEOUT)
    pcsc.close()


def test_a_pcsc_child_that_keeps_failing_is_tried_again_after_its_longest_pause(
    clock: MovedClock, tmp_path: Path
) -> None:
    starts = tmp_path / "starts"
    command = [sys.executable, "-I", "-c", f"open({str(starts)!r}, 'a').write('x')"]
    pcsc = Pcsc(command=command, clock=clock)
    for number, pause in enumerate((0.5, 1, 2, 4, 4), 1):
        assert pcsc.read(clock.now() + 5).reason == CRASHED
        assert starts.read_text("ascii") == "x" * number
        clock.move(pause - 0.1)
        assert pcsc.read(clock.now() + 5).reason == CRASHED
        assert starts.read_text("ascii") == "x" * number
        clock.move(0.1)
    pcsc.close()


@pytest.mark.parametrize("command", [ENDS, BABBLES, ["/no/such/program"]])
def test_a_pcsc_child_that_is_no_use_makes_the_facts_unknown(command: list[str]) -> None:
    clock = MovedClock()
    pcsc = Pcsc(command=command, clock=clock)
    facts = pcsc.read(clock.now() + 5)
    assert (facts.service, facts.reason) == (Service.UNKNOWN, CRASHED)
    pcsc.close()


def test_a_deadline_that_is_over_costs_no_time_and_no_child(clock: MovedClock) -> None:
    pcsc = Pcsc(clock=clock)
    assert pcsc.read(clock.now()) == Facts(reason=TIMEOUT)
    assert pcsc.read(clock.now() + 5).reason != TIMEOUT
    pcsc.close()


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()
