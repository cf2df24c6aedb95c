"""Made-up ICP-Brasil certificates: a chain of three, and a holder's certificate to order."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

NOW = datetime.datetime.now(datetime.timezone.utc)
DAY = datetime.timedelta(days=1)
OCTET_STRING, UTF8_STRING, NUMERIC_STRING, PRINTABLE_STRING, TELETEX_STRING = 0x04, 0x0C, 0x12, 0x13, 0x14
IA5_STRING, VISIBLE_STRING, UNIVERSAL_STRING, BMP_STRING = 0x16, 0x1A, 0x1C, 0x1E
ENCODINGS = {BMP_STRING: "utf-16-be", UNIVERSAL_STRING: "utf-32-be"}
"""Tags whose strings are not UTF-8."""

PERSON = "15081979" + "52998224725" + "0" * 11 + "0" * 15
"""otherName .3.1: birth date, CPF, no NIS, no RG (DOC-ICP-04)."""
CPF, CNPJ = "52998224725", "12ABC34501DE35"

# Small keys: nothing is protected by them, and making large ones takes seconds.
KEY_BITS = 1024


def string(text: str, tag: int = OCTET_STRING) -> bytes:
    """Return a DER string."""
    content = text.encode(ENCODINGS.get(tag, "utf-8"))
    length = len(content)
    return bytes([tag, length] if length < 128 else [tag, 0x81, length]) + content


def key() -> rsa.RSAPrivateKey:
    """Make a key."""
    return rsa.generate_private_key(65537, KEY_BITS)


def name(common_name: str, **more: str) -> x509.Name:
    """Return a distinguished name of ICP-Brasil's usual form."""
    parts = [
        x509.NameAttribute(NameOID.COUNTRY_NAME, "BR"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "ICP-Brasil"),
        x509.NameAttribute(NameOID.COMMON_NAME, common_name),
    ]
    if "serial" in more:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, more["serial"]))
    return x509.Name(parts)


@dataclass
class Issuer:
    """A certification authority."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


def authority(common_name: str, parent: Issuer | None = None) -> Issuer:
    """Make an authority, self-signed without `parent`."""
    own = key()
    subject = name(common_name)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(parent.certificate.subject if parent else subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 1000 * DAY)
        .not_valid_after(NOW + 3000 * DAY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign((parent.key if parent else own), hashes.SHA256())
    )
    return Issuer(certificate, own)


@dataclass
class Order:
    """What a holder's certificate shall say."""

    common_name: str = f"MARIA EXEMPLO DA SILVA:{CPF}"
    subject_serial: str = ""
    others: dict[str, bytes] = field(default_factory=lambda: {"2.16.76.1.3.1": string(PERSON)})
    email: str = "maria@example.com"
    policy: str = "2.16.76.1.2.3.51"
    start: datetime.datetime = NOW - DAY
    end: datetime.datetime = NOW + 365 * DAY


def holder(order: Order, issuer: Issuer, own: rsa.RSAPrivateKey) -> x509.Certificate:
    """Make a holder's certificate."""
    names: list[x509.GeneralName] = [
        x509.OtherName(x509.ObjectIdentifier(oid), value) for oid, value in order.others.items()
    ]
    if order.email:
        names.append(x509.RFC822Name(order.email))
    subject = (
        name(order.common_name, serial=order.subject_serial)
        if order.subject_serial
        else name(order.common_name)
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(order.start)
        .not_valid_after(order.end)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(
            x509.CertificatePolicies([x509.PolicyInformation(x509.ObjectIdentifier(order.policy), None)]),
            critical=False,
        )
    )
    if names:
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer.key, hashes.SHA256())


def der(certificate: x509.Certificate) -> bytes:
    """Return the certificate's DER."""
    return certificate.public_bytes(serialization.Encoding.DER)


def pkcs8(own: rsa.RSAPrivateKey) -> bytes:
    """Return the key as softhsm2-util wants it."""
    return own.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def chain() -> list[Issuer]:
    """Make root, first level and Safeweb's authority, in this order."""
    root = authority("Autoridade Certificadora Raiz Brasileira v5")
    middle = authority("AC Secretaria da Receita Federal do Brasil v4", root)
    return [root, middle, authority("AC SAFEWEB RFB v5", middle)]


def serial_bytes(certificate: bytes) -> bytes:
    """Return the bytes of the serial number in a certificate's DER; enough of them to be found only once."""
    number = x509.load_der_x509_certificate(certificate).serial_number
    return number.to_bytes((number.bit_length() + 8) // 8, "big")
