"""Kinds of texts that nobody had seen: what is read of them, and what is never called sure."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence, CustomerKey
from tests.pasted.offered import offered

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
    assert offered(text, CustomerKey(key)) == values


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


@pytest.mark.parametrize("export", ["[09/05/2025 08:47:03] {0}: {1}", "[10:31] {0}: {1}", "10:31 - {0}: {1}"])
@pytest.mark.parametrize("name", ["Leandro Zortéa", "Juliano Spohr", "Ana Bianchi"])
def test_who_gives_data_under_a_name_in_a_chat_is_the_customer(export: str, name: str) -> None:
    turns = ["bom dia", "meu cpf é 529.982.247-25", "tel 51 99345-8802", "o token não acha o certificado"]
    text = "\n".join(export.format(name, turn) for turn in turns)
    assert offered(text, CustomerKey.NAME) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "CN=ADRIANO LUCENA FALCETTA:31947174800, OU=Certificado PF A3, O=ICP-Brasil, C=BR",
        "o titular é ADRIANO LUCENA FALCETTA:31947174800",
        "Emitido para: Adriano Lucena Falcetta:31947174800",
    ],
)
def test_the_number_in_a_certificates_common_name_is_a_document_though_a_phone_may_have_it(text: str) -> None:
    assert offered(text, CustomerKey.CPF) == ["31947174800"]
    assert offered(text, CustomerKey.PHONE) == []


@pytest.mark.parametrize(
    "text",
    [
        "fiz a emissão do meu certificado com o protocolo 1005507716. Cheguei em casa e nada",
        "a emissão saiu pelo protocolo 1005507716",
        "a data da emissão com o protocolo 1005507716 foi ontem",
    ],
)
def test_the_word_next_to_a_number_names_it_where_no_sign_does(text: str) -> None:
    assert offered(text, CustomerKey.PROTOCOL) == ["1005507716"]


@pytest.mark.parametrize("date", ["12/03/2025", "2025-03-12", "3.1.26"])
def test_a_date_behind_the_word_is_no_protocol(date: str) -> None:
    assert offered(f"Protocolo {date}", CustomerKey.PROTOCOL) == []
    assert offered(f"Protocolo de {date}: 1005507716", CustomerKey.PROTOCOL) == ["1005507716"]
