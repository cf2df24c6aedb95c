"""Who is meant: what is said of somebody else than the agent has chosen is never put in by itself."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import Confidence, CustomerKey
from tests.support import plans
from tests.support.tickets import (
    candidate,
    line,
    name,
    phone,
    prepared,
    step_value,
    texts,
)

CLIENT = plans.page(cliente=plans.COMPANY, telefone_contato=plans.TWO_PHONES)
HELENA = name("Helena Prado")
BRUNO = [name("Bruno Lima"), candidate(CustomerKey.CPF, "11144477735", "111.444.777-35")]
MAIL = candidate(CustomerKey.EMAIL, "ana@exemplo.com")


def test_while_it_is_open_who_is_meant_the_document_of_one_of_them_is_only_offered() -> None:
    result = prepared(CLIENT, candidates=[HELENA])
    document = line(result, "document")
    assert (document.text, document.open) == ("", False)
    assert [choice.display for choice in document.choices] == ["11.222.333/0001-81"]
    assert step_value(result, "cpf_cnpj") is None
    assert result.plan is not None
    asked = next(one for one in result.plan.missing if one.key == "cpf_cnpj")
    assert asked.options == ["11.222.333/0001-81"]


def test_whose_document_is_answered_brings_the_name_along() -> None:
    result = prepared(CLIENT, candidates=[HELENA], lines={"document": "11.222.333/0001-81"})
    assert line(result, "name").text == "Padaria Aurora Ltda"


@pytest.mark.parametrize("key", ["document", "phone_1", "phone_2"])
def test_of_a_client_who_is_not_the_one_that_was_chosen_nothing_is_put_in(key: str) -> None:
    result = prepared(CLIENT, candidates=[HELENA], lines={"name": "Helena Prado"})
    assert line(result, key).text == ""
    assert line(result, key).choices, "it can still be chosen"


def test_what_the_customer_sent_stays_whoever_is_chosen() -> None:
    sent = [HELENA, MAIL, phone("+5551988887777", "(51) 98888-7777")]
    result = prepared(CLIENT, candidates=sent, lines={"name": "Padaria Aurora Ltda"})
    assert texts(result) == {
        "name": "Padaria Aurora Ltda",
        "document": "11.222.333/0001-81",
        "phone_1": "(51) 98888-7777",
        "phone_2": "(51) 3333-4444",
        "email": "ana@exemplo.com",
    }


def test_an_address_does_not_tell_who_is_meant() -> None:
    result = prepared(CLIENT, candidates=[HELENA, MAIL], lines={"email": "ana@exemplo.com"})
    assert line(result, "name").open


def test_a_value_that_two_sources_share_is_of_both() -> None:
    client = plans.page(cliente="Ana Souza - CPF 529.982.247-25")
    result = prepared(client, plans.operational(), lines={"document": "529.982.247-25"}, force=True)
    assert line(result, "name").open, "the certificate says that number of somebody else"


@pytest.mark.parametrize("typed", ["bruno lima", "BRUNO LIMA", "Bruno  Lima"])
def test_who_is_typed_in_another_spelling_brings_the_document_along(typed: str) -> None:
    result = prepared(CLIENT, candidates=BRUNO, lines={"name": typed})
    assert line(result, "document").text == "111.444.777-35"
    assert step_value(result, "nome") == line(result, "name").text


def test_a_name_that_no_source_has_takes_nothing_away() -> None:
    result = prepared(CLIENT, lines={"name": "Padaria Aurora e Filhos Ltda"})
    assert line(result, "document").text == "11.222.333/0001-81"


def test_what_was_chosen_can_be_chosen_otherwise() -> None:
    result = prepared(CLIENT, candidates=[HELENA], lines={"name": "Helena Prado"})
    assert [choice.display for choice in line(result, "name").choices] == [
        "Helena Prado",
        "Padaria Aurora Ltda",
    ]
    assert {choice.confidence for choice in line(result, "name").choices} == {Confidence.SURE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Padaria Aurora S.A.", "Padaria Aurora SA"),
        ("Padaria Aurora S/A", "PADARIA AURORA"),
        ("padaria aurora me", "Padaria Aurora ME"),
        ("José de Sá", "JOSE DE SA"),
        ("Inês Conceição", "INES CONCEICAO"),
    ],
)
def test_one_name_in_two_spellings_is_not_asked_for(one: str, other: str) -> None:
    result = prepared(plans.page(cliente=one), candidates=[name(other)])
    assert not line(result, "name").open
    assert line(result, "name").text


@pytest.mark.parametrize(("one", "other"), [("Ana Sá", "Ana Prado"), ("Ana Sá", "Ana Melo")])
def test_two_names_with_a_word_like_a_legal_form_are_two(one: str, other: str) -> None:
    assert line(prepared(candidates=[name(one), name(other)]), "name").open


def test_a_name_in_capitals_is_as_sure_as_the_text_made_it() -> None:
    given = candidate(CustomerKey.NAME, "HELENA PRADO", "Helena Prado")
    assert line(prepared(candidates=[given]), "name").text == "Helena Prado"


def test_a_name_inside_another_word_is_no_part_of_it() -> None:
    likely = name("Mariana Lima", confidence=Confidence.LIKELY)
    assert line(prepared(candidates=[name("Ana"), likely]), "name").open


def test_words_around_a_name_that_is_sure_contradict_nothing_and_stay_in_sight() -> None:
    likely = name("Aqui é a Maria Lima", confidence=Confidence.LIKELY)
    shown = line(prepared(candidates=[name("Maria Lima"), likely]), "name")
    assert (shown.text, shown.open) == ("Maria Lima", False)
    assert [choice.display for choice in shown.choices] == ["Aqui é a Maria Lima"]


def test_an_address_in_another_letter_case_is_the_same() -> None:
    other = candidate(CustomerKey.EMAIL, "Ana@exemplo.com", paste=1)
    result = prepared(candidates=[MAIL, other])
    assert line(result, "email").text == "Ana@exemplo.com", "the later text's"


def test_what_stands_in_the_line_is_what_the_page_can_write() -> None:
    result = prepared(lines={"name": "Łucja Dvořák “Lu”"})
    assert line(result, "name").text == step_value(result, "nome")
