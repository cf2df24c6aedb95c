"""ICP-Brasil's fields: wrapped in other ways, in older and newer places, and contradicting each other."""

from __future__ import annotations

import pytest

from tests.support import certificates as made
from tests.support import der
from tests.support.certificates import CNPJ, CPF, string
from tests.support.der import (
    OCTETS,
    SEQUENCE,
    Parts,
    alternative_name,
    attribute,
    explicit,
    name,
    named,
    oid,
    other_name,
    tlv,
)
from tests.support.odd_certificates import Made, case, check

OTHER_CPF, OTHER_CNPJ = "11144477735", "11222333000181"
NAMELESS = named("MARIA EXEMPLO DA SILVA")
"""A subject without a number: what is told comes from somewhere else."""

TEXT = made.PERSON.encode()
LONG = b"05" + TEXT[2:8] + TEXT[8:30] + b"000000001234567SSPPR     "
"""Its first characters look like a SET of the right length."""

MAIL = der.email("maria@example.com")
ORGANIZATION_IDENTIFIER = "2.5.4.97"
BARE = {"birth_date": None, "email": None}


def personal(value: bytes) -> Parts:
    """Return a certificate whose only CPF is in this otherName value."""
    return personals(other_name("2.16.76.1.3.1", value))


def personals(*names: bytes) -> Parts:
    return Parts(subject=NAMELESS).but_extension(ALTERNATIVE_NAME=alternative_name(*names, MAIL))


def subject(*parts: bytes) -> Parts:
    """Return a certificate without otherNames and with these attributes behind a name without number."""
    extensions = {key: value for key, value in Parts().extensions.items() if key != der.ALTERNATIVE_NAME}
    return Parts(subject=name(der.content(NAMELESS), *parts), extensions=extensions)


def numbered(number: str, kind: str = der.SERIAL, tag: int = made.PRINTABLE_STRING) -> Parts:
    return subject(attribute(kind, number, tag))


def company(*names: bytes, common_name: str = "PADARIA EXEMPLO LTDA") -> Parts:
    return Parts(subject=named(common_name)).but_extension(ALTERNATIVE_NAME=alternative_name(*names, MAIL))


WRAPPED = [
    *(
        case(f"tag {tag:#04x}", personal(explicit(string(made.PERSON, tag))))
        for tag in (0x04, 0x0C, 0x12, 0x13, 0x14, 0x16, 0x1A, 0x1B, 0x1C, 0x1E)
    ),
    case("[0] twice", personal(explicit(explicit(tlv(OCTETS, TEXT))))),
    case("[0] three times", personal(explicit(explicit(explicit(tlv(OCTETS, TEXT)))))),
    case("no [0]", personal(tlv(OCTETS, TEXT))),
    case("[0] implicit", personal(tlv(0x80, TEXT))),
    case("another context tag", personal(tlv(0xA1, tlv(OCTETS, TEXT)))),
    case("OCTET STRING in OCTET STRING", personal(explicit(tlv(OCTETS, tlv(OCTETS, TEXT))))),
    case("PrintableString in OCTET STRING", personal(explicit(tlv(OCTETS, tlv(0x13, TEXT))))),
    case("UTF8String in two OCTET STRINGs", personal(explicit(tlv(OCTETS, tlv(OCTETS, tlv(0x0C, TEXT)))))),
    case("BMPString in OCTET STRING", personal(explicit(tlv(OCTETS, string(made.PERSON, made.BMP_STRING))))),
    case("[0] in OCTET STRING", personal(explicit(tlv(OCTETS, explicit(tlv(0x13, TEXT)))))),
    case("SEQUENCE around", personal(explicit(tlv(SEQUENCE, tlv(OCTETS, TEXT))))),
    case("SEQUENCE around, no [0]", personal(tlv(SEQUENCE, tlv(0x13, TEXT)))),
    case("SET around", personal(explicit(tlv(der.SET, tlv(0x13, TEXT))))),
    case(
        "SEQUENCE with the kind again",
        personal(explicit(tlv(SEQUENCE, oid("2.16.76.1.3.1"), tlv(OCTETS, TEXT)))),
    ),
    case("SEQUENCE in OCTET STRING", personal(explicit(tlv(OCTETS, tlv(SEQUENCE, tlv(0x13, TEXT)))))),
    case(
        "otherName with a SEQUENCE of its own",
        personals(explicit(tlv(SEQUENCE, oid("2.16.76.1.3.1"), explicit(tlv(OCTETS, TEXT))))),
    ),
    case(
        "OCTET STRING in pieces",
        personal(explicit(tlv(0x24, tlv(OCTETS, TEXT[:20]), tlv(OCTETS, TEXT[20:])))),
    ),
    case("long length", personal(explicit(der.long_tlv(OCTETS, TEXT, 2)))),
    case("indefinite length", personal(der.indefinite(0xA0, tlv(OCTETS, TEXT)))),
    case("NULs behind", personal(explicit(tlv(OCTETS, TEXT + bytes(4))))),
    case("spaces behind", personal(explicit(tlv(OCTETS, TEXT + b"    ")))),
    case("older, shorter layout", personal(explicit(tlv(OCTETS, TEXT[:19])))),
    case("text that looks like an element", personal(explicit(tlv(OCTETS, LONG))), birth_date="1979-08-05"),
    case("behind a broken one", personals(other_name("2.16.76.1.3.5", b"\xa0\x7f"), der.PERSONAL)),
    case(
        "behind one that says it is longer",
        personals(b"\xa0\x81\xff" + oid("2.16.76.1.3.6") + b"\xa0\x02\x04\x00", der.PERSONAL),
    ),
    case("twice", personals(der.PERSONAL, der.PERSONAL)),
    case(
        "twice, the first empty", personals(other_name("2.16.76.1.3.1", explicit(tlv(OCTETS))), der.PERSONAL)
    ),
]

