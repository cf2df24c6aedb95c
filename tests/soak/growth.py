"""Whether something grew: the first third of a series against its last third, after the warm-up."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

WARM_UP = 0.2
"""Share of the measurements that is left out: caches fill, allocators find their size."""
LEAST = 6
"""Measurements that are needed after the warm-up: two in each third."""


@dataclass(frozen=True)
class Allowance:
    """How much more the last third may be: what a process at rest differs by from one moment to the next.

    Attributes:
        share: of the first third.
        amount: in the measure's own unit; the larger of both counts.
    """

    share: float = 0.0
    amount: float = 0.0

    def of(self, value: float) -> float:
        """Return how much more than `value` is no growth."""
        return max(self.share * value, self.amount)


@dataclass(frozen=True)
class Verdict:
    """What a series says.

    Attributes:
        name: what was measured.
        first: median of the first third.
        last: median of the last third.
        most: the most that the last may be.
        count: how many measurements were compared.
    """

    name: str
    first: float
    last: float
    most: float
    count: int

    @property
    def grew(self) -> bool:
        """Whether the promise is broken."""
        return self.last > self.most

    def __str__(self) -> str:
        mark = "✗" if self.grew else "✓"
        figures = f"{self.first:>10.1f} {self.last:>10.1f} {self.most:>10.1f} {self.count:>6}"
        return f"{mark} {self.name:<44} {figures}"


HEAD = f"  {'measured at rest':<44} {'first':>10} {'last':>10} {'at most':>10} {'of':>6}"


def judge(name: str, series: Sequence[float], allowance: Allowance) -> Verdict:
    """Compare the thirds of a series.

    Raises:
        ValueError: it is too short to be judged.
    """
    kept = series[int(len(series) * WARM_UP) :]
    if len(kept) < LEAST:
        raise ValueError(
            f"{name}: {len(kept)} measurements after the warm-up, {LEAST} are needed; run for longer"
        )
    third = len(kept) // 3
    first, last = statistics.median(kept[:third]), statistics.median(kept[-third:])
    return Verdict(name, first, last, first + allowance.of(first), len(kept))
