"""The customer's data come from what is known, in order, and only what is unknown is asked for."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import Customer, PageFact, Policy, Source
from tests.support import plans
from tests.support.procedure import ASKED_OF_CUSTOMER

WITH_CLIENT = plans.page(cliente=plans.COMPANY, contato="5011", telefone_contato=plans.TWO_PHONES)


def test_an_empty_page_asks_for_client_contact_and_all_the_data_politely() -> None:
    asked = plans.questions(plans.plan())
    assert list(asked)[:2] == ["cliente", "contato"]
    assert {"nome", "telefone", "cpf_cnpj", *ASKED_OF_CUSTOMER} <= asked.keys()
    assert asked["email"] == "Qual é o e-mail atual do cliente?"
    assert all(question.endswith("?") for question in asked.values())


def test_what_the_page_knows_is_carried_over_and_not_asked() -> None:
    plan = plans.plan(on=WITH_CLIENT)
    assert plans.step(plan, "nome").value == "Padaria Aurora Ltda"
    assert plans.step(plan, "cpf_cnpj").value == "11.222.333/0001-81"
    assert plans.step(plan, "telefone").value == "(51) 3333-4444 / (51) 99999-8888"
    assert plans.step(plan, "nome").source is Source.PAGE
    assert list(plans.questions(plan)) == list(ASKED_OF_CUSTOMER)


def test_an_alphanumeric_cnpj_is_carried_over() -> None:
    client = PageFact(value="SW2040", display="Vinícola Serra Azul S.A. - CNPJ 12.ABC.345/01DE-35")
    assert plans.step(plans.plan(on=plans.page(cliente=client)), "cpf_cnpj").value == "12.ABC.345/01DE-35"


def test_a_code_is_no_name_and_a_wrong_number_no_document() -> None:
    client = PageFact(value="SW2040", display="CNPJ 11.222.333/0001-82")
    plan = plans.plan(on=plans.page(cliente=client))
    assert plans.step(plan, "nome").value is None
    assert plans.step(plan, "cpf_cnpj").value is None
    assert {"nome", "cpf_cnpj"} <= plans.questions(plan).keys()


def test_what_stands_in_the_field_is_not_asked_for_again() -> None:
    filled = plans.page(
        cliente="1",
        contato="1",
        nome="Ana",
        telefone=plans.TWO_PHONES,
        email="ana@example.com",
        cpf_cnpj="529.982.247-25",
        protocolo="1",
        midia_reaproveitada="N",
        midia_safeweb="S",
    )
    plan = plans.plan(on=filled)
    assert plan.missing == []
    assert plans.step(plan, "nome").policy is Policy.IF_EMPTY


def test_answers_go_before_the_customers_data_and_those_before_the_page() -> None:
    customer = Customer(name="Nome Colado", email="colado@example.com", cnpj="12ABC34501DE35")
    plan = plans.plan(on=WITH_CLIENT, customer=customer, answers={"email": " ana@example.com "})
    assert plans.step(plan, "email").value == "ana@example.com"
    assert plans.step(plan, "email").source is Source.ANSWER
    assert plans.step(plan, "nome").value == "Nome Colado"
    assert plans.step(plan, "cpf_cnpj").value == "12.ABC.345/01DE-35"
    assert plans.step(plan, "cpf_cnpj").source is Source.CUSTOMER


def test_whether_the_tickets_client_or_the_certificates_holder_is_meant_is_asked() -> None:
    plan = plans.plan(plans.operational(), WITH_CLIENT, force=True)
    assert plans.step(plan, "nome").value is None
    asked = next(one for one in plan.missing if one.key == "nome")
    assert asked.options == ["Padaria Aurora Ltda", plans.HOLDER_AS_WRITTEN]


def test_a_client_who_is_the_certificates_holder_is_not_asked_for() -> None:
    client = PageFact(value="7", display="Bruno Teste de Souza - CPF 529.982.247-25")
    plan = plans.plan(plans.operational(), plans.page(cliente=client), force=True)
    assert plans.step(plan, "nome").value == plans.HOLDER_AS_WRITTEN
    assert not {"nome", "cpf_cnpj"} & plans.questions(plan).keys()


def test_without_a_client_the_certificates_holder_is_named() -> None:
    plan = plans.plan(plans.operational(), force=True)
    assert plans.step(plan, "nome").value == plans.HOLDER_AS_WRITTEN
    assert plans.step(plan, "cpf_cnpj").value == "529.982.247-25"
    assert plans.step(plan, "cpf_cnpj").source is Source.TOKEN


def test_of_two_holders_none_is_guessed() -> None:
    token = plans.operational()
    token.certificates.append(plans.certificate(holder="OUTRA PESSOA", cpf="11144477735"))
    plan = plans.plan(token, force=True)
    assert plans.step(plan, "nome").value is None


def test_answers_to_fields_that_are_not_asked_change_nothing() -> None:
    plan = plans.plan(answers={"tipo": "Reclamação", "departamento": "Outro", "desconhecido": "x"})
    assert plans.step(plan, "tipo").value == "Suporte Técnico"
    assert plans.step(plan, "departamento").value is None


@pytest.mark.parametrize("key", ["midia_reaproveitada", "midia_safeweb"])
def test_questions_of_the_medium_are_asked_and_never_guessed(key: str) -> None:
    plan = plans.plan(plans.medium(), WITH_CLIENT)
    assert plans.step(plan, key).value is None
    assert key in plans.questions(plan)


@pytest.mark.parametrize(
    ("answer", "value"), [("sim", "Sim"), ("NAO", "Não"), ("Não", "Não"), ("talvez", None)]
)
def test_an_answer_must_be_one_of_the_options(answer: str, value: str | None) -> None:
    plan = plans.plan(answers={"midia_reaproveitada": answer})
    assert plans.step(plan, "midia_reaproveitada").value == value
    assert ("midia_reaproveitada" in plans.questions(plan)) == (value is None)


@pytest.mark.parametrize("told", [True, False, None])
def test_an_issuer_never_answers_whose_the_medium_is(told: bool | None) -> None:
    plan = plans.plan(plans.operational(from_safeweb=told), force=True)
    assert plans.step(plan, "midia_safeweb").value is None
    assert plans.step(plan, "midia_reaproveitada").value is None


@pytest.mark.parametrize("text", ["Localidade", "Encaminhar para:", "Solução e encaminhamento", "Pesquisar"])
def test_a_text_of_the_page_behind_the_clients_code_is_no_name_and_the_name_is_asked_for(text: str) -> None:
    plan = plans.plan(on=plans.page(cliente=PageFact(value="1042", display=text)))
    assert plans.step(plan, "nome").value is None
    assert "nome" in plans.questions(plan)
