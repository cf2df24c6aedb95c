"""ICP-Brasil fields: every encoding of the facts, old and new profiles, and nothing that raises."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from native_host.protocol.messages import Certificate
from native_host.token.certificates.model import Holding
from native_host.token.certificates.parser import holding_of
from tests.support import certificates as made
from tests.support.certificates import CNPJ, CPF, Issuer, Order, string
from tests.support.der import string_of
from tests.support.snapshots import WORKING, certificate, slot

COMPANY = {
    "2.16.76.1.3.2": string("JOAO EXEMPLO"),
    "2.16.76.1.3.3": string(CNPJ),
    "2.16.76.1.3.4": string(made.PERSON),
    "2.16.76.1.3.8": string("PADARIA EXEMPLO LTDA"),
}


@cache
def issuers() -> tuple[Issuer, ...]:
    return tuple(made.chain())


@cache
def key() -> object:
    return made.key()


def holding(*values: object) -> Holding:
    return holding_of(slot(WORKING, *(certificate(value) for value in values)), made.NOW)  # type: ignore[arg-type]


def read(order: Order, issuer: Issuer | None = None) -> Certificate:
    (found,) = holding(made.holder(order, issuer or issuers()[-1], key())).certificates  # type: ignore[arg-type]
    return found


TAGS = [
    made.OCTET_STRING,
    made.UTF8_STRING,
    made.NUMERIC_STRING,
    made.PRINTABLE_STRING,
    made.TELETEX_STRING,
    made.IA5_STRING,
    made.VISIBLE_STRING,
    made.UNIVERSAL_STRING,
    made.BMP_STRING,
]


@pytest.mark.parametrize("tag", TAGS)
def test_an_e_cpf_is_read_in_every_encoding_in_use(tag: int) -> None:
    found = read(Order(others={"2.16.76.1.3.1": string(made.PERSON, tag)}))
    assert (found.kind, found.holder, found.cpf, found.birth_date) == (
        "e-CPF",
        "MARIA EXEMPLO DA SILVA",
        CPF,
        "1979-08-15",
    )
    assert (found.email, found.policy, found.cnpj, found.responsible) == (
        "maria@example.com",
        "A3",
        None,
        None,
    )


def test_an_e_cnpj_names_company_and_responsible_also_with_letters_in_the_cnpj() -> None:
    found = read(Order(common_name=f"PADARIA:{CNPJ}", others=COMPANY, policy="2.16.76.1.2.1.51"))
    assert (found.kind, found.holder, found.cnpj, found.responsible) == (
        "e-CNPJ",
        "PADARIA EXEMPLO LTDA",
        CNPJ,
        "JOAO EXEMPLO",
    )
    assert (found.cpf, found.birth_date, found.policy) == (CPF, "1979-08-15", "A1")


def test_the_new_profile_has_the_cpf_in_the_subject_only() -> None:
    found = read(Order(common_name="MARIA EXEMPLO", subject_serial=CPF, others={}))
    assert (found.kind, found.cpf, found.birth_date) == ("e-CPF", CPF, None)


def test_the_new_profile_may_have_a_cnpj_in_the_subjects_serial_number() -> None:
    found = read(Order(common_name="PADARIA", subject_serial="12.ABC.345/01DE-35", others={}))
    assert (found.kind, found.cnpj, found.cpf) == ("e-CNPJ", CNPJ, None)


def test_the_common_name_alone_gives_the_number() -> None:
    assert read(Order(others={})).cpf == CPF
    assert read(Order(common_name=f"PADARIA:{CNPJ.lower()}", others={})).cnpj == CNPJ


@pytest.mark.parametrize("number", ["52998224724", "11111111111", "00000000000", "5299822472"])
def test_a_cpf_with_wrong_check_digits_is_not_presented(number: str) -> None:
    personal = "15081979" + number[:11].ljust(11) + "0" * 26
    order = Order(
        common_name=f"MARIA EXEMPLO:{number}",
        subject_serial=number,
        others={"2.16.76.1.3.1": string(personal)},
    )
    found = read(order)
    assert (found.cpf, found.holder, found.kind) == (None, "MARIA EXEMPLO", "e-CPF")


@pytest.mark.parametrize("number", ["12ABC34501DE36", "00000000000000", "11444777000160"])
def test_a_cnpj_with_wrong_check_digits_is_not_presented(number: str) -> None:
    others = {**COMPANY, "2.16.76.1.3.3": string(number)}
    found = read(Order(common_name=f"PADARIA:{number}", others=others))
    assert (found.cnpj, found.kind, found.holder) == (None, "e-CNPJ", "PADARIA EXEMPLO LTDA")


def test_numbers_that_contradict_each_other_are_not_presented() -> None:
    assert read(Order(common_name="MARIA EXEMPLO:11144477735")).cpf is None


def test_a_name_cut_inside_its_number_loses_the_rest_of_the_number() -> None:
    found = read(Order(common_name="NOME TAO LONGO QUE O NUMERO NAO COUBE:529982"))
    assert (found.holder, found.cpf) == ("NOME TAO LONGO QUE O NUMERO NAO COUBE", CPF)


@pytest.mark.parametrize("birth", ["31021979", "01011700", "15082090", "abcdefgh", "00000000"])
def test_an_impossible_birth_date_is_left_out(birth: str) -> None:
    found = read(Order(others={"2.16.76.1.3.1": string(birth + made.PERSON[8:])}))
    assert (found.birth_date, found.cpf) == (None, CPF)


@pytest.mark.parametrize(
    ("policy", "told"),
    [("2.16.76.1.2.1.51", "A1"), ("2.16.76.1.2.3.51", "A3"), ("2.16.76.1.2.4.2", "A4"), ("1.2.3.4", None)],
)
def test_the_policy_is_told_by_its_oid(policy: str, told: str | None) -> None:
    assert read(Order(policy=policy)).policy == told


def test_the_name_is_split_at_the_last_colon() -> None:
    assert read(Order(common_name=f"MARIA: A DE CIMA:{CPF}")).holder == "MARIA: A DE CIMA"


def test_a_name_without_number_stays_whole() -> None:
    found = read(Order(common_name="NOME: SEM NUMERO", others={}))
    assert (found.holder, found.kind, found.cpf) == ("NOME: SEM NUMERO", "", None)


def test_zeros_mean_that_a_number_is_missing() -> None:
    found = read(Order(common_name="MARIA", others={"2.16.76.1.3.1": string("0" * 45)}))
    assert (found.cpf, found.birth_date) == (None, None)


@pytest.mark.parametrize(
    ("issuer", "safeweb"),
    [
        ("AC SAFEWEB", True),
        ("AC SAFEWEB CD V12", True),
        ("  ac safeweb rfb v5", True),
        ("AC SAFEWEBER", False),
        ("NOVA AC SAFEWEB", False),
        ("AC Safeweb v12", True),
        ("AC SAFEWEB RFB v5", True),
        ("AC SAFETECH RFB v5", False),
    ],
)
def test_safeweb_is_told_by_the_issuer(issuer: str, safeweb: bool) -> None:
    assert read(Order(), made.authority(issuer)).from_safeweb is safeweb


def test_the_chain_is_complete_with_every_issuer_and_incomplete_without_one() -> None:
    leaf = made.holder(Order(), issuers()[-1], key())  # type: ignore[arg-type]
    whole = holding(leaf, *(issuer.certificate for issuer in issuers()))
    broken = holding(leaf, issuers()[-1].certificate)
    assert whole.holders[0].certificate.chain_complete
    assert not broken.holders[0].certificate.chain_complete


def test_an_issuer_of_the_same_name_with_another_key_is_not_the_issuer() -> None:
    leaf = made.holder(Order(), issuers()[-1], key())  # type: ignore[arg-type]
    impostor = made.authority("AC SAFEWEB RFB v5")
    assert not holding(leaf, impostor.certificate).holders[0].certificate.chain_complete


def test_a_broken_certificate_is_counted_and_hides_no_other() -> None:
    leaf = made.holder(Order(), issuers()[-1], key())  # type: ignore[arg-type]
    found = holding(made.der(leaf)[:-40], b"", leaf)
    assert (found.unreadable, len(found.holders)) == (2, 1)


@pytest.mark.parametrize(
    "value", [b"\x04", b"\x04\x85", b"\x30\x00", b"\x04\x05abc", b"\x0c\x81\xff", b"\x05\x00"]
)
def test_hostile_other_names_are_left_out(value: bytes) -> None:
    assert string_of(value) is None


def test_a_hostile_other_name_hides_no_other_field() -> None:
    found = read(replace(Order(), others={"2.16.76.1.3.1": b"\x30\x03\x02\x01\x01"}))
    assert (found.holder, found.cpf, found.email) == ("MARIA EXEMPLO DA SILVA", CPF, "maria@example.com")


def test_strings_are_read_as_utf8_where_they_are_and_as_latin1_where_not() -> None:
    assert string_of("\x0c\x05José".encode()) == "José"
    assert string_of(b"\x04\x04Jos\xe9") == "José"
    assert string_of(b"\x1e\x04\x00J\x00o") == "Jo"
