"""The pause after failures grows, ends, and can be cut short."""

from __future__ import annotations

import pytest

from native_host.token import limits
from native_host.token.backoff import Backoff
from tests.support.clock import MovedClock


@pytest.fixture
def clock() -> MovedClock:
    return MovedClock()


def pause(found: Backoff, clock: MovedClock) -> float:
    """Fail; return how long the pause is."""
    found.failed()
    began = clock.now()
    while found.waiting:
        clock.move(0.5)
    return clock.now() - began


def test_the_pause_doubles_up_to_its_longest(clock: MovedClock) -> None:
    found = Backoff(clock=clock)
    assert not found.waiting
    assert [pause(found, clock) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert limits.BACKOFF_MAX_S == 30


def test_failures_of_a_whole_day_are_counted_without_end(clock: MovedClock) -> None:
    found = Backoff(clock=clock)
    for _ in range(2000):
        assert found.failed() <= limits.BACKOFF_MAX_S
    assert pause(found, clock) == limits.BACKOFF_MAX_S


def test_success_forgets_and_a_pause_cut_short_does_not(clock: MovedClock) -> None:
    found = Backoff(clock=clock)
    pause(found, clock)
    found.failed()
    found.cut_short()
    assert not found.waiting
    assert pause(found, clock) == 4
    found.succeeded()
    assert pause(found, clock) == 1
