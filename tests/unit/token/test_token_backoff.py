"""The pause after failures grows, ends, and can be cut short."""

from __future__ import annotations

import pytest

from native_host.token import backoff, limits
from native_host.token.backoff import Backoff


class Clock:
    """A clock that only moves when told."""

    now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(backoff, "time", made)
    return made


def pause(found: Backoff, clock: Clock) -> float:
    """Fail; return how long the pause is."""
    found.failed()
    began = clock.now
    while found.waiting:
        clock.now += 0.5
    return clock.now - began


def test_the_pause_doubles_up_to_its_longest(clock: Clock) -> None:
    found = Backoff()
    assert not found.waiting
    assert [pause(found, clock) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert limits.BACKOFF_MAX_S == 30


def test_failures_of_a_whole_day_are_counted_without_end(clock: Clock) -> None:
    found = Backoff()
    for _ in range(2000):
        assert found.failed() <= limits.BACKOFF_MAX_S
    assert pause(found, clock) == limits.BACKOFF_MAX_S


def test_success_forgets_and_a_pause_cut_short_does_not(clock: Clock) -> None:
    found = Backoff()
    pause(found, clock)
    found.failed()
    found.cut_short()
    assert not found.waiting
    assert pause(found, clock) == 4
    found.succeeded()
    assert pause(found, clock) == 1
