"""The phones: so many lines as the procedure asks for, and the ticket's own number stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.messages import Policy
from tests.support import plans
from tests.support.tickets import (
    line,
    phone,
    prepared,
    procedure_asking,
    questions,
    step_value,
    texts,
)

A, B, C = "(51) 3333-4444", "(51) 99999-8888", "(51) 98888-7777"
BOTH = "Quais são os dois telefones do cliente, com DDD?"
SECOND = "Qual é o segundo telefone do cliente, com DDD?"
PASTED = [phone("+5551988887777", C), phone("+5551999998888", B), phone("+555133334444", A)]


def test_a_later_completion_keeps_the_number_that_an_answer_was_added_behind() -> None:
    on = plans.page(telefone=f"{A} / {B}")
    result = prepared(on, lines={"phone_1": A, "phone_2": B}, filled={"telefone": f"{A} / {B}"})
    assert step_value(result, "telefone") == f"{A} / {B}"


def test_the_number_that_the_agent_has_put_into_the_ticket_stands_in_the_first_line() -> None:
    result = prepared(
        plans.page(telefone=A),
        answers={"telefone": B},
        answered="telefone",
        filled={},
    )
    assert (line(result, "phone_1").text, line(result, "phone_2").text) == (A, B)
    assert step_value(result, "telefone") == f"{A} / {B}"
    assert "telefone" not in questions(result)


def test_a_chosen_number_is_added_behind_the_tickets_own() -> None:
    result = prepared(plans.page(telefone=A), lines={"phone_2": B}, answered="telefone", filled={})
    assert result.plan is not None
    assert plans.step(result.plan, "telefone").value == f"{A} / {B}"
    assert plans.step(result.plan, "telefone").policy is Policy.SET


def test_what_a_fill_has_put_there_gives_way_to_what_comes_to_be_known() -> None:
    on = plans.page(telefone=A, telefone_contato=A)
    result = prepared(on, candidates=PASTED[:2], filled={"telefone": A})
    assert step_value(result, "telefone") == f"{C} / {B}"


@pytest.mark.parametrize("typed", ["99999-8888", "", "(51) 3333 4444"])
def test_an_answer_takes_the_place_of_what_cannot_be_used(typed: str) -> None:
    result = prepared(lines={"phone_1": A, "phone_2": typed}, answers={"telefone": B})
    assert texts(result) == {"phone_1": A, "phone_2": B}
    assert step_value(result, "telefone") == f"{A} / {B}"


def test_while_one_is_missing_what_is_known_can_be_chosen() -> None:
    result = prepared(candidates=PASTED, lines={"phone_1": C})
    assert result.plan is not None
    asked = next(one for one in result.plan.missing if one.key == "telefone")
    assert (asked.question, asked.options) == (SECOND, [B, A])


def test_a_number_of_the_page_without_area_code_is_asked_for_with_its_reason() -> None:
    result = prepared(plans.page(telefone_contato="3333-4444"))
    assert result.plan is not None
    asked = next(one for one in result.plan.missing if one.key == "telefone")
    assert asked.question == BOTH
    assert asked.evidence == "A página ou o certificado traz “3333-4444”. Falta o DDD."
    (choice,) = line(result, "phone_1").choices
    assert [issue.code for issue in choice.issues] == ["phone_no_area_code"]


def test_a_text_of_the_page_without_a_number_is_offered_nowhere() -> None:
    assert line(prepared(plans.page(telefone_contato="não informado")), "phone_1").choices == []


def test_a_refused_answer_says_why() -> None:
    for answer, why in (("não tem", "Há um caractere"), ("3333-4444", "Falta o DDD."), ("0", "DDD")):
        result = prepared(answers={"telefone": answer})
        assert result.plan is not None
        asked = next(one for one in result.plan.missing if one.key == "telefone")
        assert why in asked.evidence
        assert step_value(result, "telefone") is None


def test_more_numbers_than_lines_can_have_are_no_mistake() -> None:
    many = " / ".join(f"(51) 3333-44{n}" for n in range(10, 30))
    assert len(prepared(answers={"telefone": many}).lines) == 4 + 9


def test_what_the_agent_noted_beyond_what_is_asked_for_stays() -> None:
    result = prepared(lines={"phone_1": A, "phone_3": C, "phone_2": B})
    assert step_value(result, "telefone") == f"{A} / {B} / {C}"


@pytest.mark.parametrize("wanted", [1, 2, 3, 4])
def test_there_are_as_many_lines_as_the_procedure_asks_for(tmp_path: Path, wanted: int) -> None:
    procedure_asking(
        tmp_path,
        f'[fields.telefone]\nphones = {wanted}\nsources = ["customer.phones"]\nquestion = "Telefones?"\n',
    )
    result = prepared(sop_dirs=[tmp_path], candidates=PASTED[:wanted])
    phones = [one for one in result.lines if one.key.startswith("phone_")]
    assert len(phones) == wanted
    assert step_value(result, "telefone") == " / ".join(one.text for one in phones if one.text)
    assert ("telefone" in questions(result)) is (wanted > 3)


def test_without_a_field_for_phones_the_card_still_has_lines_for_them(tmp_path: Path) -> None:
    procedure_asking(tmp_path, '[fields.nome]\nsources = ["customer.name"]\nquestion = "Nome?"\n')
    result = prepared(sop_dirs=[tmp_path], candidates=PASTED[:2])
    assert texts(result) == {"phone_1": C, "phone_2": B}


def test_a_field_that_asks_for_fewer_has_the_first_ones_only(tmp_path: Path) -> None:
    one = '[fields.protocolo]\nphones = 1\nsources = ["customer.phones"]\nquestion = "Um?"\n'
    two = '[fields.telefone]\nphones = 2\nsources = ["customer.phones"]\nquestion = "Dois?"\n'
    procedure_asking(tmp_path, one + two)
    result = prepared(sop_dirs=[tmp_path], candidates=PASTED[:2])
    assert (step_value(result, "protocolo"), step_value(result, "telefone")) == (C, f"{C} / {B}")
    assert line(result, "phone_1").field == "telefone"


@pytest.mark.parametrize("sources", ["", 'sources = ["page.telefone_contato.phones"]\n'])
def test_a_field_of_phones_is_read_as_such_wherever_they_come_from(tmp_path: Path, sources: str) -> None:
    procedure_asking(tmp_path, f'[fields.telefone]\nphones = 1\n{sources}question = "Telefone?"\n')
    refused = prepared(sop_dirs=[tmp_path], answers={"telefone": "3333-4444"})
    assert step_value(refused, "telefone") is None
    on = plans.page(telefone_contato=B)
    assert step_value(prepared(on, sop_dirs=[tmp_path]), "telefone") == (B if sources else None)
