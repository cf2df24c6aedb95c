"""How sure a measured median is."""

from __future__ import annotations

import math
from collections.abc import Sequence


def median_interval(values: Sequence[float], confidence: float = 0.95) -> tuple[float, float]:
    """Return the interval that holds the true median with at least this confidence.

    It is the one between two order statistics (the sign test turned around; Conover, Practical Nonparametric
    Statistics, 3.2): it asks nothing of the distribution, and times are never normally distributed.

    Raises:
        ValueError: so few values cannot say it with this confidence.
    """
    ordered, count = sorted(values), len(values)
    allowed = (1 - confidence) / 2
    below, rank = 0.0, -1
    # `below`: how likely it is that at most `number` of the values lie below the median.
    for number in range(count):
        below += math.comb(count, number) / 2**count
        if below > allowed:
            break
        rank = number
    if rank < 0:
        raise ValueError(f"{count} values are too few for {confidence:.0%}")
    return ordered[rank], ordered[count - 1 - rank]