NEWER = [
    case("CPF as it is", numbered(CPF), **BARE),
    case("CPF with signs", numbered("529.982.247-25"), **BARE),
    case("CPF:", numbered(f"CPF:{CPF}"), **BARE),
    case("CPF with blank", numbered(f"CPF {CPF}"), **BARE),
    case("CPF-", numbered(f"cpf-{CPF}"), **BARE),
    case("CPF and nothing between", numbered(f"CPF{CPF}"), **BARE),
    case("TINBR-", numbered(f"TINBR-{CPF}"), **BARE),
    case("IDCBR-", numbered(f"IDCBR-{CPF}"), **BARE),
    case("PNOBR-", numbered(f"PNOBR-{CPF}"), **BARE),
    case("BR:", numbered(f"BR:{CPF}"), **BARE),
    case("scheme of two letters", numbered(f"CP:BR-{CPF}"), **BARE),
    case("with signs and prefix", numbered("TINBR-529.982.247-25"), **BARE),
    case("as UTF8String with spaces", numbered(f" {CPF} ", tag=made.UTF8_STRING), **BARE),
    case("as BMPString", numbered(CPF, tag=made.BMP_STRING), **BARE),
    case(
        "behind another serial number",
        subject(attribute(der.SERIAL, "A-77"), attribute(der.SERIAL, CPF)),
        **BARE,
    ),
    case(
        "before another serial number",
        subject(attribute(der.SERIAL, CPF), attribute(der.SERIAL, "A-77")),
        **BARE,
    ),
    case("wrong check digits", numbered("TINBR-52998224724"), **BARE, cpf=None, kind=""),
    case(
        "another number than the otherName's",
        Parts(subject=name(der.content(NAMELESS), attribute(der.SERIAL, f"TINBR-{OTHER_CPF}"))),
        cpf=None,
    ),
    case("CNPJ as it is", numbered(OTHER_CNPJ), **BARE, kind="e-CNPJ", cpf=None, cnpj=OTHER_CNPJ),
    case("CNPJ:", numbered(f"CNPJ:{OTHER_CNPJ}"), **BARE, kind="e-CNPJ", cpf=None, cnpj=OTHER_CNPJ),
    case(
        "CNPJ with letters and signs",
        numbered("CNPJ 12.ABC.345/01DE-35"),
        **BARE,
        kind="e-CNPJ",
        cpf=None,
        cnpj=CNPJ,
    ),
    case("VATBR-", numbered(f"VATBR-{OTHER_CNPJ}"), **BARE, kind="e-CNPJ", cpf=None, cnpj=OTHER_CNPJ),
    case("NTRBR- with letters", numbered(f"NTRBR-{CNPJ}"), **BARE, kind="e-CNPJ", cpf=None, cnpj=CNPJ),
    case(
        "organisation's identifier",
        numbered(f"VATBR-{OTHER_CNPJ}", ORGANIZATION_IDENTIFIER),
        **BARE,
        kind="e-CNPJ",
        cpf=None,
        cnpj=OTHER_CNPJ,
    ),
    case(
        "organisation's identifier as it is, with letters",
        numbered(CNPJ, ORGANIZATION_IDENTIFIER),
        **BARE,
        kind="e-CNPJ",
        cpf=None,
        cnpj=CNPJ,
    ),
    case(
        "organisation of a person",
        subject(attribute(der.SERIAL, CPF), attribute(ORGANIZATION_IDENTIFIER, f"VATBR-{OTHER_CNPJ}")),
        **BARE,
    ),
    case(
        "organisations that contradict each other",
        subject(attribute(der.SERIAL, OTHER_CNPJ), attribute(ORGANIZATION_IDENTIFIER, CNPJ)),
        **BARE,
        kind="",
        cpf=None,
    ),
    case(
        "CPF in the name with signs",
        Parts(subject=named("MARIA EXEMPLO DA SILVA:529.982.247-25"), extensions={}),
        **BARE,
        policy=None,
    ),
    case(
        "CNPJ in the name with signs",
        Parts(subject=named("PADARIA:12.ABC.345/01DE-35"), extensions={}),
        **BARE,
        policy=None,
        holder="PADARIA",
        kind="e-CNPJ",
        cpf=None,
        cnpj=CNPJ,
    ),
    case(
        "authority's register in the unit is not the holder's",
        subject(attribute("2.5.4.11", OTHER_CNPJ)),
        **BARE,
        cpf=None,
        kind="",
    ),
]

