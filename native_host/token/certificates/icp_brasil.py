"""The ICP-Brasil fields of a certificate (DOC-ICP-04), each read by itself: a broken one hides no other.

What is not certain is left out: numbers with wrong check digits, numbers that contradict each other, and
birth dates that are still to come.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from native_host.registers import is_cnpj, is_cpf
from native_host.token.certificates.certificate import ParsedCertificate
from native_host.token.certificates.der import readable
from native_host.token.certificates.extensions import OTHER_NAME_ARC
from native_host.token.certificates.names import EMAIL_ADDRESS, ORGANIZATION_IDENTIFIER, SERIAL_NUMBER
from native_host.token.certificates.register_numbers import only_valid

PERSON, RESPONSIBLE_NAME, COMPANY_NUMBER, RESPONSIBLE_DATA, COMPANY_NAME = (
    f"{OTHER_NAME_ARC}.{last}" for last in (1, 2, 3, 4, 8)
)
"""OIDs of the otherName entries (DOC-ICP-04, section 7.1.2.3)."""

POLICY_ARC = "2.16.76.1.2."
POLICIES = {"1": "A1", "2": "A2", "3": "A3", "4": "A4", "101": "S1", "102": "S2", "103": "S3", "104": "S4"}
"""Certificate policies by the number after the arc (DOC-ICP-04.01)."""

SAFEWEB = re.compile(r"ac safeweb\b")
"""Case-folded common name of every authority of Safeweb. AC SAFETECH is somebody else."""

E_CPF, E_CNPJ = "e-CPF", "e-CNPJ"

_NUMBER_AT_THE_END = re.compile(
    r"\d{1,14}|[0-9A-Z]{12}\d{2}|(\d{3}\.){2}\d{3}-\d{2}|[0-9A-Z]{2}(\.[0-9A-Z]{3}){2}/[0-9A-Z]{4}-\d{2}"
)
"""After the last colon of a common name: CPF or CNPJ, or what is left of one where the name was cut."""

OLDEST_BIRTH_YEAR = 1880
"""Nobody older holds a certificate."""


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


def fields(certificate: ParsedCertificate, now: datetime.datetime) -> Fields:
    """Return the fields of `certificate`, read at `now` (aware)."""
    others = certificate.extensions.other_names
    subject, issuer = certificate.subject, certificate.issuer.common
    name, number = _split(subject.common)
    numbers = [number, *subject.every(SERIAL_NUMBER)]
    company = _Company.of(others, numbers, subject.every(ORGANIZATION_IDENTIFIER))
    personal = _filled(others, RESPONSIBLE_DATA if company.there else PERSON) or _filled(others, PERSON)
    cpf = only_valid(is_cpf, [*(text[8:19] for text in personal), *([] if company.there else numbers)])
    return Fields(
        holder=(_readable(others, COMPANY_NAME) if company.there else None) or name or subject.text,
        kind=E_CNPJ if company.there else E_CPF if cpf or PERSON in others else "",
        cpf=cpf,
        cnpj=company.number,
        birth_date=_birth_date(personal, now.date()),
        responsible=_readable(others, RESPONSIBLE_NAME) if company.there else None,
        email=next(iter((*certificate.extensions.emails, *filter(None, subject.every(EMAIL_ADDRESS)))), None),
        policy=_policy(certificate.extensions.policies),
        issuer=issuer or certificate.issuer.text,
        from_safeweb=SAFEWEB.match(issuer.casefold()) is not None if issuer else None,
    )


@dataclass(frozen=True)
class _Company:
    """Whether a certificate is a company's, and its CNPJ if that is certain."""

    there: bool
    number: str | None

    @classmethod
    def of(cls, others: dict[str, list[str]], numbers: list[str], organization: list[str]) -> _Company:
        # A person's certificate may name the organisation that the person belongs to.
        of_a_person = PERSON in others or only_valid(is_cpf, numbers) is not None
        listed = [*others.get(COMPANY_NUMBER, ()), *numbers, *([] if of_a_person else organization)]
        number = only_valid(is_cnpj, listed)
        named = any(_filled(others, kind) for kind in (COMPANY_NUMBER, COMPANY_NAME))
        return cls(named or number is not None, number)


def _filled(others: dict[str, list[str]], kind: str) -> list[str]:
    """Return the entries of a kind that hold more than what stands for nothing."""
    return [text for text in others.get(kind, ()) if text.strip(" 0\0")]


def _readable(others: dict[str, list[str]], kind: str) -> str | None:
    return next((text for entry in others.get(kind, ()) if (text := readable(entry))), None)


def _split(common_name: str) -> tuple[str, str]:
    """Split "NAME:NUMBER" at the last colon; a name may hold colons, and the number may be absent or cut."""
    name, colon, number = common_name.rpartition(":")
    number = number.strip().upper()
    if colon and (not number or _NUMBER_AT_THE_END.fullmatch(number)):
        return name.strip(), number
    return common_name, ""


def _birth_date(personal: list[str], before: datetime.date) -> str | None:
    """Return the one birth date among the entries that is before a day."""
    found = {born for text in personal if (born := _born(text[:8], before))}
    return found.pop() if len(found) == 1 else None


def _born(ddmmyyyy: str, before: datetime.date) -> str | None:
    if not re.fullmatch(r"[0-9]{8}", ddmmyyyy):
        return None
    try:
        born = datetime.date(int(ddmmyyyy[4:]), int(ddmmyyyy[2:4]), int(ddmmyyyy[:2]))
    except ValueError:
        return None
    return born.isoformat() if born.year >= OLDEST_BIRTH_YEAR and born < before else None


def _policy(kinds: list[str]) -> str | None:
    """Return the one policy of ICP-Brasil that is known among all."""
    numbers = (kind.removeprefix(POLICY_ARC).split(".")[0] for kind in kinds if kind.startswith(POLICY_ARC))
    found = {POLICIES[number] for number in numbers if number in POLICIES}
    return found.pop() if len(found) == 1 else None
