"""Telefone wants two different numbers."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import Customer, Policy, Source
from tests.support import plans

BOTH = "Quais são os dois telefones do cliente, com DDD?"
SECOND = "Qual é o segundo telefone do cliente, com DDD?"
ONE = plans.page(telefone_contato="(51) 3333-4445")


def test_with_none_known_both_are_asked_for() -> None:
    plan = plans.plan()
    assert plans.step(plan, "telefone").value is None
    assert plans.questions(plan)["telefone"] == BOTH


def test_with_one_known_it_is_written_and_the_second_asked_for() -> None:
    plan = plans.plan(on=ONE)
    assert plans.step(plan, "telefone").value == "(51) 3333-4445"
    assert plans.questions(plan)["telefone"] == SECOND


def test_one_number_in_two_spellings_is_one_number() -> None:
    plan = plans.plan(on=plans.page(telefone_contato="(51) 3333-4445 / +55 51 33334445"))
    assert plans.step(plan, "telefone").value == "(51) 3333-4445"
    assert plans.questions(plan)["telefone"] == SECOND


def test_the_answer_and_the_known_one_make_two() -> None:
    plan = plans.plan(on=ONE, answers={"telefone": "51999998888"})
    assert plans.step(plan, "telefone").value == "(51) 99999-8888 / (51) 3333-4445"
    assert plans.step(plan, "telefone").source is Source.ANSWER
    assert "telefone" not in plans.questions(plan)


def test_the_known_one_as_an_answer_does_not_make_two() -> None:
    plan = plans.plan(on=ONE, answers={"telefone": "051 3333 4445"})
    assert plans.questions(plan)["telefone"] == SECOND


def test_the_customers_numbers_go_first_and_two_are_enough() -> None:
    customer = Customer(phones=["+5551987654320"])
    plan = plans.plan(on=plans.page(telefone_contato=plans.TWO_PHONES), customer=customer)
    assert plans.step(plan, "telefone").value == "(51) 98765-4320 / (51) 3333-4444"


def test_two_numbers_in_the_field_already_need_nothing() -> None:
    plan = plans.plan(on=plans.page(telefone="51 3333-4444; 51 99999-8888"))
    assert "telefone" not in plans.questions(plan)
    assert plans.step(plan, "telefone").policy is Policy.IF_EMPTY


def test_a_lone_number_in_the_field_stays_and_the_second_is_asked_for() -> None:
    plan = plans.plan(on=plans.page(telefone="(51) 98765-4320", telefone_contato=plans.TWO_PHONES))
    assert plans.step(plan, "telefone").policy is Policy.IF_EMPTY
    assert plans.questions(plan)["telefone"] == SECOND


def test_an_answer_is_added_behind_the_lone_number_that_the_agent_typed() -> None:
    plan = plans.plan(on=plans.page(telefone="(51) 98765-4320"), answers={"telefone": "(51) 3026-7780"})
    step = plans.step(plan, "telefone")
    assert step.value == "(51) 98765-4320 / (51) 3026-7780"
    assert step.policy is Policy.SET
    assert "telefone" not in plans.questions(plan)


@pytest.mark.parametrize(
    "shown",
    [
        "3333-4444",
        "(20) 3333-4444",
        "(51) 0000-0000",
        "(51) 9999-9999",
        "(51) 99999-9999",
        "(20) 3333-4444 / (51) 0000-0000",
        "51 9812-3344",
        "51 99812-334O",
    ],
)
def test_what_the_typed_check_refuses_or_doubts_does_not_go_into_the_ticket_unasked(shown: str) -> None:
    plan = plans.plan(on=plans.page(telefone_contato=shown))
    assert plans.step(plan, "telefone").value is None
    assert plans.questions(plan)["telefone"] == BOTH


@pytest.mark.parametrize("shown", ["(51) 3333-4444 / 99812-3344", "51 3333-4444 ou 99812-3344 (whats)"])
def test_two_numbers_with_one_area_code_both_have_it(shown: str) -> None:
    plan = plans.plan(on=plans.page(telefone_contato=shown))
    assert plans.step(plan, "telefone").value == "(51) 3333-4444 / (51) 99812-3344"
    assert "telefone" not in plans.questions(plan)


def test_of_several_numbers_the_one_that_cannot_be_is_left_out() -> None:
    plan = plans.plan(on=plans.page(telefone_contato="(20) 3333-4444 / (51) 3333-4445"))
    assert plans.step(plan, "telefone").value == "(51) 3333-4445"
    assert plans.questions(plan)["telefone"] == SECOND


@pytest.mark.parametrize("standing", ["3333-4444", "falar com Ana 51 98765-4320", "51 98765-4320"])
def test_whatever_the_agent_typed_stays_as_it_is_when_an_answer_is_added(standing: str) -> None:
    plan = plans.plan(on=plans.page(telefone=standing), answers={"telefone": "5130267780"})
    step = plans.step(plan, "telefone")
    assert (step.value, step.policy) == (f"{standing} / (51) 3026-7780", Policy.SET)


@pytest.mark.parametrize("answer", ["3333-4444", "(20) 3333-4444"])
def test_an_answer_that_is_no_phone_is_asked_for_again(answer: str) -> None:
    plan = plans.plan(answers={"telefone": answer})
    assert plans.step(plan, "telefone").value is None
    assert plans.questions(plan)["telefone"] == BOTH


def test_a_canonical_number_that_the_library_refuses_is_no_phone() -> None:
    plan = plans.plan(customer=Customer(phones=["+00000000", "+5551987654320"]))
    assert plans.step(plan, "telefone").value == "(51) 98765-4320"
