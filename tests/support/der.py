"""DER and its sins, made by hand: elements, and certificates of which each part can be another one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from native_host.token.certificates import tlv as tlv_reader
from native_host.token.certificates.der import text_within
from tests.support import certificates as made

BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, SEQUENCE, SET = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x30, 0x31
UTC_TIME, GENERALIZED_TIME = 0x17, 0x18
CONTEXT, CONSTRUCTED = 0x80, 0x20
"""Class and form bits of a tag (X.690, section 8.1.2)."""

BASIC_CONSTRAINTS, KEY_USAGE, ALTERNATIVE_NAME = "2.5.29.19", "2.5.29.15", "2.5.29.17"
POLICIES, SUBJECT_KEY, AUTHORITY_KEY = "2.5.29.32", "2.5.29.14", "2.5.29.35"
COUNTRY, ORGANIZATION, COMMON_NAME, SERIAL, EMAIL = (
    "2.5.4.6",
    "2.5.4.10",
    "2.5.4.3",
    "2.5.4.5",
    "1.2.840.113549.1.9.1",
)
SHA256_WITH_RSA = "1.2.840.113549.1.1.11"


def tlv(tag: int, *parts: bytes) -> bytes:
    """Return an element with a minimal definite length."""
    content = b"".join(parts)
    if len(content) < 0x80:
        return bytes([tag, len(content)]) + content
    return long_tlv(tag, content, (len(content).bit_length() + 7) // 8)


def long_tlv(tag: int, content: bytes, size: int) -> bytes:
    """Return an element whose length takes `size` bytes, whether needed or not (BER)."""
    return bytes([tag, 0x80 | size]) + len(content).to_bytes(size, "big") + content


def indefinite(tag: int, *parts: bytes) -> bytes:
    """Return an element of indefinite length (BER)."""
    return bytes([tag, 0x80]) + b"".join(parts) + bytes(2)


def oid(dotted: str) -> bytes:
    """Return an OBJECT IDENTIFIER."""
    first, second, *rest = (int(number) for number in dotted.split("."))
    content = b""
    for number in (first * 40 + second, *rest):
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(0x80 | number & 0x7F)
        content += bytes(reversed(groups))
    return tlv(OID, content)


def integer(value: int) -> bytes:
    """Return an INTEGER."""
    return tlv(INTEGER, value.to_bytes(value.bit_length() // 8 + 1, "big", signed=True))


def attribute(kind: str, value: str | bytes, tag: int = made.UTF8_STRING) -> bytes:
    """Return a relative distinguished name of one attribute; bytes are its content as they are."""
    content = value if isinstance(value, bytes) else value.encode(made.ENCODINGS.get(tag, "utf-8"))
    return tlv(SET, tlv(SEQUENCE, oid(kind), tlv(tag, content)))


def name(*parts: bytes) -> bytes:
    """Return a distinguished name of relative ones."""
    return tlv(SEQUENCE, *parts)


def named(common_name: str | bytes, tag: int = made.UTF8_STRING, *more: bytes) -> bytes:
    """Return a name of ICP-Brasil's usual form."""
    return name(
        attribute(COUNTRY, "BR", made.PRINTABLE_STRING),
        attribute(ORGANIZATION, "ICP-Brasil", made.PRINTABLE_STRING),
        *more,
        attribute(COMMON_NAME, common_name, tag),
    )


def extension(kind: str, value: bytes, *between: bytes) -> bytes:
    """Return an extension; `between`: the element `critical`, if any."""
    return tlv(SEQUENCE, oid(kind), *between, tlv(OCTETS, value))


def other_name(kind: str, value: bytes) -> bytes:
    """Return an otherName; `value` with all that wraps it."""
    return tlv(CONTEXT | CONSTRUCTED, oid(kind), value)


def explicit(*parts: bytes) -> bytes:
    """Return [0] EXPLICIT."""
    return tlv(CONTEXT | CONSTRUCTED, *parts)


def email(address: str | bytes) -> bytes:
    """Return an rfc822Name."""
    return tlv(CONTEXT | 1, address if isinstance(address, bytes) else address.encode())


def alternative_name(*names: bytes) -> bytes:
    """Return the extension subjectAltName."""
    return extension(ALTERNATIVE_NAME, tlv(SEQUENCE, *names))


def policies(*kinds: str) -> bytes:
    """Return the extension certificatePolicies."""
    return extension(POLICIES, tlv(SEQUENCE, *(tlv(SEQUENCE, oid(kind)) for kind in kinds)))


def basic_constraints(ca: bool) -> bytes:
    """Return the extension basicConstraints."""
    return extension(BASIC_CONSTRAINTS, tlv(SEQUENCE, *([tlv(BOOLEAN, b"\xff")] if ca else [])), CRITICAL)


