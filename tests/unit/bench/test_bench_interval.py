"""The interval that the bench judges a median by: tables' values, and what it promises."""

from __future__ import annotations

import random

import pytest

from tests.bench.judging.interval import median_interval


@pytest.mark.parametrize(("count", "first", "last"), [(6, 1, 6), (10, 2, 9), (20, 6, 15), (40, 14, 27)])
def test_the_order_statistics_are_those_of_the_tables(count: int, first: int, last: int) -> None:
    assert median_interval(list(range(count, 0, -1))) == (first, last)


def test_too_few_values_say_nothing() -> None:
    with pytest.raises(ValueError, match="5 values"):
        median_interval([1, 2, 3, 4, 5])


def test_it_holds_the_true_median_as_often_as_it_says_whatever_the_distribution() -> None:
    chance = random.Random(1)
    held = 0
    for _ in range(400):
        low, high = median_interval([chance.expovariate(1) for _ in range(40)])
        held += low <= 0.6931 <= high
    assert held >= 0.93 * 400
