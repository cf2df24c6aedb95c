"""All drivers' findings side by side: what one says about another, and in which order the agent sees them."""

from __future__ import annotations

import datetime

from native_host.protocol.messages import Medium, State
from native_host.token import sentences
from native_host.token.diagnosis import Finding, diagnose, nothing_installed
from native_host.token.snapshot import Reading

_ORDER = (
    State.BLANK,
    State.OPERATIONAL,
    State.KEY_WITHOUT_CERTIFICATE,
    State.CERTIFICATE_WITHOUT_KEY,
    State.CHAIN_ONLY,
    State.EXPIRED,
    State.NOT_YET_VALID,
    State.NO_USER_PIN,
    State.NOT_INITIALIZED,
    State.INDETERMINATE,
    State.UNRECOGNIZED,
    State.NO_TOKEN,
    State.NO_READER,
    State.SERVICE_STOPPED,
    State.DRIVER_FAILED,
    State.DRIVER_MISSING,
)
"""Media that something can be said of, then media that nothing can be said of, then problems."""

_LAST = len(_ORDER)


def assemble(readings: list[Reading], now: datetime.datetime) -> list[Medium]:
    """Return the media and problems that `readings` show together, the most useful first; never empty."""
    findings = [finding for reading in readings for finding in diagnose(reading, now)] or [
        nothing_installed()
    ]
    judged = [_compared(finding, findings) for finding in findings]
    return [finding.medium for finding in sorted(judged, key=lambda finding: _rank(finding, judged))]


def _compared(finding: Finding, findings: list[Finding]) -> Finding:
    """Return `finding`, or doubt instead of a blank token that shows content elsewhere."""
    if finding.medium.state is not State.BLANK:
        return finding
    for other in findings:
        if other.content and _same_medium(finding, other):
            return _doubted(finding, other)
    return finding


def _same_medium(one: Finding, other: Finding) -> bool:
    """Whether both are the same medium: by serial, or through two drivers by reader."""
    if one.slot is None or other.slot is None or one.slot is other.slot:
        return False
    serials = (
        one.slot.token.serial if one.slot.token else "",
        other.slot.token.serial if other.slot.token else "",
    )
    if serials[0] and serials[0] == serials[1]:
        return True
    elsewhere = one.medium.module != other.medium.module
    return elsewhere and bool(one.slot.description) and one.slot.description == other.slot.description


def _doubted(finding: Finding, other: Finding) -> Finding:
    if other.medium.module == finding.medium.module:
        code, line = "other_slot", sentences.say("reasons.other_slot")
    else:
        product = other.reading.driver.product if other.reading else ""
        code, line = "other_driver", sentences.say("reasons.other_driver", product=product)
    medium = finding.medium.model_copy(
        update={
            "state": State.INDETERMINATE,
            "confirmed": True,
            "title": sentences.title(State.INDETERMINATE, True),
            "hint": sentences.hint(State.INDETERMINATE, True),
            "code": code,
            # Without the lines that explain a blank token.
            "evidence": [*finding.medium.evidence[:2], line],
        }
    )
    return Finding(medium, finding.reading, finding.slot)


def _rank(finding: Finding, findings: list[Finding]) -> int:
    """Return the place in the order; the free slot of a software token comes last beside any other medium."""
    spare = (
        finding.medium.state is State.NOT_INITIALIZED and finding.slot is not None and finding.slot.software
    )
    if spare and any(other is not finding and _holds_a_token(other) for other in findings):
        return _LAST
    return _ORDER.index(finding.medium.state)


def _holds_a_token(finding: Finding) -> bool:
    return finding.medium.token is not None and finding.medium.state is not State.NOT_INITIALIZED
