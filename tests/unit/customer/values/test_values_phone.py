"""Phones: found however they are set, with what their spelling tells; nothing guessed."""

from __future__ import annotations

import re

import phonenumbers
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.values import phone
from native_host.customer.values.match import Match
from tests.pasted import corpus

MOBILE, LANDLINE = "+5551998123344", "+555133334444"

POSTAL_CODE = re.compile(r"(?<!\d)\d{5}-\d{3}(?!\d)")


def codes(match: Match) -> list[str]:
    return [issue.code for issue in match.read.issues]


def values(text: str) -> list[str | None]:
    return [match.read.value for match in phone.scan(text)]


@pytest.mark.parametrize(
    "written",
    [
        "(51) 99812-3344", "51998123344", "51 9 9812-3344", "51 9.9812.3344", "51-99812-3344",
        "51.99812.3344", "51 99812 - 3344", "51 998 123 344", "51 99 81 23 344",
        "5 1 9 9 8 1 2 3 3 4 4", "(51)99812-3344",
        "(51 ) 99812-3344", "( 51) 99812-3344", "51/99812-3344", "51 - 99812-3344", "(051) 99812-3344",
        "051 99812-3344", "0xx51 99812-3344", "(0xx51) 99812-3344", "0XX(51)99812-3344", "0 15 51 99812-3344",
        "+55 51 99812-3344", "+55 (51) 99812-3344", "(+55) 51 99812-3344",
        "+55(51)998123344", "5551998123344",
        "55 51 99812 3344",
        "0055 51 99812-3344", "+55 051 99812-3344", "51 99812–3344", "51\u00a099812\u20113344",
        "\uff15\uff11 \uff19\uff19\uff18\uff11\uff12-\uff13\uff13\uff14\uff14",
        "\uff08\uff15\uff11\uff09\uff19\uff19\uff18\uff11\uff12\uff0d\uff13\uff13\uff14\uff14",
        "\u0665\u0661 \u0669\u0669\u0668\u0661\u0662 \u0663\u0663\u0664\u0664", "fone51998123344",
        "51998123344whatsapp",
    ],
)  # fmt: skip
def test_a_number_is_read_however_it_is_set(written: str) -> None:
    (match,) = phone.scan(f"fale comigo: {written}, obrigado")
    assert match.read.value == MOBILE
    assert match.read.display == "(51) 99812-3344"
    assert codes(match) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(51) 3333-4444 / (51) 99812-3344", [LANDLINE, MOBILE]),
        ("51 3333-4444 51 99812-3344", [LANDLINE, MOBILE]),
        ("51 33334444 51 998123344", [LANDLINE, MOBILE]),
        ("(51)3333-4444(51)99812-3344", [LANDLINE, MOBILE]),
        ("5133334444; 51998123344", [LANDLINE, MOBILE]),
        ("51 3333-4444/51 99812-3344", [LANDLINE, MOBILE]),
        ("51 3333-4444 - 51 99812-3344", [LANDLINE, MOBILE]),
        ("+55 51 99812 3344 e 0xx51 3333-4444", [MOBILE, LANDLINE]),
        ("51 99812-3344\t51 3333-4444", [MOBILE, LANDLINE]),
        ("Rua X, 123 51 99812-3344", [MOBILE]),
        ("20/11/2026 14:32 51 99812-3344 CEP 90010-000", [MOBILE]),
        ("CPF 526.018.159-06 51 99812-3344", [MOBILE]),
        ("CNPJ 11.222.333/0001-81 (51) 99812-3344", [MOBILE]),
        ("+598 99 123 456 ou 51 99812-3344", ["+59899123456", MOBILE]),
        ("+1 650 253 0000; 00351 912 345 678", ["+16502530000", "+351912345678"]),
        ("2019-2020", []),
        ("tel: 5199-81-23 344 e 2024-05-11 344", [MOBILE]),
        ("R$ 51998123344", []),
        ("#51998123344", []),
        ("A51998123344B", []),
        ("192.168.100.200 14:32:10 20.11.2026 1.234.567,89", []),
        ("34191.79001 01043.510047 91020.150008 5 84410026000", []),
    ],
)
def test_several_numbers_are_told_apart_from_each_other_and_from_what_is_none(
    text: str, found: list[str]
) -> None:
    assert [value for value in values(text) if value] == found


@pytest.mark.parametrize(
    "text",
    [
        "(51) 3333-4444 / 99812-3344", "51 3333-4444 ou 99812-3344", "(51) 3333-4444, 99812-3344",
        "51 3333-4444 e cel 99812-3344", "(51) 3333-4444 (fixo) / 99812-3344 (whats)",
        "51 3333-4444/99812-3344", "DDD 51: 3333-4444 e 99812-3344", "3333-4444 / 99812-3344 (DDD 51)",
        "ddd é 51 / 3333-4444 / 99812-3344",
        "tel (51) 3333-4444, ligue de manhã; o outro é 99812-3344, mesmo ddd",
    ],
)  # fmt: skip
def test_an_area_code_is_shared_where_the_text_says_so(text: str) -> None:
    first, second = phone.scan(text)
    assert (first.read.value, second.read.value) == (LANDLINE, MOBILE)
    assert "shared_area" in second.traits
    assert codes(second) == ["phone_area_code_assumed"]


