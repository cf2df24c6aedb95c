"""The ICP-Brasil fields of a certificate (DOC-ICP-04), each read by itself: a broken one hides no other."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cryptography import x509
from cryptography.x509.oid import NameOID

from native_host.token.der import string_of

PERSON, RESPONSIBLE_NAME, COMPANY_NUMBER, RESPONSIBLE_DATA, COMPANY_NAME = (
    f"2.16.76.1.3.{last}" for last in (1, 2, 3, 4, 8)
)
"""OIDs of the otherName entries (DOC-ICP-04, section 7.1.2.3)."""

POLICY_ARC = "2.16.76.1.2."
POLICIES = {"1": "A1", "2": "A2", "3": "A3", "4": "A4", "101": "S1", "102": "S2", "103": "S3", "104": "S4"}
"""Certificate policies by the number after the arc (DOC-ICP-04.01)."""

SAFEWEB = re.compile(r"ac safeweb\b")
"""Case-folded common name of every authority of Safeweb. AC SAFETECH is somebody else."""

_CPF = re.compile(r"\d{11}")
_CNPJ = re.compile(r"[0-9A-Z]{12}\d{2}")
"""Alphanumeric since July 2026 (Instrução Normativa RFB 2.229/2024)."""

E_CPF, E_CNPJ = "e-CPF", "e-CNPJ"

T = TypeVar("T")


@dataclass(frozen=True)
class Fields:
    """What the certificate says of its holder; None where it says nothing."""

    holder: str
    kind: str
    cpf: str | None
    cnpj: str | None
    birth_date: str | None
    responsible: str | None
    email: str | None
    policy: str | None
    issuer: str
    from_safeweb: bool | None


def quietly(read: Callable[[], T], otherwise: T) -> T:
    """Return `read()`, or `otherwise` whatever goes wrong in it: certificates come from outside."""
    try:
        return read()
    except Exception:  # cryptography raises many kinds on malformed extensions
        return otherwise


def fields(certificate: x509.Certificate) -> Fields:
    """Return the fields of `certificate`; never raises."""
    others: dict[str, str] = quietly(lambda: _other_names(certificate), {})
    common_name = quietly(lambda: _name_part(certificate.subject, NameOID.COMMON_NAME), "")
    name, number = _split(common_name)
    numbers = [number, quietly(lambda: _digits(_name_part(certificate.subject, NameOID.SERIAL_NUMBER)), "")]
    cnpj = _first(_CNPJ, [others.get(COMPANY_NUMBER, "").strip(), *numbers])
    personal = others.get(RESPONSIBLE_DATA if cnpj else PERSON) or others.get(PERSON, "")
    cpf = _first(_CPF, [personal[8:19], *([] if cnpj else numbers)])
    issuer = quietly(lambda: _name_part(certificate.issuer, NameOID.COMMON_NAME), "")
    return Fields(
        holder=(others.get(COMPANY_NAME, "").strip() if cnpj else "") or name,
        kind=E_CNPJ if cnpj else E_CPF if cpf else "",
        cpf=cpf,
        cnpj=cnpj,
        birth_date=_birth_date(personal[0:8]),
        responsible=(others.get(RESPONSIBLE_NAME, "").strip() or None) if cnpj else None,
        email=quietly(lambda: _email(certificate), None),
        policy=quietly(lambda: _policy(certificate), None),
        issuer=issuer or quietly(certificate.issuer.rfc4514_string, ""),
        from_safeweb=SAFEWEB.match(issuer.casefold()) is not None if issuer else None,
    )


def _other_names(certificate: x509.Certificate) -> dict[str, str]:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    found: dict[str, str] = {}
    for other in names.get_values_for_type(x509.OtherName):
        value = string_of(other.value)
        if value is not None:
            found.setdefault(other.type_id.dotted_string, value)
    return found


def _name_part(name: x509.Name, oid: x509.ObjectIdentifier) -> str:
    values = name.get_attributes_for_oid(oid)
    if not values:
        return ""
    value = values[-1].value
    return (value if isinstance(value, str) else value.decode("utf-8", "replace")).strip()


def _split(common_name: str) -> tuple[str, str]:
    """Split "NAME:NUMBER" at the last colon; a name may hold colons, and the number may be absent."""
    name, colon, number = common_name.rpartition(":")
    number = number.strip().upper()
    if colon and (_CPF.fullmatch(number) or _CNPJ.fullmatch(number)):
        return name.strip(), number
    return common_name, ""


def _digits(value: str) -> str:
    """Return a subject's serialNumber without punctuation; newer profiles put CPF or CNPJ there."""
    return re.sub(r"[^0-9A-Z]", "", value.upper())


def _first(pattern: re.Pattern[str], values: list[str]) -> str | None:
    """Return the first value of that shape; missing numbers are zeros (DOC-ICP-04)."""
    return next((value for value in values if pattern.fullmatch(value) and value.strip("0")), None)


def _birth_date(ddmmyyyy: str) -> str | None:
    if not re.fullmatch(r"[0-9]{8}", ddmmyyyy):
        return None
    day, month, year = int(ddmmyyyy[:2]), int(ddmmyyyy[2:4]), int(ddmmyyyy[4:])
    return quietly(lambda: datetime.date(year, month, day).isoformat(), None)


def _email(certificate: x509.Certificate) -> str | None:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return next(iter(names.get_values_for_type(x509.RFC822Name)), None)


def _policy(certificate: x509.Certificate) -> str | None:
    policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    for policy in policies:
        oid = policy.policy_identifier.dotted_string
        if oid.startswith(POLICY_ARC):
            return POLICIES.get(oid.removeprefix(POLICY_ARC).split(".")[0])
    return None
