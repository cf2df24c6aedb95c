"""Names in a pasted text: whose they are, where they end, and which are never sure."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Candidate, Confidence, CustomerKey


def only(text: str, key: CustomerKey) -> list[Candidate]:
    return [one for one in parse_customer(text).candidates if one.key is key]


def test_a_remark_behind_a_label_is_no_sure_name() -> None:
    for text in ("Cliente: muito bravo hoje", "Cliente: aguardando retorno", "Nome: a confirmar"):
        assert Confidence.SURE not in {one.confidence for one in parse_customer(text).candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Nome da mãe: Maria Prates Moura",
        "Nome do atendente: Carla Duarte",
        "Responsável pelo atendimento: Carla Duarte",
        "De: Carla Duarte <carla@desk.example>\nCc: suporte@desk.example\nSegue.",
        "Bom dia Carla Duarte, tudo bem?",
    ],
)
def test_somebody_elses_name_is_not_offered_as_the_customers(text: str) -> None:
    assert {one.confidence for one in only(text, CustomerKey.NAME)} <= {Confidence.UNSURE}


def test_beside_somebody_elses_name_the_customers_own_is_sure() -> None:
    names = only("Nome: Ana Souza\nNome da mãe: Maria Souza Prates\nCPF: 526.018.159-06", CustomerKey.NAME)
    assert [(one.value, one.confidence) for one in names] == [
        ("Ana Souza", Confidence.SURE),
        ("Maria Souza Prates", Confidence.UNSURE),
    ]


def test_a_name_in_small_letters_counts_beside_data_only() -> None:
    (found,) = only("maria prates\n526.018.159-06\n51998123344", CustomerKey.NAME)
    assert (found.value, found.display) == ("maria prates", "Maria Prates")
    assert found.confidence is Confidence.LIKELY
    for text in ("falei com maria prates ontem", "bom dia, maria prates vai ver isso"):
        assert {one.confidence for one in only(text, CustomerKey.NAME)} <= {Confidence.UNSURE}


@pytest.mark.parametrize(
    "prompt",
    [
        "nome completo",
        "me manda o nome completo, por favor",
        "qual seu nome completo?",
        "nome completo do titular",
        "Atendente: preciso do nome completo e CPF",
    ],
)
def test_a_small_name_alone_in_its_line_answers_who_asks_for_the_name(prompt: str) -> None:
    (found,) = only(f"{prompt}\nmaria aparecida souza", CustomerKey.NAME)
    assert (found.value, found.confidence) == ("maria aparecida souza", Confidence.LIKELY)


def test_a_name_with_letters_of_another_script_is_read_as_it_looks_and_never_sure() -> None:
    (found,) = only("Nome: \u041carina \u0421osta", CustomerKey.NAME)
    assert (found.value, found.confidence, [issue.code for issue in found.issues]) == (
        "Marina Costa",
        Confidence.LIKELY,
        ["look_alike_letter"],
    )


def test_a_name_that_is_called_old_gives_way_to_the_one_of_today() -> None:
    names = only("Razão social antiga: Sol Nascente Ltda\nRazão social: Lua Cheia Ltda", CustomerKey.NAME)
    assert [(one.value, one.confidence) for one in names] == [
        ("Lua Cheia Ltda", Confidence.SURE),
        ("Sol Nascente Ltda", Confidence.UNSURE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Atendente: com quem eu falo?\nCliente: com pressa, por favor",
        "nome completo\nvou mandar depois",
        "nome completo\nnão sei informar",
        "Qual o seu nome?\njá te passo",
    ],
)
def test_an_answer_that_gives_no_name_is_none(text: str) -> None:
    assert only(text, CustomerKey.NAME) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cliente: 1042 Localidade: Gramado",
        "Contato: 5011 Centro de Custo: 7701 Departamento: 12",
        "Cliente: 1042 Unid. de Negócio: 03\nContato: 5011 Prioridade : Alta Origem: Telefone",
        "Nome: Ramal: 3344",
        "Cliente:\nLocalidade: Porto Alegre",
        "Contato: 5011 SETOR: FISCAL",
        "Contato: 5011 Rubrica Fiscal: 12",
        "Solicitante: 5011 Categoria 1: SUP - Emissão Categoria 2: Cartão",
    ],
)
def test_labels_of_a_tickets_form_are_nobodys_name(text: str) -> None:
    assert only(text, CustomerKey.NAME) == []


@pytest.mark.parametrize(
    "label", ["Departamento", "CENTRO DE CUSTO", "Unid. de Negócio", "Prioridade ", "Setor"]
)
@pytest.mark.parametrize("name", ["Ana Souza", "Origem Comunicação Ltda", "Setor Gráfica Ltda"])
def test_a_name_ends_before_the_next_label_of_a_tickets_form(name: str, label: str) -> None:
    found = only(f"Cliente: {name} {label}: 12 Fone: (51) 3224-9015", CustomerKey.NAME)
    assert [one.value for one in found] == [name]


def test_a_name_that_may_end_in_a_label_is_never_sure() -> None:
    assert [one.confidence for one in only("Nome: Ana Souza", CustomerKey.NAME)] == [Confidence.SURE]
    (found,) = only("Nome: Ana Souza Rubrica: 77", CustomerKey.NAME)
    assert found.confidence is not Confidence.SURE
