"""What was seen, said anew by this computer from a report's checked facts; no sentence of it is repeated.

What the facts do not tell stays unsaid, e.g. in which function a driver failed.
"""

from __future__ import annotations

import re
from datetime import datetime

from native_host.protocol.messages import Certificate, Medium, State
from native_host.report.certificate_facts import period
from native_host.texts import template, text
from native_host.token.certificates.model import AUTHORITY
from native_host.token.diagnosis.cards import MUTE, atr_lines
from native_host.token.diagnosis.sentences import date, found_line, pin_lines, say

_CODE = re.compile(r"[a-z_]{1,40}")
_FAILED = frozenset({State.DRIVER_MISSING, State.DRIVER_FAILED})


def is_known(code: str) -> bool:
    """Whether a medium's code is one that this program has words for."""
    if not _CODE.fullmatch(code):
        return False
    return code == MUTE or _has_words("token", f"reasons.{code}") or _has_words("report", f"failures.{code}")


def evidence(medium: Medium, read_at: datetime) -> list[str]:
    """Return what was looked at and found, in the order an agent would tell it; `read_at`: when (aware)."""
    lines = _way(medium) + _state(medium)
    if medium.objects is not None:
        content = medium.state is not State.BLANK
        lines += [found_line(medium.objects.model_dump(), content=content), say("evidence.without_pin")]
    holders = [certificate for certificate in medium.certificates if certificate.kind != AUTHORITY]
    if holders:
        lines += _holder(holders[0], medium.state, read_at)
    if medium.state is State.BLANK:
        # Why one is not confirmed, the facts do not tell.
        lines += [say("evidence.two_reads")] if medium.confirmed else []
        lines.append(say("evidence.meaning_blank"))
    if medium.pin is not None:
        lines += pin_lines(medium.pin)
    return lines + (atr_lines(medium.card) if medium.card else [])


def _way(medium: Medium) -> list[str]:
    """Name driver and reader."""
    lines = []
    if (driver := medium.driver) is not None and medium.state not in _FAILED:
        key = "driver" if driver.version else "driver_plain"
        lines.append(say(f"evidence.{key}", product=driver.product, version=driver.version))
    if medium.reader and medium.state is State.NO_TOKEN:
        lines.append(say("evidence.empty_slots", readers=medium.reader))
    elif medium.reader:
        lines.append(say("evidence.reader", reader=medium.reader))
    return lines


def _state(medium: Medium) -> list[str]:
    """Say why the medium is said to be in its state."""
    code = medium.code or ""
    if code == MUTE:
        return [say("evidence.card_mute")]
    if medium.state in _FAILED:
        return [_failure(code, medium.module)]
    if medium.state is State.INDETERMINATE and _has_words("token", f"reasons.{code}"):
        unknown = say("failures.unknown")
        return [say(f"reasons.{code}", error=unknown, product=unknown)]
    keys = {
        State.NOT_INITIALIZED: ("not_initialized", "meaning_not_initialized"),
        State.UNRECOGNIZED: ("unrecognized",),
        State.NO_USER_PIN: ("no_user_pin",),
        State.SERVICE_STOPPED: ("service_stopped",),
        State.NO_READER: ("no_slots",) if medium.driver else (),
    }
    return [say(f"evidence.{key}") for key in keys.get(medium.state, ())]


def _failure(code: str, module: str | None) -> str:
    if module is None:
        if _has_words("token", f"reasons.{code}"):
            return say(f"reasons.{code}")
        return say("evidence.no_driver_loaded")
    known = code if _has_words("report", f"failures.{code}") else "driver_error"
    return text("report", f"failures.{known}", path=module)


def _holder(certificate: Certificate, state: State, read_at: datetime) -> list[str]:
    start, end = period(certificate)
    if read_at < start:
        lines = [say("evidence.holder_future", date=date(certificate.not_before))]
    elif end < read_at:
        lines = [say("evidence.holder_expired", date=date(certificate.not_after))]
    elif certificate.not_before and certificate.not_after:
        lines = [say("evidence.holder_in_force", date=date(certificate.not_after))]
    else:
        lines = [say("certificates.undated")]
    if state is State.OPERATIONAL:
        lines.append(say("evidence.key_present"))
    elif state is State.CERTIFICATE_WITHOUT_KEY:
        lines.append(say("evidence.key_absent"))
    word = "complete" if certificate.chain_complete else "incomplete"
    return [*lines, say(f"evidence.chain_{word}")]


def _has_words(area: str, key: str) -> bool:
    try:
        template(area, key)
    except KeyError:
        return False
    return True
