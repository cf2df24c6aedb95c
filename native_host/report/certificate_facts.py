"""A pasted report's certificates: each value read strictly, the rest said anew or refused."""

from __future__ import annotations

import re
from datetime import date, datetime, timezone

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Certificate
from native_host.registers import is_cnpj, is_cpf
from native_host.report.implausible import implausible
from native_host.report.limits import EMAIL_MAX_CHARS, NAME_MAX_CHARS
from native_host.report.plain_text import plain
from native_host.token.certificates.model import AUTHORITY

_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def checked_certificate(found: Certificate) -> Certificate:
    """Return the certificate with its texts plain and what follows from others told anew.

    Raises:
        QualitokenError: `report_implausible`; `report_other_version` for a kind or policy not known here.
    """
    from native_host.token.certificates.icp_brasil import (  # noqa: PLC0415 - only where needed
        E_CNPJ,
        E_CPF,
        POLICIES,
        SAFEWEB,
    )

    if found.kind not in ("", E_CPF, E_CNPJ, AUTHORITY) or found.policy not in (None, *POLICIES.values()):
        raise QualitokenError(Code.REPORT_OTHER_VERSION)
    if (found.cpf is not None and not is_cpf(found.cpf)) or (
        found.cnpj is not None and not is_cnpj(found.cnpj)
    ):
        raise implausible("register_number")
    start, end = period(found)
    if start > end:
        raise implausible("period")
    before = start if found.not_before else end
    if found.birth_date is not None and not _is_born(found.birth_date, before.date()):
        raise implausible("birth_date")
    issuer = plain(found.issuer, NAME_MAX_CHARS)
    return found.model_copy(
        update={
            "holder": plain(found.holder, NAME_MAX_CHARS),
            "responsible": plain(found.responsible or "", NAME_MAX_CHARS) or None,
            "email": plain(found.email or "", EMAIL_MAX_CHARS) or None,
            "issuer": issuer,
            "from_safeweb": SAFEWEB.match(issuer.casefold()) is not None if issuer else None,
        }
    )


def period(found: Certificate) -> tuple[datetime, datetime]:
    """Return when the certificate begins and ends to be valid; what is not known is as far as can be.

    Raises:
        QualitokenError: `report_implausible`.
    """
    return _moment(found.not_before, datetime.min), _moment(found.not_after, datetime.max)


def _moment(iso: str, unknown: datetime) -> datetime:
    if not iso:
        return unknown.replace(tzinfo=timezone.utc)
    if not _MOMENT.fullmatch(iso):
        raise implausible("period")
    try:
        return datetime.fromisoformat(iso.removesuffix("Z")).replace(tzinfo=timezone.utc)
    except ValueError as error:
        raise implausible("period") from error


def _is_born(iso: str, before: date) -> bool:
    from native_host.token.certificates.icp_brasil import OLDEST_BIRTH_YEAR  # noqa: PLC0415

    if not _DATE.fullmatch(iso):
        return False
    try:
        born = date.fromisoformat(iso)
    except ValueError:
        return False
    return born.year >= OLDEST_BIRTH_YEAR and born < before
