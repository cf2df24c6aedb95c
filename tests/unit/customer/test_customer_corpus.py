"""The corpus of pasted texts: 95 % of every field, and no wrong value presented as sure."""

from __future__ import annotations

from collections import Counter

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import CustomerKey
from tests.pasted import corpus
from tests.pasted.judge import Verdict, judge

LEAST_TEXTS = 80
LEAST_RIGHT = 0.95
"""What is promised."""
LEAST_RIGHT_OF_GATE, MOST_SURE_WRONG_OF_GATE = 0.91, 4
"""Of texts that nobody had seen when they were first read: what holds since. The gate asks for 0.92 and 0."""


@pytest.fixture(scope="module")
def verdicts() -> list[Verdict]:
    return [judge(case, parse_customer(case.text)) for case in corpus()]


def test_there_are_enough_texts_and_each_is_named_once() -> None:
    names = [case.id for case in corpus()]
    assert len(names) >= LEAST_TEXTS
    assert [name for name, count in Counter(names).items() if count > 1] == []


@pytest.mark.parametrize("key", [key.value for key in CustomerKey])
def test_every_field_is_right(verdicts: list[Verdict], key: str) -> None:
    wrong = [verdict.case.id for verdict in verdicts if not verdict.right[key]]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(verdicts), wrong


def test_texts_are_right_as_a_whole(verdicts: list[Verdict]) -> None:
    wrong = [verdict.case.id for verdict in verdicts if not verdict.all_right]
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(verdicts), wrong


def test_no_wrong_value_is_presented_as_sure(verdicts: list[Verdict]) -> None:
    assert [(verdict.case.id, verdict.wrongly_sure) for verdict in verdicts if verdict.wrongly_sure] == []


def test_no_fewer_texts_of_the_gate_are_right_and_no_more_wrong_values_sure() -> None:
    judged = [judge(case, parse_customer(case.text)) for case in corpus("gate")]
    right = [verdict for verdict in judged if verdict.all_right]
    sure = [(verdict.case.id, verdict.wrongly_sure) for verdict in judged if verdict.wrongly_sure]
    assert len(right) >= LEAST_RIGHT_OF_GATE * len(judged)
    assert sum(len(values) for _, values in sure) <= MOST_SURE_WRONG_OF_GATE, sure
