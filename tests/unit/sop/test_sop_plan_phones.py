"""Telefone wants two different numbers."""

from __future__ import annotations

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


def test_a_number_without_area_code_is_kept_as_the_page_shows_it() -> None:
    plan = plans.plan(on=plans.page(telefone_contato="3333-4444"))
    assert plans.step(plan, "telefone").value == "3333-4444"