@pytest.mark.parametrize(
    "text",
    [
        "99812-3344",
        "(51) 3333-4444. Pedido 3344-5566",
        "99812-3344 / (51) 3333-4444",
        "DDD 20: 99812-3344",
        "51 3333-4444 pedido 99812-3344",
        "51 3333-4444 / (20) 3333-4444 / 99812-3344",
    ],
)
def test_an_area_code_is_not_guessed(text: str) -> None:
    found = [match for match in phone.scan(text) if "wrong_area" not in match.traits and not match.read.value]
    assert [codes(match) for match in found] == [["phone_no_area_code"]]
    assert found[0].read.display in text
    assert "no_area" in found[0].traits


def test_in_a_field_the_number_before_gives_the_area_code_or_who_asks() -> None:
    assert [one.read.value for one in phone.scan_all("(51) 3333-4444 (Ana, loja) 99812-3344")] == [
        LANDLINE,
        MOBILE,
    ]
    (match,) = phone.scan_all("99812-3344", "51")
    assert (match.read.value, codes(match)) == (MOBILE, ["phone_area_code_assumed"])
    (match,) = phone.scan("99812-3344 ramal 7")
    assert phone.with_area(match, "51").read.display == "(51) 99812-3344 ramal 7"
    assert phone.with_area(match, "20") == match


@pytest.mark.parametrize(
    ("text", "code", "meant", "trait"),
    [
        ("(20) 3333-4444", "phone_area_code", None, "wrong_area"),
        ("2033334444", "phone_area_code", None, "wrong_area"),
        ("(51) 0000-0000", "phone_repeated", None, "repeated"),
        ("11111111111", "phone_repeated", None, "repeated"),
        ("(51) 9812-3344", "phone_ninth_digit", MOBILE, "ninth_missing"),
        ("(51) 9982O-3344", "look_alike", "+5551998203344", "look_alike"),
        ("5l 99812-3344", "look_alike", MOBILE, "look_alike"),
        ("(51) 1333-4444", "phone_unreadable", None, "separated"),
        ("51 89812-3344", "phone_mobile_nine", None, "separated"),
    ],
)
def test_what_cannot_be_is_found_with_its_issue(text: str, code: str, meant: str | None, trait: str) -> None:
    (match,) = phone.scan(f"tel. {text}")
    assert (match.read.value, match.read.meant, codes(match)) == (None, meant, [code])
    assert match.read.display == text
    assert trait in match.traits


def test_a_number_of_one_digit_that_can_be_is_found_with_its_issue() -> None:
    (match,) = phone.scan("(51) 99999-9999")
    assert (match.read.value, codes(match)) == ("+5551999999999", ["phone_repeated"])


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("51980000190", {"bare", "mobile", "also_cpf"}),
        ("519.800.001-90", {"as_cpf", "mobile", "also_cpf"}),
        ("(51) 98000-0190", {"separated", "mobile", "also_cpf"}),
        ("51 3333-4444 ramal 204", {"separated", "extension"}),
        ("51 3333-4444 r. 204", {"separated", "extension"}),
        ("+55 51 3333-4444", {"separated", "country"}),
        ("051 3333-4444", {"separated", "trunk"}),
        ("51 333 344 44", {"odd"}),
        ("51 3333-4444 77", {"separated", "partial"}),
        ("0800 722 0101", {"separated", "toll_free"}),
        ("4004-1234", {"separated", "toll_free"}),
        ("+351 912 345 678", {"foreign"}),
        ("fone5133334444", {"bare", "glued"}),
    ],
)
def test_the_spelling_is_told(text: str, traits: set[str]) -> None:
    (match,) = phone.scan(text)
    assert match.traits == traits
    assert match.read.value


def test_an_extension_belongs_to_its_number_and_is_none_itself() -> None:
    first, second = phone.scan("(48) 3224-5560 ramal 204 (48) 98811-2230")
    assert (first.read.display, codes(first)) == ("(48) 3224-5560 ramal 204", ["phone_extension"])
    assert (second.read.value, set(second.traits)) == ("+5548988112230", {"separated", "mobile"})


@pytest.mark.parametrize(
    "typed", ["(51) 3333-4444 / 99812-3344", "51 3333-4444 e 51 99812-3344", "5133334444; 51998123344"]
)
def test_two_numbers_typed_as_one_are_refused_as_two(typed: str) -> None:
    read = phone.parse(typed)
    assert (read.value, [issue.code for issue in read.issues]) == (None, ["phone_several"])


def test_nothing_that_the_library_finds_in_the_corpus_is_missed() -> None:
    """Its matcher takes addresses of machines for phones; that is all that it finds beyond ours."""
    missed = []
    for case in corpus():
        text = "\n".join(one.text for one in cleaned(case.text))
        ours = {match.read.value for match in phone.scan(text)}
        for found in phonenumbers.PhoneNumberMatcher(text, "BR"):
            if phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164) not in ours:
                missed.append(found.raw_string)
    assert missed == ["192.168.10.25"]


digits = st.from_regex(r"(?:55|0)?[1-9][1-9](?:9[0-9]{8}|[2-5][0-9]{7})", fullmatch=True)
signs = st.dictionaries(st.integers(1, 12), st.sampled_from([" ", "-", ".", " - ", "  "]), max_size=4)


@settings(max_examples=400, deadline=None)
@given(digits, signs)
def test_nothing_that_the_library_finds_in_a_number_set_anyhow_is_missed(
    digits: str, signs: dict[int, str]
) -> None:
    text = "tel: " + "".join(signs.get(at, "") + digit for at, digit in enumerate(digits))
    assume(not POSTAL_CODE.search(text))
    ours = {match.read.value for match in phone.scan(text)}
    for found in phonenumbers.PhoneNumberMatcher(text, "BR"):
        number = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
        assert number in ours or phone.parse(found.raw_string).value != number
