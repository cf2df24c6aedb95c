"""The ICP-Brasil fields of a certificate (DOC-ICP-04), each read by itself: a broken one hides no other.

What is not certain is left out: numbers with wrong check digits, numbers that contradict each other, and
birth dates after the certificate's own begin.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from cryptography import x509
from cryptography.x509.oid import NameOID

from native_host.registers import is_cnpj, is_cpf
from native_host.token.certificates.der import readable, string_of
from native_host.token.certificates.register_numbers import only_valid

PERSON, RESPONSIBLE_NAME, COMPANY_NUMBER, RESPONSIBLE_DATA, COMPANY_NAME = (
    f"2.16.76.1.3.{last}" for last in (1, 2, 3, 4, 8)
)
"""OIDs of the otherName entries (DOC-ICP-04, section 7.1.2.3)."""

POLICY_ARC = "2.16.76.1.2."
POLICIES = {"1": "A1", "2": "A2", "3": "A3", "4": "A4", "101": "S1", "102": "S2", "103": "S3", "104": "S4"}
"""Certificate policies by the number after the arc (DOC-ICP-04.01)."""

SAFEWEB = re.compile(r"ac safeweb\b")
"""Case-folded common name of every authority of Safeweb. AC SAFETECH is somebody else."""

E_CPF, E_CNPJ = "e-CPF", "e-CNPJ"

_NUMBER_AT_THE_END = re.compile(r"\d{1,14}|[0-9A-Z]{12}\d{2}")
"""After the last colon of a common name: CPF or CNPJ, or what is left of one where the name was cut."""

OLDEST_BIRTH_YEAR = 1880
"""Nobody older holds a certificate."""

T = TypeVar("T")


@dataclass(frozen=True)
class Fields:
    """What the certificate says of its holder; None where it says nothing certain."""

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
    """Return `read()`, or `otherwise` whatever goes wrong in it: certificates come from outside.

    A panic of cryptography's Rust part is no Exception (`pyo3_runtime.PanicException` is a BaseException).
    """
    try:
        return read()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        return otherwise


def fields(certificate: x509.Certificate) -> Fields:
    """Return the fields of `certificate`; never raises."""
    others: dict[str, str] = quietly(lambda: _other_names(certificate), {})
    common_name = quietly(lambda: _name_part(certificate.subject, NameOID.COMMON_NAME), "")
    name, number = _split(common_name)
    serial = quietly(lambda: _name_part(certificate.subject, NameOID.SERIAL_NUMBER), "")
    of_company = any(others.get(oid, "").strip(" 0") for oid in (COMPANY_NUMBER, COMPANY_NAME))
    cnpj = only_valid(is_cnpj, [others.get(COMPANY_NUMBER, ""), number, serial])
    of_company = of_company or cnpj is not None
    personal = others.get(RESPONSIBLE_DATA if of_company else PERSON) or others.get(PERSON, "")
    cpf = only_valid(is_cpf, [personal[8:19], *([] if of_company else [number, serial])])
    issuer = quietly(lambda: _name_part(certificate.issuer, NameOID.COMMON_NAME), "")
    return Fields(
        holder=(readable(others.get(COMPANY_NAME, "")) if of_company else "")
        or name
        or quietly(lambda: readable(certificate.subject.rfc4514_string()), ""),
        kind=E_CNPJ if of_company else E_CPF if cpf or PERSON in others else "",
        cpf=cpf,
        cnpj=cnpj,
        birth_date=quietly(lambda: _birth_date(personal[0:8], certificate.not_valid_before_utc), None),
        responsible=(readable(others.get(RESPONSIBLE_NAME, "")) or None) if of_company else None,
        email=quietly(lambda: _email(certificate), None),
        policy=quietly(lambda: _policy(certificate), None),
        issuer=issuer or quietly(lambda: readable(certificate.issuer.rfc4514_string()), ""),
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
    return readable(value if isinstance(value, str) else value.decode("utf-8", "replace"))


def _split(common_name: str) -> tuple[str, str]:
    """Split "NAME:NUMBER" at the last colon; a name may hold colons, and the number may be absent or cut."""
    name, colon, number = common_name.rpartition(":")
    number = number.strip().upper()
    if colon and (not number or _NUMBER_AT_THE_END.fullmatch(number)):
        return name.strip(), number
    return common_name, ""


def _birth_date(ddmmyyyy: str, before: datetime.datetime) -> str | None:
    if not re.fullmatch(r"[0-9]{8}", ddmmyyyy):
        return None
    born = datetime.date(int(ddmmyyyy[4:]), int(ddmmyyyy[2:4]), int(ddmmyyyy[:2]))
    return born.isoformat() if born.year >= OLDEST_BIRTH_YEAR and born < before.date() else None


def _email(certificate: x509.Certificate) -> str | None:
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return next((readable(email) for email in names.get_values_for_type(x509.RFC822Name)), None)


def _policy(certificate: x509.Certificate) -> str | None:
    policies = certificate.extensions.get_extension_for_class(x509.CertificatePolicies).value
    for policy in policies:
        oid = policy.policy_identifier.dotted_string
        if oid.startswith(POLICY_ARC):
            return POLICIES.get(oid.removeprefix(POLICY_ARC).split(".")[0])
    return None
