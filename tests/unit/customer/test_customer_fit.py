"""Fitting the weights: what speaks for right values is worth something, and a family can be left out."""

from __future__ import annotations

from random import Random

import pytest

from build.fit.descent import descend
from build.fit.dump import Dump
from build.fit.fitting import fit
from build.fit.written import written
from native_host.customer.extract.find import Found, Told
from native_host.customer.extract.model import KeyModel
from native_host.protocol.messages import CustomerKey
from native_host.toml import parse_toml
from tests.pasted import Case

CPF, PHONE = CustomerKey.CPF, CustomerKey.PHONE


def text(family: str, key: CustomerKey, right: str, **signals: str) -> Dump:
    """Return a text with a candidate for each value (`v1="for only"`), of which one is right."""
    candidates = tuple(
        Told(key, value, value, (), "", frozenset(told.split()), ((0, 0, 1),))
        for value, told in signals.items()
    )
    people = [{one.value: [right] if one is key else [] for one in CustomerKey}]
    never = {one.value: list[str]() for one in CustomerKey}
    return Dump(Case(f"{family} 1:1", "", people, {}, never), family, Found(candidates, 1))


@pytest.mark.parametrize("key", [CPF, PHONE])
def test_a_signal_of_right_values_is_worth_more_than_one_of_wrong_values(key: CustomerKey) -> None:
    dumps = [text("a", key, "v1", v1="telling common", v2="misleading common") for _ in range(30)]
    weights = fit(dumps)[key].weights
    assert weights["telling"] > 1 > -1 > weights["misleading"]


def test_a_family_left_out_is_as_if_it_were_not_there() -> None:
    kept = [text("a", CPF, "v1", v1="x", v2="y") for _ in range(5)]
    other = [text("b", CPF, "v2", v1="x", v2="y") for _ in range(50)]
    assert fit([*kept, *other], leave_out="b") == fit(kept)
    assert fit([*kept, *other]) != fit(kept)


def test_a_family_weighs_the_same_however_many_texts_it_has() -> None:
    many, more = (
        [text("a", CPF, "v1", v1="x", v2="y") for _ in range(count)]
        + [text("b", CPF, "v2", v1="x", v2="z")] * 40
        for count in (40, 400)
    )
    first, second = fit(many)[CPF].weights, fit(more)[CPF].weights
    assert all(abs(first[name] - second[name]) < 0.1 for name in first)


def test_what_may_be_offered_or_not_is_neither_right_nor_wrong() -> None:
    one = text("a", PHONE, "v1", v1="x", v2="y")
    one.case.never_sure["phone"].append("v2")
    assert [one.truth(PHONE, value) for value in ("v1", "v2", "v3")] == [True, None, False]


def test_the_file_holds_every_weight_but_those_of_next_to_nothing() -> None:
    model = {key: KeyModel({"much": 1.234, "little": -0.04}) for key in CustomerKey}
    assert parse_toml(written(model, [])) == {key.value: {"much": 1.23} for key in CustomerKey}


def test_the_descent_ends_at_the_lowest_point() -> None:
    rng = Random(1)
    goal = [rng.uniform(-5, 5) for _ in range(8)]

    def function(point: list[float]) -> tuple[float, list[float]]:
        away = [one - other for one, other in zip(point, goal, strict=True)]
        curves = range(1, len(goal) + 1)
        return 1 + sum(c * d * d for c, d in zip(curves, away, strict=True)), [
            2 * c * d for c, d in zip(curves, away, strict=True)
        ]

    found = descend(function, [0.0] * len(goal))
    assert all(abs(one - other) < 0.05 for one, other in zip(found, goal, strict=True))
