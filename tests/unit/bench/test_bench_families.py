"""The figures of families left out: each is broken by what it is there for, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.bench.figures.families import promised
from tests.bench.judging.figure import Verdict
from tests.pasted.leave_out import Report
from tests.pasted.measure import KeyCount, Measured

ALONE = {"name": (150, 20), "cpf": (150, 0)}


def report(change: Callable[[Measured], object]) -> Report:
    """Two families, of which `change` makes the second one worse."""
    good, other = Measured(100, 100), Measured(100, 100)
    for one in (good, other):
        one.keys["name"] = KeyCount(100, 100, 80, unasked=100)
        one.keys["cpf"] = KeyCount(100, 100, 100)
    change(other)
    return Report({"good": good, "other": other}, dict.fromkeys(good.keys, (0, 0)) | ALONE)


def worse(key: str, **counts: int) -> Callable[[Measured], object]:
    return lambda one: vars(one.keys[key]).update(counts)


def fewer_whole(count: int) -> Callable[[Measured], object]:
    return lambda one: setattr(one, "whole", count)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (fewer_whole(100), []),
        (fewer_whole(90), []),
        (fewer_whole(84), ["missed", "weak"]),
        (worse("name", wrong_sure=1), ["sure"]),
        (worse("name", wrong_unasked=1), ["unasked"]),
        (worse("name", sure=0), ["shy"]),
        (worse("cpf", right=0, sure=100), ["fewer"]),
        (worse("cpf", wrong_sure=1), ["sure", "more"]),
    ],
)
def test_a_figure_is_broken_by_what_it_is_there_for(
    change: Callable[[Measured], object], broken: list[str]
) -> None:
    results = list(promised(report(change)))
    assert [one.figure.key.removeprefix("families_") for one in results if one.fails] == broken
    assert all(one.verdict in (Verdict.KEPT, Verdict.BROKEN) for one in results)
