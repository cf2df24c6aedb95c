"""Kinds of texts that nobody had seen: what is read of them, and what is never called sure."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence

RIGHT = {
    "Sou Graziela Vendramini\nPazzini, cpf 130.546.213-08": ("name", ["Graziela Vendramini Pazzini"]),
    "Meu nome é Carlos Eduardo\nBertolini, CPF 130.546.213-08": ("name", ["Carlos Eduardo Bertolini"]),
    "Titular: Otávio Brasil Zimmer\nCPF: 945.524.961-82": ("name", ["Otávio Brasil Zimmer"]),
    "Nome: João França Portugal\nCPF: 945.524.961-82": ("name", ["João França Portugal"]),
    "oi meu nome é julia reis muniz é o seguinte meu cpf 94552496182": ("name", ["julia reis muniz"]),
    "Nome: NEIDE SALLES\nC.P.F.: 888.6B5. 463-37": ("cpf", ["88868546337"]),
    "Nome: NEIDE SALLES\nCPF: 71l.054.164- 96": ("cpf", ["71105416496"]),
    "CPF 945.524.961-82, fone 51 99744 2081, não, desculpa, 51 99744 2018": ("phone", ["+5551997442018"]),
    "CPF 945.524.961-82, meu cel é 51 99744-2081, minto, 51 99744-2018": ("phone", ["+5551997442018"]),
    "ATENDENTE qual o seu cpf\nCLIENTE 387 218 696 50\nATENDENTE e o protocolo\nCLIENTE tá aqui 1007475590": (
        "protocol",
        ["1007475590"],
    ),
}

NEVER_SURE = [
    "oi, aqui é a Sandra, meu cpf é 733.955.944-24 e podem me ligar no 51 99644-0875",
    "Ana Bianchi do Nascimento - CPF 945.524.961-82 - celular 74 97206-8834",
]


@pytest.mark.parametrize("text", RIGHT)
def test_it_is_read(text: str) -> None:
    key, values = RIGHT[text]
    believed = [
        one.value
        for one in parse_customer(text).candidates
        if one.key.value == key and one.confidence is not Confidence.UNSURE
    ]
    assert believed == values


@pytest.mark.parametrize("text", NEVER_SURE)
def test_half_a_name_is_never_sure(text: str) -> None:
    names = [one for one in parse_customer(text).candidates if one.key.value == "name"]
    cut = [one for one in names if one.value in ("Sandra", "Ana Bianchi")]
    assert all(one.confidence is not Confidence.SURE for one in cut)


def test_the_one_that_fails_is_meant_whomever_else_is_spoken_of() -> None:
    result = parse_customer(
        "Sou Cíntia Maldaner, CPF 807.589.631-90. Ano passado o token do meu marido (Rogério Maldaner, CPF "
        "943.974.001-99) deu problema. Agora é o meu que está vazio."
    )
    sure = {one.value for one in result.candidates if one.confidence is not Confidence.UNSURE}
    assert "80758963190" in sure
    assert "94397400199" not in sure


def test_companies_and_people_in_one_list_are_customers_each() -> None:
    result = parse_customer(
        "1) Jussara Feltrin Damiani - CPF 614.236.446-62 - prot. 1009330127 - (48) 99155-2096\n"
        "2) Ótica Visão Clara Ltda - CNPJ 36.050.723/0001-42 - prot. 1009330150 - (48) 3433-7702\n"
        "3) Elói Raimundo Backes - CPF 270.803.924-54 - prot. 1009330184 - (48) 99827-4413"
    )
    assert result.people == 3


def test_a_document_is_not_of_the_past_where_a_certificate_is() -> None:
    result = parse_customer(
        "O e-CNPJ da Transportes Garupá Ltda (CNPJ 11.039.779/0001-75) deixou de ser reconhecido."
    )
    found = [one for one in result.candidates if one.key.value == "cnpj"]
    assert [one.confidence is not Confidence.UNSURE for one in found] == [True]
