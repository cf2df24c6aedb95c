"""Pasted text of any kind: an answer, canonical values, doubts told, several people kept apart."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.customer.parse import parse_customer
from native_host.protocol.limits import CANDIDATES_MAX, PASTE_MAX_CHARS
from native_host.protocol.messages import Candidate, Confidence, Customer, CustomerKey
from native_host.registers import is_cnpj, is_cpf
from tests.bench.figures.pasting import HOSTILE
from tests.pasted import corpus

CANONICAL = {
    CustomerKey.CPF: r"\d{11}",
    CustomerKey.CNPJ: r"[0-9A-Z]{12}\d{2}",
    CustomerKey.PHONE: r"\+\d{8,15}",
    CustomerKey.EMAIL: r"[^@\s]+@[^@\sA-Z]+",
    CustomerKey.PROTOCOL: r"[0-9A-Za-z./_ -]{3,40}",
    CustomerKey.NAME: r"\S.*\S",
}


def only(text: str, key: CustomerKey) -> list[Candidate]:
    return [one for one in parse_customer(text).candidates if one.key is key]


def codes(candidate: Candidate) -> list[str]:
    return [issue.code for issue in candidate.issues]


def check(candidates: list[Candidate]) -> None:
    assert len(candidates) <= CANDIDATES_MAX
    for one in candidates:
        canonical = re.fullmatch(CANONICAL[one.key], one.value, re.DOTALL)
        assert canonical or (codes(one) == ["phone_no_area_code"] and re.fullmatch(r"\d{8,9}", one.value)), (
            one
        )
        assert one.display
        if one.confidence is not Confidence.UNSURE and one.key in (CustomerKey.CPF, CustomerKey.CNPJ):
            assert (is_cpf if one.key is CustomerKey.CPF else is_cnpj)(one.value)
        if one.key is not CustomerKey.NAME and one.key is not CustomerKey.PHONE:
            Customer.model_validate({one.key.value: one.value})


@pytest.mark.parametrize("part", HOSTILE)
def test_the_longest_text_of_anything_is_answered(part: str) -> None:
    # That its work grows no faster than the text is counted elsewhere (test_customer_work).
    check(parse_customer((part * PASTE_MAX_CHARS)[:PASTE_MAX_CHARS]).candidates)


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=600))
def test_any_text_gives_canonical_values(text: str) -> None:
    check(parse_customer(text).candidates)


PIECES = st.sampled_from(
    ["Nome:", "CPF", "cnpj:", "526.018.159-06", "51 99812-3344", "(51)", "+55", "a@b.com", "@", "\n", "\t",
     "|", ";", "Ana Souza", "Ltda", "ramal 2", "protocolo", "77-2026", " - ", "/", "Atendente:", "Cliente:",
     "é", "\x00", "-----", "HL.FYF.F1T/0001-01", "De:", "Att,", "[22/11/2026 10:00] Ana:", "ddd 51", "sou a",
     "O", "l", "<br>", "&nbsp;"]
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " ", "\n"]))
def test_any_heap_of_such_pieces_gives_canonical_values(pieces: list[str], between: str) -> None:
    check(parse_customer(between.join(pieces)).candidates)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(corpus()) - 1), st.integers(0, 400), st.integers(0, 400))
def test_a_text_cut_anywhere_makes_no_wrong_value_sure(which: int, start: int, end: int) -> None:
    case = corpus()[which]
    right = {value for person in case.people for values in person.values() for value in values}
    right |= {
        value for table in (case.also, case.never_sure) for values in table.values() for value in values
    }
    for one in parse_customer(case.text[start : len(case.text) - end]).candidates:
        if one.confidence is Confidence.SURE and one.key in (CustomerKey.CPF, CustomerKey.CNPJ):
            assert one.value in right


def test_of_two_customers_none_is_sure_and_each_value_has_its_person() -> None:
    result = parse_customer("Nome: Ana Souza\nCPF: 526.018.159-06\n\nNome: Bia Luz\nCPF: 083.016.613-05")
    assert result.people == 2
    assert {one.confidence for one in result.candidates} == {Confidence.LIKELY}
    assert [(one.person, one.value) for one in result.candidates if one.key is CustomerKey.CPF] == [
        (0, "52601815906"),
        (1, "08301661305"),
    ]
    assert all("several_people" in codes(one) for one in result.candidates)


def test_wrong_check_digits_behind_a_label_are_shown_as_unsure() -> None:
    (found,) = only("CPF: 526.018.159-07", CustomerKey.CPF)
    assert (found.confidence, codes(found)) == (Confidence.UNSURE, ["check_digits"])


def test_a_cpf_behind_the_label_of_a_cnpj_is_a_cpf_and_said_to_be_one() -> None:
    (found,) = only("CNPJ: 526.018.159-06", CustomerKey.CPF)
    assert (found.confidence, codes(found)) == (Confidence.LIKELY, ["other_document"])


def test_what_was_read_with_a_letter_for_a_digit_is_never_sure() -> None:
    (found,) = only("CPF: 526.O18.159-06", CustomerKey.CPF)
    assert (found.value, found.confidence) == ("52601815906", Confidence.LIKELY)
    assert codes(found) == ["look_alike_read"]


def test_digits_that_are_a_phone_and_a_cpf_are_shown_as_both_and_neither_is_sure_without_a_label() -> None:
    result = parse_customer("51980000190")
    assert {one.key for one in result.candidates} == {CustomerKey.CPF, CustomerKey.PHONE}
    confidence = {one.key: one.confidence for one in result.candidates}
    assert confidence[CustomerKey.CPF] is Confidence.UNSURE
    assert confidence[CustomerKey.PHONE] is not Confidence.SURE


def test_the_desks_own_data_are_shown_as_unsure() -> None:
    text = "Meu CPF é 526.018.159-06\n\nAtt,\nAna Luz\nSuporte Técnico\n(51) 3014-5500\nana.luz@desk.example"
    for key in (CustomerKey.PHONE, CustomerKey.EMAIL):
        (found,) = only(text, key)
        assert (found.confidence, codes(found)) == (Confidence.UNSURE, ["from_the_desk"])


def test_label_and_display_come_with_the_value() -> None:
    (found,) = only("Fone: 51 33339090 ramal 12", CustomerKey.PHONE)
    assert (found.label, found.display) == ("Fone", "(51) 3333-9090 ramal 12")
    assert "phone_extension" in codes(found)


def test_an_empty_text_is_about_nobody() -> None:
    for text in ("", " \n\t ", "\x00"):
        assert (parse_customer(text).candidates, parse_customer(text).people) == ([], 0)


def test_the_same_value_twice_is_offered_once() -> None:
    assert len(only("CPF 526.018.159-06, CPF: 52601815906", CustomerKey.CPF)) == 1


def test_a_number_that_is_called_somebody_elses_is_never_offered() -> None:
    for text in ("CPF da esposa: 526.018.159-06", "Telefone do contador: (51) 3333-9090"):
        assert {one.confidence for one in parse_customer(text).candidates} == {Confidence.UNSURE}


def test_what_stands_in_a_sentence_without_a_label_is_never_sure() -> None:
    text = "Escrevi ontem ao setor deles, cadastro@orgao.example, e liguei para (51) 3333-9090 sem resposta."
    assert Confidence.SURE not in {one.confidence for one in parse_customer(text).candidates}


def test_a_phone_without_its_area_code_is_shown_and_never_taken() -> None:
    (found,) = only("Telefone: 3344-5566", CustomerKey.PHONE)
    assert (found.value, found.display, found.confidence) == ("33445566", "3344-5566", Confidence.UNSURE)
    assert codes(found) == ["phone_no_area_code"]


@pytest.mark.parametrize(
    "text",
    [
        "{first}\n9 8877-6655 (mesmo DDD)",
        "{first} e 98877-6655, mesmo ddd",
        "Fone: {first}\nCelular: 9 8877-6655 (mesmo DDD)",
    ],
)
def test_a_phone_said_to_have_the_area_code_of_the_one_before_is_offered_and_never_sure(
    text: str,
) -> None:
    first, second = only(text.format(first="(54) 3281-4466"), CustomerKey.PHONE)
    assert first.value == "+555432814466"
    assert first.confidence is not Confidence.UNSURE
    assert (second.value, second.confidence) == ("+5554988776655", Confidence.LIKELY)
    assert codes(second) == ["phone_area_code_assumed"]


def test_without_a_word_of_it_or_a_phone_before_no_area_code_is_taken() -> None:
    assert len(only("(54) 3281-4466\n98877-6655", CustomerKey.PHONE)) == 1
    assert only("98877-6655 (mesmo DDD)", CustomerKey.PHONE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Série do token: 51 99883-3444",
        "nº de série 51998833444",
        "Série do token StarSign 51 99883-3444",
        "serial do meu token novo 51 99883-3444",
        "Número de série\n(51) 99883-3444",
        "Protocolo: 88-2026-4471",
    ],
)
def test_a_number_that_is_called_a_serial_or_a_protocol_is_no_phone_to_be_taken(text: str) -> None:
    assert {one.confidence for one in only(text, CustomerKey.PHONE)} <= {Confidence.UNSURE}


def test_beside_a_serial_number_the_phone_is_found() -> None:
    found = only("nº de série 51 99883-3444, meu celular é 51 99111-2222", CustomerKey.PHONE)
    assert [(one.value, one.confidence) for one in found] == [
        ("+5551991112222", Confidence.SURE),
        ("+5551998833444", Confidence.UNSURE),
    ]


def test_labels_behind_their_values_are_theirs() -> None:
    text = "Ana Souza (nome)\n51 3333-9090 - fax\n(51) 3333-8080 (fixo) / (51) 99811-2020 (zap)"
    assert [(one.value, one.label) for one in only(text, CustomerKey.NAME)] == [("Ana Souza", "nome")]
    assert [(one.value, one.confidence, one.label) for one in only(text, CustomerKey.PHONE)] == [
        ("+555133338080", Confidence.SURE, "fixo"),
        ("+5551998112020", Confidence.SURE, "zap"),
        ("+555133339090", Confidence.UNSURE, "fax"),
    ]


def test_what_is_called_old_is_unsure() -> None:
    text = "E-mail antigo: ana@velho.example\nE-mail: ana@novo.example"
    assert [(one.value, one.confidence) for one in only(text, CustomerKey.EMAIL)] == [
        ("ana@novo.example", Confidence.SURE),
        ("ana@velho.example", Confidence.UNSURE),
    ]


def test_the_area_code_of_a_phone_on_another_line_is_taken_only_where_the_text_says_so() -> None:
    text = "Fone: (54) 3281-4466\nCelular: 98877-6655"
    assert [(one.value, one.confidence) for one in only(text, CustomerKey.PHONE)] == [
        ("+555432814466", Confidence.SURE),
        ("988776655", Confidence.UNSURE),
    ]
    for said in (f"{text} (mesmo DDD)", "DDD: 54\nFone: 3281-4466\nCelular: 98877-6655"):
        assert {one.value for one in only(said, CustomerKey.PHONE)} == {"+555432814466", "+5554988776655"}


@pytest.mark.parametrize(
    "text",
    [
        "51 99911-2020 (celular do contador)",
        "51 99911-2020 - celular da esposa",
        "529.982.247-25 (cpf do sócio)",
    ],
)
def test_a_value_with_somebody_elses_label_behind_it_is_never_offered(text: str) -> None:
    assert {one.confidence for one in parse_customer(text).candidates} == {Confidence.UNSURE}


@pytest.mark.parametrize("text", ["51 99911-2020 (celular antigo)", "51 99911-2020 - telefone desativado"])
def test_a_value_that_is_called_old_behind_it_is_unsure(text: str) -> None:
    assert {one.confidence for one in parse_customer(text).candidates} == {Confidence.UNSURE}


@pytest.mark.parametrize("text", ["Setor: (51) 3224-9015", "Localidade: Canoas (51) 3224-9015 ana@x.com.br"])
def test_other_data_behind_a_label_of_a_tickets_form_are_found(text: str) -> None:
    assert [one.value for one in only(text, CustomerKey.PHONE)] == ["+555132249015"]
