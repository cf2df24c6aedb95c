"""A pasted report as a reading: whole, unchanged, young enough, and marked as made on another computer.

The code's check finds accidents; it is no proof of origin (`native_host.report.code`). So nothing of a
report is believed beyond the facts it tells of the medium, and these only as far as a reading can give them:
title, hint and evidence are said anew, and what agents do is decided by this computer's procedures.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.limits import REPORT_FUTURE_TOLERANCE_MINUTES
from native_host.protocol.messages import Medium, ReportReadResult, State
from native_host.report.code import decode
from native_host.report.facts import checked
from native_host.report.implausible import implausible
from native_host.report.limits import MEDIA_MAX
from native_host.report.moment import moment
from native_host.report.retold import evidence
from native_host.texts import text
from native_host.token.diagnosis import sentences

_READING_MAX = timedelta(minutes=10)
"""A reading takes a minute at most; a medium read long before its report was put together is a forgery."""

_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{6})?[+-][0-9]{2}:[0-9]{2}(?::[0-9]{2})?"
)
"""As `datetime.isoformat` writes a moment with its offset."""

_MINUTE = timedelta(minutes=1)
_HOUR_MINUTES, _DAY_MINUTES = 60, 24 * 60


def read_elsewhere(pasted: str, now: datetime, max_age_minutes: int) -> ReportReadResult:
    """Return the reading in `pasted`, as seen at `now`.

    Raises:
        QualitokenError: as `native_host.report.code.decode`; `report_old`; `report_future`;
            `report_changed` for moments that cannot be; `report_implausible` for what no reading gives.
    """
    report = decode(pasted)
    if len(report.media) > MEDIA_MAX:
        raise implausible("media", count=len(report.media))
    read_at = _moment(report.read_at)
    if read_at - now > timedelta(minutes=REPORT_FUTURE_TOLERANCE_MINUTES):
        raise QualitokenError(Code.REPORT_FUTURE, {"moment": moment(report.read_at)})
    age = max(timedelta(0), now - read_at) // _MINUTE
    if age > max_age_minutes:
        raise QualitokenError(Code.REPORT_OLD, {"age": _told(age), "limit": _told(max_age_minutes)})
    return ReportReadResult(
        media=[_elsewhere(medium, read_at) for medium in report.media],
        read_at=read_at.isoformat(),
    )


def _elsewhere(medium: Medium, read_at: datetime) -> Medium:
    when = _moment(medium.read_at) if medium.read_at else read_at
    if abs(when - read_at) > _READING_MAX:
        raise QualitokenError(Code.REPORT_CHANGED)
    known = checked(medium, when, _READING_MAX)
    return known.model_copy(
        update={
            "elsewhere": True,
            "seen_before": None,
            "read_at": when.isoformat(),
            "evidence": evidence(known, when),
            **_said_anew(known),
        }
    )


def _said_anew(medium: Medium) -> dict[str, str]:
    """Return title and hint; of a blank that is not confirmed no second read is to come here."""
    if medium.state is State.BLANK and not medium.confirmed:
        hint = text("sop", "reasons.not_confirmed_elsewhere")
        return {"title": sentences.say("titles.blank_doubted"), "hint": hint}
    code = medium.code or ""
    if medium.state in (State.DRIVER_MISSING, State.DRIVER_FAILED) and medium.module is not None:
        return {"title": sentences.failure_title(code), "hint": sentences.failure_hint(code)}
    return {
        "title": sentences.title_of(code, medium.state),
        "hint": sentences.hint_of(code, medium.state),
    }


def _moment(iso: str) -> datetime:
    """Return the moment; one without an offset says nothing about another computer's clock."""
    if not _MOMENT.fullmatch(iso):
        raise QualitokenError(Code.REPORT_CHANGED)
    try:
        return datetime.fromisoformat(iso)
    except ValueError as error:
        raise QualitokenError(Code.REPORT_CHANGED) from error


def _told(minutes: int) -> str:
    """Return a length of time as people say it: in the largest unit of which there are two or more."""
    for name, size in (("days", _DAY_MINUTES), ("hours", _HOUR_MINUTES)):
        if minutes >= 2 * size:
            return text("report", f"lengths.{name}", count=minutes // size)
    return text("report", "lengths.minute" if minutes == 1 else "lengths.minutes", count=minutes)