def key_usage(*content: int) -> bytes:
    """Return the extension keyUsage of these bytes: how many bits are unused, then the bits."""
    return extension(KEY_USAGE, tlv(BITS, bytes(content)), CRITICAL)


CRITICAL = tlv(BOOLEAN, b"\xff")
FOR_SIGNING, FOR_CERTIFICATES = key_usage(5, 0xE0), key_usage(1, 0x06)
PERSONAL = other_name("2.16.76.1.3.1", explicit(tlv(OCTETS, made.PERSON.encode())))
VALIDITY = tlv(SEQUENCE, tlv(UTC_TIME, b"250101000000Z"), tlv(UTC_TIME, b"480101000000Z"))
RSA_SHA256 = tlv(SEQUENCE, oid(SHA256_WITH_RSA), tlv(NULL))
VERSION_3 = explicit(integer(2))
ISSUER = named("AC SAFEWEB RFB v5")
SUBJECT = named(f"MARIA EXEMPLO DA SILVA:{made.CPF}")


@cache
def own_key() -> rsa.RSAPrivateKey:
    """Return the holder's key."""
    return made.key()


@cache
def issuer_key() -> rsa.RSAPrivateKey:
    """Return the authority's key."""
    return made.key()


def public(key: rsa.RSAPrivateKey) -> bytes:
    """Return a key's SubjectPublicKeyInfo."""
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def usual_extensions() -> dict[str, bytes]:
    """Return the extensions of a person's certificate, by their kind."""
    return {
        BASIC_CONSTRAINTS: basic_constraints(ca=False),
        KEY_USAGE: FOR_SIGNING,
        POLICIES: policies("2.16.76.1.2.3.51"),
        ALTERNATIVE_NAME: alternative_name(PERSONAL, email("maria@example.com")),
    }


@dataclass(frozen=True)
class Parts:
    """A certificate's parts in DER, a person's if nothing else is said.

    Attributes:
        extensions: in their order, by any key; with none there is no field for them.
        key: the holder's SubjectPublicKeyInfo; empty: that of `own_key`.
        signer: who signs.
    """

    version: bytes = VERSION_3
    serial: bytes = field(default_factory=lambda: integer(0x1234567890ABCDEF))
    algorithm: bytes = RSA_SHA256
    issuer: bytes = ISSUER
    validity: bytes = VALIDITY
    subject: bytes = SUBJECT
    key: bytes = b""
    unique_ids: bytes = b""
    extensions: dict[str, bytes] = field(default_factory=usual_extensions)
    signer: rsa.RSAPrivateKey | None = None

    def but(self, **changes: object) -> Parts:
        """Return the same with these parts."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def but_extension(self, **changes: bytes) -> Parts:
        """Return the same with these extensions, by the names of this module's constants."""
        return self.but(extensions={**self.extensions, **{globals()[key]: changes[key] for key in changes}})

    @property
    def fields(self) -> list[bytes]:
        """The elements of tbsCertificate."""
        listed = b"".join(self.extensions.values())
        return [
            self.version,
            self.serial,
            self.algorithm,
            self.issuer,
            self.validity,
            self.subject,
            self.key or public(own_key()),
            self.unique_ids,
            tlv(CONTEXT | CONSTRUCTED | 3, tlv(SEQUENCE, listed)) if self.extensions else b"",
        ]

    def der(self) -> bytes:
        """Return the certificate."""
        return signed(tlv(SEQUENCE, *self.fields), self.algorithm, self.signer or issuer_key())


def signed(tbs: bytes, algorithm: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Return a certificate of `tbs`, signed with SHA-256 and RSA whatever `algorithm` says."""
    return tlv(SEQUENCE, tbs, algorithm, tlv(BITS, b"\0", signature(tbs, key)))


def signature(tbs: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Return the signature of `tbs`."""
    return key.sign(tbs, padding.PKCS1v15(), hashes.SHA256())


def authority(subject: bytes = ISSUER, **changes: object) -> Parts:
    """Return the parts of an authority's self-signed certificate, with `issuer_key`."""
    return Parts(
        issuer=subject,
        subject=subject,
        key=public(issuer_key()),
        extensions={BASIC_CONSTRAINTS: basic_constraints(ca=True), KEY_USAGE: FOR_CERTIFICATES},
    ).but(**changes)


def content(element: bytes) -> bytes:
    """Return the content of an element of definite length."""
    size = element[1] & 0x7F if element[1] & 0x80 else 0
    return element[2 + size :]


def string_of(value: bytes) -> str | None:
    """Return the text in `value`, or None if it is not exactly one element that has one."""
    try:
        found = tlv_reader.element(value)
    except tlv_reader.MalformedError:
        return None
    return text_within(found) if len(found.raw) == len(value) else None