COMPANIES = [
    case(
        "number doubly wrapped",
        company(other_name("2.16.76.1.3.3", explicit(tlv(OCTETS, tlv(OCTETS, CNPJ.encode()))))),
        birth_date=None,
        holder="PADARIA EXEMPLO LTDA",
        kind="e-CNPJ",
        cpf=None,
        cnpj=CNPJ,
    ),
    case(
        "number with signs",
        company(other_name("2.16.76.1.3.3", explicit(string("11.222.333/0001-81")))),
        birth_date=None,
        holder="PADARIA EXEMPLO LTDA",
        kind="e-CNPJ",
        cpf=None,
        cnpj=OTHER_CNPJ,
    ),
    case(
        "responsible in Latin-1, without [0]",
        company(
            other_name("2.16.76.1.3.2", tlv(0x13, b"JOS\xc9 EXEMPLO")),
            other_name("2.16.76.1.3.3", tlv(OCTETS, CNPJ.encode())),
            other_name("2.16.76.1.3.4", tlv(0x1E, made.PERSON.encode("utf-16-be"))),
        ),
        holder="PADARIA EXEMPLO LTDA",
        kind="e-CNPJ",
        cnpj=CNPJ,
        responsible="JOSÉ EXEMPLO",
    ),
    case(
        "one broken entry",
        company(
            other_name("2.16.76.1.3.2", b"\x05\x00"),
            other_name("2.16.76.1.3.3", explicit(string(CNPJ))),
            other_name("2.16.76.1.3.4", explicit(string(made.PERSON))),
            other_name("2.16.76.1.3.8", explicit(string("PADARIA EXEMPLO LTDA", 0x13))),
        ),
        holder="PADARIA EXEMPLO LTDA",
        kind="e-CNPJ",
        cnpj=CNPJ,
    ),
    case(
        "two numbers",
        company(
            other_name("2.16.76.1.3.3", explicit(string(CNPJ))),
            other_name("2.16.76.1.3.3", explicit(string(OTHER_CNPJ))),
        ),
        birth_date=None,
        holder="PADARIA EXEMPLO LTDA",
        kind="e-CNPJ",
        cpf=None,
    ),
    case(
        "two persons",
        personals(
            der.PERSONAL, other_name("2.16.76.1.3.1", explicit(string("15081979" + OTHER_CPF + "0" * 26)))
        ),
        cpf=None,
    ),
]


@pytest.mark.parametrize(("value", "different"), WRAPPED)
def test_an_other_name_is_read_however_it_is_wrapped(value: Made, different: dict[str, object]) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), NEWER)
def test_a_number_in_the_subject_is_read_with_or_without_its_prefix(
    value: Made, different: dict[str, object]
) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), COMPANIES)
def test_a_companys_entries_are_read_one_by_one(value: Made, different: dict[str, object]) -> None:
    check(value, different)
