"""The phases of one click, from what was noted of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tests.bench.figures.clicking import covered

Span = tuple[float, float]

PHASES = (
    "worker: button → command sent",
    "command → content script",
    "content script → reading asked for",
    "reading asked → answered",
    "page looked at, customer gathered",
    "plan asked → answered",
    "plan → first field set",
    "cascade: the page's own calls",
    "cascade: answer there → next field set",
    "cascade: one field set → the next",
    "last field → settled and read back, timers",
    "last field → settled and read back, the rest",
)
"""In order; together they are the click, from the button to the last field read back."""


@dataclass(frozen=True)
class Noted:
    """What was noted of one click, all in epoch ms.

    Attributes:
        clicked: the button was pressed.
        sent: the worker has sent the command.
        marks: what the content script noted: name and moment.
        sets: moments at which a field was told of its change.
        timers: spans of our timers, from being set to going off.
        calls: spans of the page's own calls.
        verified: the last field was read back.
        drawn: the report was drawn.
    """

    clicked: float
    sent: float
    marks: dict[str, float]
    sets: Sequence[float]
    timers: Sequence[Span]
    calls: Sequence[Span]
    verified: float
    drawn: float


def phases_of(noted: Noted) -> dict[str, float]:
    """Return the ms of each phase."""
    marks, sets = noted.marks, sorted(noted.sets)
    first, last = sets[0], sets[-1]
    calls = list(noted.calls)
    waiting = covered(calls, first, last)
    answered = _after_answers(sets, calls)
    settling = noted.verified - last
    in_timers = covered(list(noted.timers), last, noted.verified)
    steps = [noted.clicked, noted.sent]
    steps += [
        marks[name]
        for name in (
            "command click",
            "ask read",
            "answer read",
            "ask ticket.prepare",
            "answer ticket.prepare",
        )
    ]
    steps.append(first)
    taken = [after - before for before, after in pairwise(steps)]
    taken += [waiting, answered, last - first - waiting - answered, in_timers, settling - in_timers]
    return dict(zip(PHASES, taken, strict=True))


def _after_answers(sets: Sequence[float], calls: Sequence[Span]) -> float:
    """Return the time from each answer to the next field set, where the page had no other call under way."""
    total = 0.0
    for before, after in pairwise(sets):
        ends = [end for _, end in calls if before < end < after]
        if ends:
            total += after - max(ends) - covered(list(calls), max(ends), after)
    return total
