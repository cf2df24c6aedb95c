"""Labels, hints and links of a form that was pasted as text: none of them is the customer's name."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence, CustomerKey


def names(text: str, *, unsure: bool = False) -> list[str]:
    """Return the names that are offered, or those that are shown as doubtful."""
    return [
        one.value
        for one in parse_customer(text).candidates
        if one.key is CustomerKey.NAME and (one.confidence is Confidence.UNSURE) is unsure
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Contato: 3307 Setor: 4 Centro de Custo: 8802\nCliente: 1177 Cidade: Caxias do Sul",
        "Cliente: 2041 Localidade: Pelotas",
        "Cliente: 2041 Localidade",
        "Cliente: 12 Tipologia: B",  # no word of ours: the code alone is the value
        "Cliente: 12 Grau de Risco: B",
        "Titular: [2041] Contato: [3307]",
        "Nome: Localidade: Pelotas",
        "Nome: Cidade",
        "Nome: Cidade/UF",
        "Contato: Pesquisar",
        "Contato: Clique aqui para pesquisar",
        "Nome: * Campo obrigatório",
        "Contato: Selecione",
        "Solicitante: Nenhum registro encontrado",
        "Cliente\tPesquisar",
        "Nome:\nPesquisar",
        "Centro de Custo\n8802\nTelefone: (51) 3224-9015",
        "Pesquisar Localidade\nCPF: 526.018.159-06",
        "Resultado Encontrado\nCPF: 526.018.159-06",
    ],
)
def test_what_a_form_says_of_itself_is_no_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Contato: Ana Souza Setor: 12", "Ana Souza"),
        ("Contato: Ana Souza Centro de Custo: 8802", "Ana Souza"),
        ("Nome: Ana da Silva Cargo: Gerente CPF: 526.018.159-06", "Ana da Silva"),
        ("Cliente: Padaria Aurora Ltda Localidade: Pelotas", "Padaria Aurora Ltda"),
        ("Nome: Ana Souza Departamento : 4", "Ana Souza"),
        ("Nome: Ana Souza Cidade/UF: Pelotas/RS", "Ana Souza"),
        ("(51) 3224-9015 - Centro de Custo - Ana Souza", "Ana Souza"),
    ],
)
def test_a_name_ends_where_the_next_label_begins(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize("text", ["Nome: Ana Souza Alcunha: Aninha", "Contato: Ana Souza: 3307"])
def test_where_a_name_runs_into_what_may_be_a_label_it_is_doubtful(text: str) -> None:
    assert names(text) == []
    assert [name[:9] for name in names(text, unsure=True)] == ["Ana Souza"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cliente: 1042 Padaria Aurora Ltda", "1042 Padaria Aurora Ltda"),
        ("Cliente: 99 Tecnologia Ltda", "99 Tecnologia Ltda"),
        ("Nome: 3M do Brasil Ltda", "3M do Brasil Ltda"),
        ("Nome: ANA SOUZA:52601815906", "ANA SOUZA"),
        ("Contato: Ana Souza: (51) 99812-3344", "Ana Souza"),
        ("Nome: Padaria Centro", "Padaria Centro"),
        ("Cliente: Pesquisa Clara Ltda", "Pesquisa Clara Ltda"),
        ("Nome: Ana Cidade", "Ana Cidade"),
    ],
)
def test_a_name_with_a_number_or_a_forms_word_in_it_stays_one(text: str, name: str) -> None:
    assert names(text) == [name]
