"""How a figure is judged: by its interval, after as many pairs as that takes, in turns."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator
from itertools import chain, repeat

import pytest

from tests.bench.judging.figure import BASE_BOUND, Figure, Result, Verdict, judge
from tests.bench.judging.pairs import compare, counted

FIGURE = Figure("x", "X", "its floor", bound=2.0, rounds=(8, 16))


def samples(*values: float) -> Callable[[], float]:
    """Return a sampler: the first value is the unmeasured one, the last is repeated."""
    following: Iterator[float] = chain(values, repeat(values[-1]))
    return lambda: next(following)


@pytest.mark.parametrize(
    ("low", "high", "bound", "verdict"),
    [
        (1.0, 1.9, 2.0, Verdict.KEPT),
        (1.0, 2.0, 2.0, Verdict.KEPT),
        (1.9, 2.1, 2.0, Verdict.UNDECIDED),
        (2.0, 2.1, 2.0, Verdict.UNDECIDED),
        (2.1, 2.2, 2.0, Verdict.BROKEN),
        (2.1, 2.2, None, Verdict.SHOWN),
    ],
)
def test_the_whole_interval_decides(low: float, high: float, bound: float | None, verdict: Verdict) -> None:
    assert judge(low, high, bound) is verdict


@pytest.mark.parametrize(
    ("ours", "verdict"), [(1.0, Verdict.KEPT), (2.0, Verdict.KEPT), (2.1, Verdict.BROKEN)]
)
def test_a_clear_figure_is_decided_in_the_first_round(ours: float, verdict: Verdict) -> None:
    result = compare(FIGURE, samples(99, ours), samples(99, 1.0))
    assert (result.verdict, len(result.ours), result.ratio) == (verdict, 8, ours)


def test_an_unclear_figure_is_measured_up_to_its_last_round_and_stays_undecided() -> None:
    result = compare(FIGURE, samples(0, *([1.0, 3.0] * 8)), samples(1.0))
    assert (result.verdict, len(result.ours)) == (Verdict.UNDECIDED, 16)
    assert not result.fails


def test_more_rounds_decide_what_the_first_did_not() -> None:
    result = compare(FIGURE, samples(0, 3.0, 3.0, *repeat(1.0, 14)), samples(1.0))
    assert (result.verdict, len(result.ours)) == (Verdict.KEPT, 16)


def test_a_figure_without_a_bound_is_shown_after_the_first_round_and_never_fails() -> None:
    result = compare(Figure("x", "X", "its floor"), samples(50.0), samples(1.0))
    assert (result.verdict, len(result.ours), result.fails) == (Verdict.SHOWN, 8, False)


def test_the_two_are_measured_in_turns_and_take_turns_in_going_first() -> None:
    order: list[str] = []

    def noting(name: str) -> Callable[[], float]:
        return lambda: order.append(name) or 1.0  # type: ignore[func-returns-value]

    compare(FIGURE, noting("A"), noting("B"))
    assert "".join(order) == "AB" + "ABBA" * 4


def test_the_best_of_several_turns_is_what_counts() -> None:
    figure = Figure("x", "X", "its floor", bound=2.0, best_of=3)
    result = compare(figure, samples(0, *[9.0, 1.5, 9.0] * 8), samples(0, *[1.0, 9.0, 9.0] * 8))
    assert (result.verdict, result.ratio, result.low, result.high) == (Verdict.KEPT, 1.5, 1.5, 1.5)


def test_several_turns_alternate_too() -> None:
    order: list[str] = []

    def noting(name: str) -> Callable[[], float]:
        return lambda: order.append(name) or 1.0  # type: ignore[func-returns-value]

    compare(Figure("x", "X", "its floor", bound=2.0, best_of=2), noting("A"), noting("B"))
    assert "".join(order) == "AB" + "ABBABAAB" * 4


def test_a_machine_that_grows_slower_all_the_time_does_not_change_the_ratio() -> None:
    clock = iter(range(100, 100_000, 10))
    result = compare(FIGURE, lambda: 1.5 * next(clock), lambda: float(next(clock)))
    assert result.verdict is Verdict.KEPT
    assert result.ratio == pytest.approx(1.5, rel=0.1)


def test_what_the_bound_equals_is_called_broken_no_oftener_than_promised() -> None:
    """Twelve hundred figures whose true ratio is the bound: stopping early must not raise the error."""
    chance = random.Random(3)
    figure = Figure("x", "X", "its floor", bound=1.0, rounds=(8, 16, 32))

    def noisy() -> float:
        return chance.lognormvariate(0, 0.3)

    verdicts = [compare(figure, noisy, noisy).verdict for _ in range(1200)]
    assert verdicts.count(Verdict.BROKEN) <= 0.05 * 1200
    assert verdicts.count(Verdict.KEPT) <= 0.05 * 1200


def test_a_floor_that_takes_no_time_is_none() -> None:
    with pytest.raises(ZeroDivisionError):
        compare(FIGURE, samples(1.0), samples(0.0))


@pytest.mark.parametrize(
    ("ours", "theirs", "ratio", "verdict"),
    [
        (14, 16, 14 / 16, Verdict.KEPT),
        (16, 16, 1.0, Verdict.KEPT),
        (17, 16, 17 / 16, Verdict.BROKEN),
        (0, 0, 1.0, Verdict.KEPT),
        (1, 0, math.inf, Verdict.BROKEN),
    ],
)
def test_what_is_counted_is_judged_by_itself(
    ours: float, theirs: float, ratio: float, verdict: Verdict
) -> None:
    result = counted(Figure("x", "X", "16", 1.0), ours, theirs)
    assert (result.ratio, result.verdict) == (ratio, verdict)


@pytest.mark.parametrize(("exact", "bound"), [(False, BASE_BOUND), (True, 1.0)])
def test_beside_a_base_every_figure_has_a_bound(exact: bool, bound: float) -> None:
    of_base = Figure("x", "X", "its floor", bound=None, exact=exact).against_base("base 1a2b3c4d")
    assert (of_base.floor, of_base.bound, of_base.key) == ("base 1a2b3c4d", bound, "x")


@pytest.mark.parametrize(
    ("verdict", "fails"),
    [
        (Verdict.KEPT, False),
        (Verdict.BROKEN, True),
        (Verdict.UNDECIDED, False),
        (Verdict.SHOWN, False),
        (Verdict.ABSENT, False),
        (Verdict.FAILED, True),
    ],
)
def test_a_run_fails_by_what_is_broken_and_by_what_nothing_is_known_of(verdict: Verdict, fails: bool) -> None:
    assert Result(FIGURE, verdict).fails is fails
