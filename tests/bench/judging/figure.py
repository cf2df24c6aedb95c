"""A figure, what was measured of it, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum

BASE_BOUND = 1.1
"""A figure may be a tenth worse than the base's at most: less cannot be told from a machine's moods."""


class Verdict(Enum):
    """What the interval says of the bound."""

    KEPT = "kept"
    BROKEN = "broken"
    UNDECIDED = "undecided"
    SHOWN = "shown"
    """Nothing is promised: the figure is there to be seen, and to be compared with a base's."""
    ABSENT = "not there"
    """There is nothing to measure: a base without the part, programs that were not frozen."""
    FAILED = "failed"
    """Measuring it went wrong: nothing is known, and nothing may rely on it."""


@dataclass(frozen=True)
class Figure:
    """Something that is measured.

    Attributes:
        key: stable and unique, for JSON and for `BENCH`.
        title: what it is, for people.
        floor: what it is divided by.
        bound: the most that the ratio may be; None: nothing is promised.
        rounds: after how many pairs is looked whether the figure is decided, ascending.
        best_of: runs in turns that make one pair of samples, each the shortest: what other work on the
            machine adds is never negative. More than one where a run is short and always the same work.
        unit: of the raw samples, e.g. "ms".
        exact: it is counted and the same at every look: it must not be a bit worse than the base's.
    """

    key: str
    title: str
    floor: str
    bound: float | None = None
    rounds: tuple[int, ...] = (8, 16, 32)
    best_of: int = 1
    unit: str = "ms"
    exact: bool = False

    def against_base(self, base: str) -> Figure:
        """Return the same figure as the ratio to that of the base."""
        return replace(self, floor=base, bound=1.0 if self.exact else BASE_BOUND)


@dataclass(frozen=True)
class Result:
    """What came out.

    Attributes:
        figure: of what.
        verdict: what is said of it.
        ratio: the median of the paired ratios, or the ratio of two counts; None: not measured.
        low: the interval's lower end; the same as `ratio` for what is counted.
        high: the interval's upper end.
        ours: raw samples of this tree.
        theirs: raw samples of floor or base, paired with `ours`.
        detail: more for people, on the figure's line.
        notes: lines that are printed before the table.
    """

    figure: Figure
    verdict: Verdict
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    ours: Sequence[float] = field(default=())
    theirs: Sequence[float] = field(default=())
    detail: str = ""
    notes: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        """Whether the run fails by it: what is proven broken, and what nothing is known of.

        An undecided figure is printed as such and does not fail: its interval holds the bound, and a run that
        failed by noise would soon be believed by nobody.
        """
        return self.verdict in (Verdict.BROKEN, Verdict.FAILED)


def judge(low: float, high: float, bound: float | None) -> Verdict:
    """Return what an interval says of a bound."""
    if bound is None:
        return Verdict.SHOWN
    if high <= bound:
        return Verdict.KEPT
    return Verdict.BROKEN if low > bound else Verdict.UNDECIDED
