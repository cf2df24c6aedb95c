"""Measures a figure and its floor in turns, for as long as the interval leaves the verdict open.

The two of a pair are measured one after the other, and which goes first alternates: a machine that grows
slower or faster burdens both alike, and whatever the first leaves behind for the second is met from both
sides. Of each pair only the ratio counts. The interval is that of the ratios' median (`interval.py`), which
is the same as that of their logarithms: an order statistic does not care.

Looking several times and stopping as soon as the verdict is there would be wrong more often than one look:
each look is given its share of the error (Bonferroni), so that all together hold with `CONFIDENCE`.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable

from tests.bench.judging.figure import Figure, Result, Verdict, judge
from tests.bench.judging.interval import median_interval

CONFIDENCE = 0.95
"""Of all looks at one figure together."""

Sample = Callable[[], float]


def compare(figure: Figure, ours: Sample, theirs: Sample, detail: str = "") -> Result:
    """Measure until the figure is decided or its last round is over; both are run once unmeasured before.

    Raises:
        ZeroDivisionError: the floor took no time, so it is none.
    """
    for warm in (ours, theirs):
        warm()
    own: list[float] = []
    other: list[float] = []
    confidence = 1 - (1 - CONFIDENCE) / len(figure.rounds)
    for rounds in figure.rounds:
        while len(own) < rounds:
            first, second = _pair(figure, ours, theirs, number=len(own))
            own.append(first)
            other.append(second)
        ratios = [a / b for a, b in zip(own, other, strict=True)]
        low, high = median_interval(ratios, confidence)
        verdict = judge(low, high, figure.bound)
        if verdict is not Verdict.UNDECIDED:
            break
    return Result(figure, verdict, statistics.median(ratios), low, high, tuple(own), tuple(other), detail)


def _pair(figure: Figure, ours: Sample, theirs: Sample, number: int) -> tuple[float, float]:
    own, other = math.inf, math.inf
    for turn in range(number, number + figure.best_of):
        if turn % 2 == 0:
            own = min(own, ours())
            other = min(other, theirs())
        else:
            other = min(other, theirs())
            own = min(own, ours())
    return own, other


def counted(
    figure: Figure, ours: float, theirs: float, detail: str = "", notes: tuple[str, ...] = ()
) -> Result:
    """Judge what is counted, and so is the same at every look. Nothing beside nothing is the same."""
    ratio = 1.0 if ours == theirs else ours / theirs if theirs else math.inf
    verdict = judge(ratio, ratio, figure.bound)
    return Result(figure, verdict, ratio, ratio, ratio, (ours,), (theirs,), detail, notes)
