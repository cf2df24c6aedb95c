"""What came too late to be sure: PC/SC's answer, or a driver that knows what PC/SC sees. Pure."""

from __future__ import annotations

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.findings import Finding
from native_host.token.pcsc.facts import Facts
from native_host.token.pcsc.process import CRASHED, TIMEOUT
from native_host.token.readings.reading import Reading

_NOTHING_THERE = (State.NO_READER, State.NO_TOKEN)


def unsure_where_late(findings: list[Finding], readings: list[Reading], facts: Facts) -> list[Finding]:
    """Return the findings, without what only a driver's old list or PC/SC's silence says.

    What is blank by an old list is left to the proofs.

    Args:
        findings: all that is to be shown.
        readings: the drivers' answers.
        facts: what PC/SC said.
    """
    outdated = [reading.driver.product for reading in readings if reading.outdated]
    if outdated:
        products = ", ".join(dict.fromkeys(outdated))
        return [_by_an_old_list(finding, products) for finding in findings]
    silent = facts.reason in (TIMEOUT, CRASHED)
    if silent and all(finding.medium.state in _NOTHING_THERE for finding in findings):
        return [_indeterminate(finding, "readers_unsure") for finding in findings]
    return findings


def with_more_time(media: list[Medium], readings: list[Reading]) -> list[Medium]:
    """Return the media of a reading that is over, those marked of which more time may tell more."""
    if not any(_too_short(reading) for reading in readings):
        return media
    return [medium.model_copy(update={"more_time": _lacks_time(medium)}) for medium in media]


def _too_short(reading: Reading) -> bool:
    late = reading.failure is not None and reading.failure.code == "driver_timeout"
    return late or reading.unconfirmed_for_time or reading.outdated


def _lacks_time(medium: Medium) -> bool:
    return not medium.confirmed or medium.code in ("driver_timeout", "driver_outdated")


def _by_an_old_list(finding: Finding, products: str) -> Finding:
    if finding.medium.state is State.UNRECOGNIZED:
        return _indeterminate(finding, "driver_outdated", products=products)
    return finding


def _indeterminate(finding: Finding, key: str, **values: object) -> Finding:
    return finding.but(
        state=State.INDETERMINATE,
        title=sentences.title(State.INDETERMINATE, True),
        hint=sentences.say(f"hints.{key}"),
        code=key,
        evidence=[*finding.medium.evidence, sentences.say(f"reasons.{key}", **values)],
    )
