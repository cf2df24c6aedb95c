"""CPF and CNPJ: found however they are set, shortened by a spreadsheet or mistyped; nothing guessed."""

from __future__ import annotations

import pytest

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.values import document, phone
from native_host.customer.values.match import Match
from native_host.protocol.messages import CustomerKey
from tests.pasted import corpus

CPF, CNPJ, LETTERS = "52601815906", "74137484000151", "HLFYFF1T000101"


def codes(match: Match) -> list[str]:
    return [issue.code for issue in match.read.issues]


@pytest.mark.parametrize(
    ("written", "value", "traits"),
    [
        ("526.018.159-06", CPF, {"separated"}),
        ("52601815906", CPF, {"bare"}),
        ("526 018 159 06", CPF, {"separated"}),
        ("526.018.159.06", CPF, {"separated"}),
        ("526.018.159/06", CPF, {"separated"}),
        ("526-018-159-06", CPF, {"separated"}),
        ("526018159-06", CPF, {"separated"}),
        ("526.018.159 - 06", CPF, {"separated"}),
        ("526 . 018 . 159 - 06", CPF, {"separated"}),
        ("526,018,159-06", CPF, {"separated"}),
        ("5 2 6 0 1 8 1 5 9 0 6", CPF, {"odd"}),
        ("CPF526.018.159-06", CPF, {"separated", "glued"}),
        ("74.137.484/0001-51", CNPJ, {"separated"}),
        ("74137484000151", CNPJ, {"bare"}),
        ("74 137 484 0001 51", CNPJ, {"separated"}),
        ("74.137.484 / 0001 - 51", CNPJ, {"separated"}),
        ("74137484/0001-51", CNPJ, {"separated"}),
        ("HL.FYF.F1T/0001-01", LETTERS, {"letters", "separated"}),
        ("HLFYFF1T000101", LETTERS, {"letters", "bare"}),
        ("hl.fyf.f1t/0001-01", LETTERS, {"letters", "separated"}),
        ("\uff15\uff12\uff16.018.159\uff0d06", CPF, {"separated"}),
        ("526.018.159\u201306", CPF, {"separated"}),
        ("\u0665\u0662\u0666.\u0660\u0661\u0668.\u0661\u0665\u0669-\u0660\u0666", CPF, {"separated"}),
    ],
)
def test_a_number_is_read_however_it_is_set(written: str, value: str, traits: set[str]) -> None:
    for text in (written, f"o número: {written}, certo", f"{written}\ntel"):
        (match,) = document.scan(text)
        assert (match.read.value, set(match.traits), codes(match)) == (value, traits, [])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("526.018.159-06 e 74.137.484/0001-51", [CPF, CNPJ]),
        ("526.018.159-06 74.137.484/0001-51", [CPF, CNPJ]),
        ("52601815906/74137484000151", [CPF, CNPJ]),
        ("Rua X, 12 526.018.159-06 51 3333-4444", [CPF]),
        ("34191.79001 01043.510047 91020.150008 5 84410026000", []),
        ("CONSTRUTORAX24 CONSTRUTORAXX24", []),
        ("A52601815906", []),
        ("52601815906x", []),
        ("#52601815906", []),
        ("R$ 52601815906", []),
        ("nota 352601815906", []),
    ],
)
def test_numbers_are_told_apart_from_each_other_and_from_what_is_none(text: str, values: list[str]) -> None:
    assert [match.read.value for match in document.scan(text) if match.read.value] == values


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("1000000028", "01000000028", "010.000.000-28"),
        ("100000118", "00100000118", "001.000.001-18"),
        ("1.000.001-18", "00100000118", "001.000.001-18"),
        ("1000000000154", "01000000000154", "01.000.000/0001-54"),
        ("100000000163", "00100000000163", "00.100.000/0001-63"),
    ],
)
def test_zeros_that_a_spreadsheet_has_eaten_are_put_back_and_told(text: str, value: str, shown: str) -> None:
    (match,) = document.scan(f"Ana\t{text}\tPorto Alegre")
    assert (match.read.value, match.read.display, codes(match)) == (value, shown, ["document_padded"])
    assert "padded" in match.traits
    assert document.parse(text) == match.read


@pytest.mark.parametrize("text", ["1000000029", "100000119", "1000000000155", "5133334444"])
def test_a_shorter_number_that_zeros_do_not_make_valid_is_none(text: str) -> None:
    assert document.scan(text) == []
    assert [issue.code for issue in document.parse(text).issues] == ["document_length"]


@pytest.mark.parametrize(
    ("text", "key", "code", "meant", "trait"),
    [
        ("526.018.159-07", "cpf", "check_digits", None, "wrong_check"),
        ("52601815907", "cpf", "check_digits", None, "wrong_check"),
        ("74.137.484/0001-52", "cnpj", "check_digits", None, "wrong_check"),
        ("HL.FYF.F1T/0001-02", "cnpj", "check_digits", None, "wrong_check"),
        ("111.111.111-11", "cpf", "document_repeated", None, "wrong_check"),
        ("526.018.159-0", "cpf", "document_length", None, "short"),
        ("526.018.159-060", "cnpj", "document_length", None, "short"),
        ("11.222.333/001-81", "cnpj", "document_length", None, "short"),
        ("526.O18.159-06", "cpf", "look_alike", CPF, "look_alike"),
        ("526.0l8.l59-O6", "cpf", "look_alike", CPF, "look_alike"),
        ("\u041dL.FYF.F1T/0001-01", "cnpj", "look_alike", LETTERS, "look_alike"),
    ],
)
def test_what_is_mistyped_is_found_with_its_issue(
    text: str, key: str, code: str, meant: str | None, trait: str
) -> None:
    (match,) = document.scan(f"doc. {text}.")
    assert (match.read.key, match.read.value, match.read.meant) == (CustomerKey(key), None, meant)
    assert (match.read.display, codes(match)) == (text, [code])
    assert trait in match.traits


def test_a_mobile_that_is_a_document_too_is_given_by_both_readers() -> None:
    text = "contato 51980000190"
    (called,), (number,) = phone.scan(text), document.scan(text)
    assert (called.read.value, number.read.value) == ("+5551980000190", "51980000190")
    assert "also_cpf" in called.traits
    assert "also_phone" in number.traits


def test_every_document_of_the_corpus_is_found() -> None:
    for case in corpus():
        text = "\n".join(one.text for one in cleaned(case.text))
        found = {value for match in document.scan(text) for value in (match.read.value, match.read.meant)}
        wanted = {value for one in case.people for key in ("cpf", "cnpj") for value in one[key]}
        assert wanted <= found, case.id
