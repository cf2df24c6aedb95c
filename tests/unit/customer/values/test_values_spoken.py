"""Numbers said in words, as transcribed voice messages have them, are read where they stand."""

from __future__ import annotations

import pytest

from native_host.customer.values import document, email, phone, protocol
from native_host.customer.values.spoken import heard

MOBILE = "+5551998123344"


@pytest.mark.parametrize(
    "said",
    [
        "cinco um nove nove oito um dois tr\u00eas tr\u00eas quatro quatro",
        "cinquenta e um nove nove oito um dois trinta e tr\u00eas quarenta e quatro",
        "cinquenta e um, noventa e nove, oitocentos e doze, trinta e tr\u00eas, quarenta e quatro",
        "cinquenta e um. Nove nove oito doze. Trinta e tr\u00eas quarenta e quatro",
        "cinco um nove nove oito um dois tr\u00eas mil trezentos e quarenta e quatro",
        "cinco um duplo nove oito um dois duplo tr\u00eas duplo quatro",
        "cinco um dois noves oito um dois tr\u00eas tr\u00eas dois quatros",
        "51 nove nove oito um dois 33 44",
        "zero cinco um nove nove oito um dois tr\u00eas tr\u00eas quatro quatro",
        "DDD cinquenta e um 99812-3344",
    ],
)
def test_a_phone_is_heard(said: str) -> None:
    text = f"oi, pode ligar no {said} depois das tr\u00eas da tarde"
    (match,) = phone.scan(text)
    assert match.read.value == MOBILE
    assert "spoken" in match.traits
    assert text[match.start : match.end] == said.removeprefix("DDD ")


def test_half_a_dozen_is_six() -> None:
    (match,) = phone.scan("cinco um nove nove meia um dois tr\u00eas meia quatro quatro")
    assert match.read.value == "+5551996123644"


def test_two_phones_in_one_breath_are_two_and_share_their_area_code() -> None:
    text = (
        "cinco um tr\u00eas tr\u00eas tr\u00eas tr\u00eas quatro quatro quatro quatro e "
        "nove nove oito um dois tr\u00eas tr\u00eas quatro quatro"
    )
    first, second = phone.scan(text)
    assert (first.read.value, second.read.value) == ("+555133334444", MOBILE)
    assert text[second.start : second.end].startswith("nove nove oito")


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("cinco dois meia zero um oito um cinco nove zero meia", "52601815906"),
        ("quinhentos e vinte e seis, zero dezoito, cento e cinquenta e nove, zero seis", "52601815906"),
        ("cinco dois seis ponto zero um oito ponto um cinco nove tra\u00e7o zero seis", "52601815906"),
        ("sete quatro um tr\u00eas sete quatro oito quatro tr\u00eas zeros um cinco um", "74137484000151"),
        ("setenta e quatro cento e trinta e sete quatrocentos e oitenta e quatro barra mil ao contr\u00e1rio "
         "tra\u00e7o cinquenta e um", "74137484000151"),
    ],
)  # fmt: skip
def test_a_document_is_heard(said: str, value: str) -> None:
    text = f"o documento \u00e9 {said}, t\u00e1?"
    (match,) = document.scan(text)
    assert (match.read.value, text[match.start : match.end]) == (value, said)
    assert "spoken" in match.traits


def test_a_protocol_is_heard() -> None:
    found = protocol.scan("o protocolo \u00e9 dois mil e vinte e seis zero zero nove nove doze")
    assert [match.read.value for match in found] == ["2026009912"]


@pytest.mark.parametrize(
    "text",
    [
        "tenho dois telefones e um deles \u00e9 51 99812-3344",
        "um ou dois dias, tr\u00eas no m\u00e1ximo",
        "das duas \u00e0s tr\u00eas e meia",
        "s\u00e3o vinte e um de novembro de dois mil e vinte e seis",
        "\u00e9 uma das duas ou tr\u00eas que comprei",
        "nada a dizer",
        "",
    ],
)
def test_numbers_of_a_sentence_stay_words(text: str) -> None:
    assert heard(text).text == text or not phone.scan(text)


def test_places_lead_back_to_the_text() -> None:
    text = "ol\u00e1, cinco um nove nove, 8123 tr\u00eas quatro quatro e fim; ana arroba uol ponto com."
    said = heard(text)
    for word in ("ol\u00e1", "8123", "fim"):
        at = said.text.index(word)
        start, end = said.place(at, at + len(word))
        assert text[start:end] == word
    at = said.text.index("ana@uol.com")
    assert text[slice(*said.place(at, at + 11))] == "ana arroba uol ponto com"
    assert heard(said) is said


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("anasouza, tudo junto, arroba hotmail ponto com", "anasouza@hotmail.com"),
        ("anasouza tudo junto arroba gmail ponto com", "anasouza@gmail.com"),
        ("ana ponto souza, tudo minúsculo, arroba gmail ponto com", "ana.souza@gmail.com"),
        ("ana underline souza, em letra minúscula, arroba outlook ponto com", "ana_souza@outlook.com"),
        ("anasouza sem ponto arroba gmail ponto com", "anasouza@gmail.com"),
        ("anasouza77, arroba gmail.com", "anasouza77@gmail.com"),
        ("ana.souza arroba gmail", "ana.souza@gmail.com"),
        ("anasouza (arroba) hotmail . com", "anasouza@hotmail.com"),
        ("anasouza arroba uol", "anasouza@uol.com.br"),
    ],
)
def test_an_address_is_heard_with_what_is_said_of_its_spelling(said: str, value: str) -> None:
    assert [match.read.value for match in email.scan(f"Ana Souza, o e-mail é {said}, tá?")] == [value]


@pytest.mark.parametrize("said", ["me chama, arroba aqui", "comprei uma arroba de boi, arroba gorda"])
def test_an_arroba_that_is_none_makes_no_address(said: str) -> None:
    assert not email.scan(said)
