"""The plan for a blank token holds what the document demands, in an order that the page can take."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import Policy, Source
from native_host.sop.loader import load_knowledge
from tests.support import plans
from tests.support.procedure import CLASSIFICATION, DESCRIPTION, FREE

ECHOES = ("departamento", "telefone_contato", "centro_de_custo", "unidade_de_negocio")
ADDITIONAL = ("nome", "telefone", "email", "cpf_cnpj", "protocolo", "midia_reaproveitada", "midia_safeweb")


@pytest.mark.parametrize(("key", "value"), CLASSIFICATION.items())
def test_the_classification_is_set_whatever_the_page_had(key: str, value: str) -> None:
    step = plans.step(plans.plan(on=plans.page(**{key: "outra coisa"})), key)
    assert (step.value, step.policy, step.source) == (value, Policy.SET, Source.PROCEDURE)


@pytest.mark.parametrize("number", ["4711", ""], ids=["number shown", "number not shown"])
def test_on_a_saved_ticket_nothing_that_stands_there_is_overwritten(number: str) -> None:
    on_page = plans.page(**dict.fromkeys(CLASSIFICATION, "outra coisa"))
    saved = plans.plan(on=on_page.model_copy(update={"ticket_number": number}))
    assert Policy.SET not in {step.policy for step in saved.steps}
    new = {step.key: step for step in plans.plan(on=on_page).steps}
    for step in saved.steps:
        assert step.value == new[step.key].value
        if new[step.key].policy is Policy.CONFIRM:
            assert step.policy is Policy.CONFIRM, "an echo is looked at and never filled"


def test_description_and_solution_leave_what_the_agent_typed() -> None:
    plan = plans.plan()
    assert plans.step(plan, "descricao").value == DESCRIPTION
    assert plans.step(plan, "descricao").policy is Policy.IF_EMPTY
    assert plans.step(plan, "solucao").policy is Policy.IF_EMPTY


def test_every_step_follows_the_steps_it_waits_for() -> None:
    done: set[str] = set()
    for step in plans.plan().steps:
        assert done.issuperset(step.after), step.key
        done.add(step.key)


def test_the_cascade_goes_level_by_level_and_everything_the_category_touches_comes_after_it() -> None:
    after = {step.key: step.after for step in plans.plan().steps}
    assert [after[f"categoria_{level}"] for level in (1, 2, 3)] == [
        ["tipo"],
        ["categoria_1"],
        ["categoria_2"],
    ]
    for key in ("prioridade", "localidade", "origem", *ADDITIONAL):
        assert after[key] == ["categoria_3"], key


def test_fields_that_stay_free_have_no_step_and_no_question() -> None:
    plan = plans.plan()
    assert not {step.key for step in plan.steps}.intersection(FREE)
    assert not plans.questions(plan).keys() & set(FREE)


def test_echoes_of_the_record_are_only_looked_at_and_never_asked_for() -> None:
    plan = plans.plan()
    for key in ECHOES:
        step = plans.step(plan, key)
        assert (step.value, step.policy, step.required) == (None, Policy.CONFIRM, False)
    assert not plans.questions(plan).keys() & set(ECHOES)


def test_a_step_carries_what_the_page_map_knows_of_the_field() -> None:
    plan = plans.plan()
    step = plans.step(plan, "unidade_de_negocio")
    fields = load_knowledge([], []).pages.items()["qualitor"].fields
    field = next(field for field in fields if field.key == "unidade_de_negocio")
    assert (step.title, step.labels, step.ids) == (field.title, field.labels, field.ids)
    assert (step.section, step.control) == (field.section, field.control)


def test_the_message_names_the_deadline_and_leaves_room_for_the_number() -> None:
    plan = plans.plan()
    assert "24 horas" in plan.customer_message
    assert "{numero}" in plan.customer_message
    assert "em branco" in plan.customer_message


def test_the_message_of_a_forced_plan_does_not_say_that_the_medium_is_blank() -> None:
    message = plans.plan(plans.operational(), force=True).customer_message
    assert "{numero}" in message
    assert "em branco" not in message
