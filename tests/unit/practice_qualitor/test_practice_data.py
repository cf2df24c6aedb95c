"""The made-up data is good enough to test with."""

from __future__ import annotations

import re

import pytest
from stdnum.br import cnpj, cpf

from tests.practice_qualitor.additional import fields_for
from tests.practice_qualitor.categories import category, children, children_of_path, leaf_of_path
from tests.practice_qualitor.check_digits import canonical, is_cnpj, is_cpf, is_cpf_or_cnpj
from tests.practice_qualitor.customers import Client, all_clients, find_client
from tests.practice_qualitor.options import caption_of, options_of

CLIENTS = list(all_clients().values())


@pytest.mark.parametrize("client", CLIENTS, ids=lambda c: c.code)
def test_every_customer_has_valid_check_digits(client: Client) -> None:
    judge = cpf if client.document_kind == "CPF" else cnpj
    assert judge.is_valid(client.document)
    assert is_cpf_or_cnpj(client.document)


def test_there_are_companies_persons_and_an_alphanumeric_cnpj() -> None:
    kinds = [client.document_kind for client in CLIENTS]
    assert len(CLIENTS) >= 5
    assert set(kinds) == {"CPF", "CNPJ"}
    assert any(re.search("[A-Z]", client.document) for client in CLIENTS)


def test_contacts_have_one_or_two_numbers_and_belong_to_one_customer() -> None:
    contacts = [contact for client in CLIENTS for contact in client.contacts]
    assert all(1 <= len(client.contacts) <= 2 for client in CLIENTS)
    assert {len(contact.phones.split(" / ")) for contact in contacts} == {1, 2}
    assert len({contact.code for contact in contacts}) == len(contacts)
    assert all(contact.locality in {"", *dict(options_of("cdlocalidade"))} for contact in contacts)


def test_the_description_beside_the_code_names_the_document() -> None:
    client = find_client(" 1042 ")
    assert client is not None
    assert client.description == "Padaria Aurora Ltda - CNPJ 11.222.333/0001-81"
    assert find_client("sw2040") is not None
    assert find_client("0") is None


@pytest.mark.parametrize("text", ["11.222.333/0001-80", "12.ABC.345/01DE-36", "529.982.247-26", "", "x"])
def test_wrong_check_digits_are_refused(text: str) -> None:
    assert not is_cpf_or_cnpj(text)
    assert not cpf.is_valid(text)
    assert not cnpj.is_valid(text)


def test_one_digit_repeated_is_no_number() -> None:
    assert not is_cpf("111.111.111-11")
    assert not is_cnpj("00.000.000/0000-00")


def test_the_documented_alphanumeric_example_is_a_cnpj() -> None:
    assert canonical("12.abc.345/01de-35") == "12ABC34501DE35"
    assert is_cnpj("12.ABC.345/01DE-35")
    assert not is_cpf("12.ABC.345/01DE-35")


def test_the_branch_of_the_procedure_stands_among_similar_ones() -> None:
    path: list[str] = []
    for name in ("Suporte Técnico", "SUP - Certificado Digital", "Cartão", "Em branco"):
        options = children_of_path(path) if path else children("")
        assert len(options) > 1
        path.append(next(option.code for option in options if option.name == name))
    leaf = leaf_of_path(path)
    assert leaf is not None
    assert [f.label for f in fields_for(leaf) if not f.hidden] == [
        "Nome",
        "Telefone",
        "E-mail",
        "CPF/CNPJ",
        "Protocolo",
        "Mídia foi reaproveitada?",
        "Mídia é da Safeweb?",
    ]
    assert not leaf.origin_required
    assert caption_of("cdseveridade", leaf.severity) == "Média"


def test_not_every_branch_has_three_levels() -> None:
    assert leaf_of_path(["7", "710", "714"]) is not None
    assert leaf_of_path(["1", "110"]) is not None
    assert leaf_of_path(["7", "710"]) is None
    assert leaf_of_path(["7"]) is None


def test_a_broken_path_leads_nowhere() -> None:
    assert children_of_path(["7", "110"]) == ()
    assert leaf_of_path(["7", "110"]) is None
    assert leaf_of_path(["7", "", "712"]) is None
    assert category("nothing") is None
