"""Names with characters that their tag forbids, and names of other shapes."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import State
from tests.support import certificates as made
from tests.support import der
from tests.support.certificates import CPF
from tests.support.der import COMMON_NAME, COUNTRY, ORGANIZATION, Parts, attribute, name, named, tlv
from tests.support.odd_certificates import Made, case, check

JOSE = f"JOSÉ EXEMPLO:{CPF}"
BROKEN = b"\x30\x05\x02"


def called(common_name: str | bytes, tag: int = made.UTF8_STRING) -> Parts:
    return Parts(subject=named(common_name, tag))


SPELT = [
    case("Latin-1 in UTF8String", called(JOSE.encode("latin-1")), holder="JOSÉ EXEMPLO"),
    case("Latin-1 in PrintableString", called(JOSE.encode("latin-1"), 0x13), holder="JOSÉ EXEMPLO"),
    case("UTF-8 in PrintableString", called(JOSE, 0x13), holder="JOSÉ EXEMPLO"),
    case("Latin-1 in T61String", called(JOSE.encode("latin-1"), 0x14), holder="JOSÉ EXEMPLO"),
    case("UTF-8 in T61String", called(JOSE, 0x14), holder="JOSÉ EXEMPLO"),
    case("Latin-1 in IA5String", called(JOSE.encode("latin-1"), 0x16), holder="JOSÉ EXEMPLO"),
    case("Latin-1 in VisibleString", called(JOSE.encode("latin-1"), 0x1A), holder="JOSÉ EXEMPLO"),
    case("letters in NumericString", called(JOSE, 0x12), holder="JOSÉ EXEMPLO"),
    case("BMPString", called(JOSE, made.BMP_STRING), holder="JOSÉ EXEMPLO"),
    case("UniversalString", called(JOSE, made.UNIVERSAL_STRING), holder="JOSÉ EXEMPLO"),
    case(
        "BMPString of odd length",
        called(JOSE.encode("utf-16-be") + b"\0", made.BMP_STRING),
        holder="JOSÉ EXEMPLO",
    ),
    case("ASCII in BMPString", called(f"ANA BELA:{CPF}".encode(), made.BMP_STRING), holder="ANA BELA"),
    case(
        "ASCII in UniversalString",
        called(f"ANA BELA:{CPF}".encode(), made.UNIVERSAL_STRING),
        holder="ANA BELA",
    ),
    case("two bytes a character in UTF8String", called(JOSE.encode("utf-16-be")), holder="JOSÉ EXEMPLO"),
    case(
        "BMPString with the lower byte first",
        called(JOSE.encode("utf-16-le"), made.BMP_STRING),
        holder="JOSÉ EXEMPLO",
    ),
    case("the same in UTF8String", called(JOSE.encode("utf-16-le")), holder="JOSÉ EXEMPLO"),
    case("OCTET STRING", called(JOSE, 0x04), holder="JOSÉ EXEMPLO"),
    case("GeneralString", called(JOSE, 0x1B), holder="JOSÉ EXEMPLO"),
    case("ampersand in PrintableString", called(f"LIMA & FILHOS:{CPF}", 0x13), holder="LIMA & FILHOS"),
    case("at sign in PrintableString", called(f"ANA@EXEMPLO:{CPF}", 0x13), holder="ANA@EXEMPLO"),
    case("asterisk and underscore", called(f"ANA*_EXEMPLO:{CPF}", 0x13), holder="ANA*_EXEMPLO"),
    case("NUL inside", called(f"ANA\0EXEMPLO:{CPF}"), holder="ANA EXEMPLO"),
    case("NULs behind", called(f"ANA EXEMPLO:{CPF}\0\0"), holder="ANA EXEMPLO"),
    case("byte order mark", called(f"\ufeffANA EXEMPLO:{CPF}"), holder="ANA EXEMPLO"),
    case("line ends", called(f"ANA\r\nEXEMPLO:{CPF}"), holder="ANA EXEMPLO"),
    case(
        "half a surrogate pair",
        called(b"\xd8\x00" + f"NA:{CPF}".encode("utf-16-be"), made.BMP_STRING),
        holder="\ufffdNA",
    ),
    case("200 characters", called("A" * 200), holder="A" * 128),
    case(
        "string in pieces",
        Parts(
            subject=name(
                tlv(
                    der.SET,
                    tlv(
                        der.SEQUENCE,
                        der.oid(COMMON_NAME),
                        tlv(0x2C, tlv(0x0C, b"ANA "), tlv(0x0C, f"BELA:{CPF}".encode())),
                    ),
                )
            )
        ),
        holder="ANA BELA",
    ),
    case("number with its signs", called("MARIA EXEMPLO DA SILVA:529.982.247-25")),
]

SHAPED = [
    case(
        "country of three letters",
        Parts(subject=name(attribute(COUNTRY, "BRA", 0x13), der.content(der.SUBJECT))),
    ),
    case(
        "country of one letter", Parts(subject=name(attribute(COUNTRY, "B", 0x13), der.content(der.SUBJECT)))
    ),
    case("empty country", Parts(subject=name(attribute(COUNTRY, "", 0x13), der.content(der.SUBJECT)))),
    case("empty organisation", Parts(subject=name(attribute(ORGANIZATION, ""), der.content(der.SUBJECT)))),
    case("empty relative name first", Parts(subject=name(tlv(der.SET), der.content(der.SUBJECT)))),
    case("empty relative name last", Parts(subject=name(der.content(der.SUBJECT), tlv(der.SET)))),
    case(
        "attributes without sets",
        Parts(subject=name(tlv(der.SEQUENCE, der.oid(COMMON_NAME), tlv(0x0C, f"ANA:{CPF}".encode())))),
        holder="ANA",
    ),
    case(
        "two attributes in one set",
        Parts(
            subject=name(
                tlv(
                    der.SET,
                    *(
                        der.content(attribute(kind, text))
                        for kind, text in ((ORGANIZATION, "X"), (COMMON_NAME, f"ANA:{CPF}"))
                    ),
                )
            )
        ),
        holder="ANA",
    ),
    case(
        "value that is no string",
        Parts(
            subject=name(
                tlv(der.SET, tlv(der.SEQUENCE, der.oid(ORGANIZATION), der.integer(7))),
                der.content(der.SUBJECT),
            )
        ),
    ),
    case(
        "attribute without value",
        Parts(subject=name(tlv(der.SET, tlv(der.SEQUENCE, der.oid(ORGANIZATION))), der.content(der.SUBJECT))),
    ),
    case(
        "attribute kind of nonsense",
        Parts(
            subject=name(
                tlv(der.SET, tlv(der.SEQUENCE, tlv(der.OID, b"\xff\xff"), tlv(0x0C, b"?"))),
                der.content(der.SUBJECT),
            )
        ),
    ),
    case("name in no name", Parts(subject=name()), holder=""),
    case(
        "only an organisation",
        Parts(subject=name(attribute(COUNTRY, "BR", 0x13), attribute(ORGANIZATION, "Exemplo"))),
        holder="O=Exemplo,C=BR",
    ),
    case("a name that breaks off", Parts(subject=name(der.content(der.SUBJECT), BROKEN))),
    case("nothing but a broken name", Parts(subject=name(BROKEN)), holder=""),
    case("empty common name", called(""), holder="O=ICP-Brasil,C=BR"),
    case(
        "two common names",
        Parts(subject=name(attribute(COMMON_NAME, "Outro"), attribute(COMMON_NAME, f"ANA:{CPF}"))),
        holder="ANA",
    ),
    case(
        "issuer in Latin-1",
        Parts(issuer=named("AC CARTÓRIO".encode("latin-1"))),
        issuer="AC CARTÓRIO",
        from_safeweb=False,
    ),
    case("issuer with ampersand", Parts(issuer=named("AC SAFEWEB & CIA", 0x13)), issuer="AC SAFEWEB & CIA"),
    case("issuer as BMPString", Parts(issuer=named("AC SAFEWEB RFB v5", made.BMP_STRING))),
    case("no issuer", Parts(issuer=name()), issuer="", from_safeweb=None),
    case("broken issuer", Parts(issuer=name(BROKEN)), issuer="", from_safeweb=None),
    case(
        "an ended one without a readable name",
        Parts(
            subject=name(BROKEN),
            validity=tlv(der.SEQUENCE, tlv(0x17, b"250101000000Z"), tlv(0x17, b"260101000000Z")),
        ),
        holder="",
        not_after="2026-01-01T00:00:00Z",
        state=State.EXPIRED,
    ),
]


@pytest.mark.parametrize(("value", "different"), SPELT)
def test_a_name_is_read_whatever_its_tag_allows(value: Made, different: dict[str, object]) -> None:
    check(value, different)


@pytest.mark.parametrize(("value", "different"), SHAPED)
def test_a_name_of_another_shape_is_read_or_left_out_alone(value: Made, different: dict[str, object]) -> None:
    check(value, different)
