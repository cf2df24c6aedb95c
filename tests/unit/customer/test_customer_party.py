"""A lookup's text tells name and document; nothing is invented. All people and companies are made up."""

from __future__ import annotations

import pytest

from native_host.customer.party import party_of
from native_host.protocol.messages import PageFact

AURORA = "11.222.333/0001-81"
AZUL = "12.ABC.345/01DE-35"


@pytest.mark.parametrize(
    ("value", "display", "name", "document"),
    [
        ("1", "Padaria Aurora Ltda - CNPJ 11.222.333/0001-81", "Padaria Aurora Ltda", AURORA),
        ("P1", "João Batista Quadros (CPF 529.982.247-25)", "João Batista Quadros", "529.982.247-25"),
        ("S1", "Vinícola Serra Azul S.A. - CNPJ 12.ABC.345/01DE-35", "Vinícola Serra Azul S.A.", AZUL),
        ("S1", "Vinícola Serra Azul S.A. 12abc34501de35", "Vinícola Serra Azul S.A.", AZUL),
        ("S1", "S1 - Ipê & Cia - R7.K2M.9V4/0001-50", "Ipê & Cia", "R7.K2M.9V4/0001-50"),
        ("1", "A - B Serviços S/A | CPF/CNPJ nº 11222333000181", "A - B Serviços S/A", AURORA),
        ("1", "Padaria 24 Horas - CNPJ: 11.222.333/0001-81 - Centro", "Padaria 24 Horas - Centro", AURORA),
        ("1", "São João D'Ávila-Müller ME", "São João D'Ávila-Müller ME", None),
        ("1", "Padaria Aurora CNPJ 11 222 333/0001 81", "Padaria Aurora", AURORA),
        ("1", "Celso Prado, CPF: 1000000028", "Celso Prado", "010.000.000-28"),
        ("1", "Lote 1000000028", "Lote 1000000028", None),
        ("1", "Celso Prado 51980000190", "Celso Prado", None),
        ("1", "Celso Prado CPF 51980000190", "Celso Prado", "519.800.001-90"),
        ("11222333000181", "", None, AURORA),
        ("529.982.247-25", "João Batista Quadros", "João Batista Quadros", "529.982.247-25"),
        ("Padaria Aurora Ltda - CNPJ 11.222.333/0001-81", "", "Padaria Aurora Ltda", AURORA),
    ],
)  # fmt: skip
def test_name_and_document_are_told_apart(
    value: str, display: str, name: str | None, document: str | None
) -> None:
    party = party_of(PageFact(value=value, display=display))
    assert party.name == name
    assert (party.document.display if party.document else None) == document


@pytest.mark.parametrize("code", ["", "1042", "SW2040", "R7K2"])
def test_a_bare_code_tells_neither_name_nor_document(code: str) -> None:
    for display in ("", code):
        party = party_of(PageFact(value=code, display=display))
        assert (party.name, party.document) == (None, None)


@pytest.mark.parametrize(
    "number",
    ["11.222.333/0001-82", "529.982.247-26", "12.ABC.345/01DE-36", "111.111.111-11", "00.000.000/0000-00"],
)
def test_wrong_check_digits_are_no_document_and_no_part_of_the_name(number: str) -> None:
    party = party_of(PageFact(value="1", display=f"Padaria Aurora Ltda - {number}"))
    assert (party.name, party.document) == ("Padaria Aurora Ltda", None)


def test_of_two_parties_in_one_text_none_is_guessed() -> None:
    party = party_of(PageFact(value="1", display="Aurora 11.222.333/0001-81 e Azul 12.ABC.345/01DE-35"))
    assert (party.name, party.document) == (None, None)


def test_a_word_that_happens_to_look_like_a_register_entry_is_no_document() -> None:
    party = party_of(PageFact(value="1", display="CONSTRUTORAX24 CONSTRUTORAXX24"))
    assert party.document is None


@pytest.mark.parametrize(
    "text",
    [
        "Pesquisar", "PESQUISAR CLIENTE", "Buscar...", "Contato", "Contato:", "Nome do contato", "CONTATO *",
        "* Contato", "* Campo obrigatório", "(código)", "[opcional]", "(obrigatório)", "Selecione…",
        "Selecione o tomador", "Informe o código do cliente.", "Digite ao menos 3 letras",
        "0 de 200 caracteres", "Restam 180 caracteres", "Somente números", "dd/mm/aaaa", "Ex.: 1042",
        "Cliente não encontrado", "Código inválido", "Nenhum resultado", "Carregando...", "Ramal: 3344",
        "search", "não informado", "?", "-",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["behind the code", "instead of the code"])
def test_what_a_form_says_of_itself_is_nobodys_name(text: str, place: str) -> None:
    fact = PageFact(value="1042", display=text) if place == "behind the code" else PageFact(value=text)
    assert party_of(fact).name is None


@pytest.mark.parametrize("text", ["Localidade", "Unid. de Negócio", "unidade de negocio *", "Ação corretiva"])
def test_what_the_page_calls_its_fields_and_parts_is_nobodys_name(text: str) -> None:
    labels = ["Localidade", "Unid. de Negócio", "Unidade de Negócio", "Ação corretiva"]
    assert party_of(PageFact(value="1042", display=text), labels).name is None
    assert party_of(PageFact(value="1042", display=f"{text.strip(' *')} Ltda"), labels).name is not None


@pytest.mark.parametrize(
    "name",
    [
        "Contato Sistemas Ltda", "Campo Grande Materiais", "Padaria Aurora (matriz)", "PADARIA AURORA LTDA",
        "Pesquisar Educação Eireli", "Informe Comunicação Ltda", "Nova Letra Livraria", "Osmar Valdir",
        "Ana Lima", "Ipê",
        "3M do Brasil", "Farmácia Central", "Novo Mundo", "Safeweb Segurança", "D'Ávila & Cia",
        "Digite Informática ME", "Padaria Aurora - Tel: ramal",
    ],
)  # fmt: skip
def test_names_with_words_of_forms_in_them_are_names(name: str) -> None:
    assert party_of(PageFact(value="1042", display=name), ["Contato", "Campo"]).name == name
    assert party_of(PageFact(value="1042", display=f"1042 - {name}"), ["Contato"]).name == name
