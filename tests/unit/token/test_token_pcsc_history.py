"""Since when each reader is as it is, by what came first."""

from __future__ import annotations

import pytest

from native_host.token.clock import Clock
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.pcsc.history import NEVER, ReaderHistory

NAME = "Leitora 1"
EMPTY = Reader(NAME)
CARD = Reader(NAME, present=True, atr="3B00", events=1)
SWAPPED = Reader(NAME, present=True, atr="3B00", events=3)
UNCOUNTED = Reader(NAME, present=True, atr="3B00")


def running(*readers: Reader) -> Facts:
    return Facts(Service.RUNNING, readers)


def marks(clock: Clock, *answers: Facts | None) -> tuple[int, int]:
    """Take the answers, None for an event; return which one told the reader as it is, and which otherwise."""
    history = ReaderHistory(clock)
    numbers: dict[int, int] = {NEVER: NEVER}
    for number, facts in enumerate(answers, 1):
        if facts is None:
            history.event()
        else:
            before = clock.mark()
            history.note(facts)
            numbers |= dict.fromkeys(range(before, clock.mark()), number)
    return numbers[history.told(NAME)], numbers[history.was_other(NAME)]


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([running(CARD)], (1, 0)),
        ([running(CARD), running(CARD)], (1, 0)),
        ([running(EMPTY), running(CARD)], (2, 1)),
        ([running(EMPTY), running(EMPTY), running(CARD), running(CARD)], (3, 2)),
        ([running(CARD), running(EMPTY)], (2, 1)),
        ([running(CARD), running(SWAPPED)], (2, 1)),
        ([running(), running(CARD)], (2, 1)),
        ([running(CARD), running()], (2, 1)),
        ([running(CARD), running(), running()], (2, 1)),
        ([running(CARD), Facts(Service.STOPPED), running(CARD)], (3, 2)),
        # An answer that says nothing shows no change.
        ([running(CARD), Facts(), running(CARD)], (1, 0)),
        ([Facts(), running(CARD)], (2, 0)),
    ],
)
def test_an_answer_that_shows_a_reader_otherwise_is_when_it_changed(
    answers: list[Facts], expected: tuple[int, int]
) -> None:
    assert marks(Clock(), *answers) == expected


def test_without_a_counter_an_event_alone_tells_that_a_card_was_swapped() -> None:
    assert marks(Clock(), running(UNCOUNTED), None, running(UNCOUNTED)) == (3, 1)
    assert marks(Clock(), running(UNCOUNTED), None, running(UNCOUNTED), running(UNCOUNTED)) == (3, 1)


def test_with_a_counter_an_event_that_is_not_counted_is_another_readers() -> None:
    assert marks(Clock(), running(CARD), None, running(CARD)) == (1, 0)


def test_a_reader_that_nobody_named_was_never_seen() -> None:
    history = ReaderHistory()
    history.note(running(CARD))
    assert (history.told("Leitora 2"), history.was_other("Leitora 2")) == (NEVER, NEVER)


def test_a_card_that_was_there_from_the_first_did_not_come() -> None:
    history = ReaderHistory()
    history.note(running(CARD))
    assert history.was_other(NAME) == NEVER
    assert history.told(NAME) > NEVER
    history.note(running(EMPTY))
    history.note(running(CARD))
    assert NEVER < history.was_other(NAME) < history.told(NAME) == history.latest
