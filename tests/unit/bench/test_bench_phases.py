"""The phases of a click: together they are the whole of it."""

from __future__ import annotations

import pytest

from tests.bench.figures.clicking import covered
from tests.bench.tracing.phases import PHASES, Noted, phases_of

NOTED = Noted(
    clicked=0.0,
    sent=1.0,
    marks={
        "command click": 2.0,
        "ask read": 5.0,
        "answer read": 9.0,
        "ask ticket.prepare": 12.0,
        "answer ticket.prepare": 20.0,
    },
    sets=[24.0, 26.0, 40.0, 41.0],
    timers=[(10.0, 22.0), (45.0, 75.0)],
    calls=[(25.0, 31.0), (30.0, 35.0)],
    verified=80.0,
    drawn=90.0,
)


def test_every_phase_has_its_time() -> None:
    assert list(phases_of(NOTED).values()) == [1, 1, 3, 4, 3, 8, 4, 10, 5, 2, 30, 9]


def test_together_they_are_the_click() -> None:
    phases = phases_of(NOTED)
    assert tuple(phases) == PHASES
    assert sum(phases.values()) == pytest.approx(NOTED.verified - NOTED.clicked)


@pytest.mark.parametrize(
    ("spans", "total"),
    [
        ([], 0),
        ([(2, 4)], 2),
        ([(2, 4), (3, 6)], 4),
        ([(3, 6), (2, 4), (8, 9)], 5),
        ([(-5, 1), (9, 20)], 2),
        ([(-5, 20)], 10),
        ([(2, 8), (3, 4)], 6),
    ],
)
def test_spans_that_overlap_are_covered_once(spans: list[tuple[float, float]], total: float) -> None:
    assert covered(spans, 0, 10) == total
