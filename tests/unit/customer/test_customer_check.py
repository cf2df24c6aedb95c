"""What the agent types: right values in canonical form, wrong ones with a code and a friendly sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.customer.check import check_customer
from native_host.customer.values import document, email, phone, protocol
from native_host.customer.values.area_codes import AREA_CODES
from native_host.customer.values.match import Value
from native_host.protocol.messages import CheckedValue, Issue, TypedCustomer


def codes(checked: CheckedValue | Value) -> list[str]:
    return [issue.code for issue in checked.issues]


def issues(checked: CheckedValue | Value) -> list[Issue]:
    return list(checked.issues)


@pytest.mark.parametrize(
    ("typed", "value", "display"),
    [
        ("526.018.159-06", "52601815906", "526.018.159-06"),
        ("52601815906", "52601815906", "526.018.159-06"),
        (" 526 018 159 06 ", "52601815906", "526.018.159-06"),
        ("CPF: 526.018.159-06", "52601815906", "526.018.159-06"),
        ("74.137.484/0001-51", "74137484000151", "74.137.484/0001-51"),
        ("cnpj 74137484000151", "74137484000151", "74.137.484/0001-51"),
        ("HL.FYF.F1T/0001-01", "HLFYFF1T000101", "HL.FYF.F1T/0001-01"),
        ("hl.fyf.f1t/0001-01", "HLFYFF1T000101", "HL.FYF.F1T/0001-01"),
    ],
)
def test_documents(typed: str, value: str, display: str) -> None:
    checked = document.parse(typed)
    assert (checked.value, checked.display, issues(checked)) == (value, display, [])


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        ("526.018.159-07", "check_digits", "Este CPF não confere"),
        ("74.137.484/0001-52", "check_digits", "Este CNPJ não confere"),
        ("HL.FYF.F1T/0001-02", "check_digits", "Este CNPJ não confere"),
        ("526.018.159", "document_length", "aqui há 9"),
        ("111.111.111-11", "document_repeated", "não é de ninguém"),
        ("526.018.159-O6", "look_alike", "Seria 526.018.159-06?"),
        ("НL.FYF.F1T/0001-01", "look_alike", "Seria HL.FYF.F1T/0001-01?"),
        ("HL.FYF.F1T/0001-0A", "document_ending", "são sempre números"),
        ("526.018.159-0é", "document_characters", "não faz parte"),
        ("ABCDEFGHIJK", "document_characters", "não faz parte"),
    ],
)
def test_documents_that_cannot_be(typed: str, code: str, said: str) -> None:
    checked = document.parse(typed)
    assert (checked.value, codes(checked)) == (None, [code])
    assert said in checked.issues[0].message


@pytest.mark.parametrize(
    ("typed", "value", "display", "code"),
    [
        ("(51) 99812-3344", "+5551998123344", "(51) 99812-3344", ""),
        ("51998123344", "+5551998123344", "(51) 99812-3344", ""),
        ("+55 51 99812-3344", "+5551998123344", "(51) 99812-3344", ""),
        ("55 51 99812 3344", "+5551998123344", "(51) 99812-3344", ""),
        ("0 51 3333-9090", "+555133339090", "(51) 3333-9090", ""),
        ("0xx51 3333-9090", "+555133339090", "(51) 3333-9090", ""),
        ("0 15 51 99812-3344", "+5551998123344", "(51) 99812-3344", ""),
        ("51 3333-9090 ramal 12", "+555133339090", "(51) 3333-9090 ramal 12", "phone_extension"),
        ("0800 722 0101", "+558007220101", "0800 722 0101", "phone_toll_free"),
        ("+598 99 123 456", "+59899123456", "+598 99 123 456", "phone_foreign"),
        ("+1 (650) 253-0000", "+16502530000", "+1 650-253-0000", "phone_foreign"),
    ],
)
def test_phones(typed: str, value: str, display: str, code: str) -> None:
    checked = phone.parse(typed)
    assert (checked.value, checked.display, codes(checked)) == (value, display, [code] if code else [])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("3333-9090", "phone_no_area_code"),
        ("99812-3344", "phone_no_area_code"),
        ("(20) 3333-9090", "phone_area_code"),
        ("(51) 9812-3344", "phone_ninth_digit"),
        ("(51) 8912-3344", "phone_ninth_digit"),
        ("(51) 89812-3344", "phone_mobile_nine"),
        ("(51) 1333-9090", "phone_unreadable"),
        ("51 333", "phone_length"),
        ("51 99812-33445", "phone_length"),
        ("51 99812-334A", "phone_characters"),
        ("51 99812-334O", "look_alike"),
        ("+999 123", "phone_unreadable"),
        ("a@b.com", "phone_characters"),
    ],
)
def test_phones_that_cannot_be(typed: str, code: str) -> None:
    checked = phone.parse(typed)
    assert (checked.value, codes(checked)) == (None, [code])


def test_the_missing_ninth_digit_is_suggested() -> None:
    assert "(51) 99812-3344" in phone.parse("(51) 9812-3344").issues[0].message


def test_there_are_67_area_codes_and_the_library_knows_them_all() -> None:
    assert len(AREA_CODES) == 67
    assert all(phone.parse(f"{area}32221111").value for area in AREA_CODES)


def test_the_second_phone_must_be_another_one() -> None:
    both = check_customer(TypedCustomer(phone_1="(51) 99812-3344", phone_2="+55 51 998123344"))
    assert both.phone_1.value
    assert (both.phone_2.value, codes(both.phone_2)) == (None, ["phone_same"])
    assert check_customer(TypedCustomer(phone_2="(51) 99812-3344")).phone_2.value


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("Ana.Souza@Exemplo.COM.BR", "Ana.Souza@exemplo.com.br"),
        (" ana@exemplo.com ", "ana@exemplo.com"),
        ("<ana+nf@exemplo.com>", "ana+nf@exemplo.com"),
        ("mailto:ana@exemplo.com", "ana@exemplo.com"),
    ],
)
def test_addresses(typed: str, value: str) -> None:
    checked = email.parse(typed)
    assert (checked.value, issues(checked)) == (value, [])


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ana", "email_at"),
        ("ana@", "email_syntax"),
        ("ana@exemplo", "email_syntax"),
        ("ana@@exemplo.com", "email_several"),
        ("ana@exemplo.com bia@exemplo.com", "email_several"),
        ("ana@exem plo.com", "email_several"),
        ("ana..souza@exemplo.com", "email_syntax"),
        ("ana@-exemplo.com", "email_syntax"),
    ],
)
def test_addresses_that_cannot_be(typed: str, code: str) -> None:
    checked = email.parse(typed)
    assert (checked.value, codes(checked)) == (None, [code])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ana@gmail.con", "ana@gmail.com"), ("ana@hotmial.com", "ana@hotmail.com"), ("a@x.com.b", "a@x.com.br")],
)
def test_a_mistyped_domain_is_pointed_out_and_kept(typed: str, meant: str) -> None:
    checked = email.parse(typed)
    assert checked.value == typed
    assert meant in checked.issues[0].message


@pytest.mark.parametrize(
    ("typed", "value", "display", "code"),
    [
        ("Maria da Silva", "Maria da Silva", "Maria da Silva", ""),
        ("  MARIA   DA SILVA ", "MARIA DA SILVA", "Maria da Silva", ""),
        ("josé d'ávila", "josé d'ávila", "José D'Ávila", ""),
        ("ACME IND. LTDA", "ACME IND. LTDA", "ACME IND. LTDA", ""),
        ("Maria", "Maria", "Maria", "name_one_word"),
        ("1234", None, "", "name_none"),
        ("ana@exemplo.com", None, "", "name_none"),
        ("", None, "", ""),
    ],
)
def test_names(typed: str, value: str | None, display: str, code: str) -> None:
    checked = check_customer(TypedCustomer(name=typed)).name
    assert (checked.value, checked.display, codes(checked)) == (value, display, [code] if code else [])


@pytest.mark.parametrize(
    ("typed", "value", "code"),
    [
        ("2026-004417", "2026004417", ""),
        ("#889134", "889134", ""),
        ("SAF/2026/00931", "SAF202600931", ""),
        ("AB 12 34", "AB1234", ""),
        ("p-77", "P77", ""),
        ("abc", None, "protocol_digits"),
        ("12", None, "protocol_length"),
        ("1" * 41, None, "protocol_length"),
        ("12<34", None, "protocol_characters"),
        ("526.018.159-06", "52601815906", "protocol_document"),
    ],
)
def test_protocols(typed: str, value: str | None, code: str) -> None:
    checked = protocol.parse(typed)
    assert (checked.value, codes(checked)) == (value, [code] if code else [])


def test_all_together_make_the_customer() -> None:
    typed = TypedCustomer(
        name="Maria da Silva",
        document="74.137.484/0001-51",
        phone_1="51 99812-3344",
        phone_2="51 3333-9090",
        email="Maria@Exemplo.com",
        protocol="77-1",
    )
    customer = check_customer(typed).customer
    assert (customer.name, customer.cpf, customer.cnpj) == ("Maria da Silva", None, "74137484000151")
    assert customer.phones == ["+5551998123344", "+555133339090"]
    assert (customer.email, customer.protocol) == ("Maria@exemplo.com", "771")


def test_nothing_typed_is_nothing_wrong() -> None:
    result = check_customer(TypedCustomer())
    for key in TypedCustomer.model_fields:
        assert getattr(result, key) == CheckedValue()


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_whatever_is_typed_there_is_an_answer(typed: str) -> None:
    result = check_customer(TypedCustomer(**dict.fromkeys(TypedCustomer.model_fields, typed)))
    for key in TypedCustomer.model_fields:
        checked = getattr(result, key)
        assert checked.value is not None or checked.issues or not checked.display


@pytest.mark.parametrize("zero", ["\uff10", "\u0660", "\u0966"])
def test_digits_of_another_script_are_taken_as_digits(zero: str) -> None:
    table = str.maketrans({str(digit): chr(ord(zero) + digit) for digit in range(10)})
    plain = {"document": "529.982.247-25", "phone_1": "(51) 99812-3344", "protocol": "77-2026"}
    typed = TypedCustomer(**{key: value.translate(table) for key, value in plain.items()})
    assert check_customer(typed) == check_customer(TypedCustomer(**plain))


@pytest.mark.parametrize("sign", ["\u00b2", "\u2460", "\u212a", "\u017f", "\u0131"])
def test_signs_that_are_almost_digits_or_letters_make_no_number(sign: str) -> None:
    text = f"5{sign}9982247{sign}5 11{sign}22333000{sign}81"
    typed = TypedCustomer(document=text, phone_1=text, phone_2=text, protocol=text)
    result = check_customer(typed).customer
    assert (result.cpf, result.cnpj, result.phones) == (None, None, [])
