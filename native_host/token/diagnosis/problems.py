"""What stands between the drivers and a medium, when no driver shows one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.cards import card_lines, no_driver
from native_host.token.diagnosis.findings import Finding, medium_of
from native_host.token.pcsc.facts import Facts, Reader, Service
from native_host.token.readings.reading import Failure, Reading


def surroundings(facts: Facts) -> list[str]:
    """Say what must be known of PC/SC to judge anything that was seen."""
    lines = []
    if facts.reason:
        lines.append(sentences.say("evidence.pcsc_unknown", reason=facts.reason))
    if facts.remote:
        lines.append(sentences.say("evidence.remote_session"))
    return lines


def pcsc_lines(facts: Facts, cards: Iterable[Reader]) -> list[str]:
    """Say what PC/SC sees, of media only `cards`; nothing if it was not asked."""
    lines = []
    if facts.service is Service.STOPPED:
        lines.append(sentences.say("evidence.service_stopped"))
    elif facts.service is Service.RUNNING and not facts.readers:
        lines.append(sentences.say("evidence.service_no_readers"))
    elif facts.readers and not facts.cards:
        readers = ", ".join(reader.name for reader in facts.readers)
        lines.append(sentences.say("evidence.service_empty_readers", readers=readers))
    if facts.virtual:
        lines.append(sentences.say("evidence.virtual_readers", readers=", ".join(facts.virtual)))
    for reader in cards:
        lines += card_lines(reader)
    return lines


def no_medium(findings: list[Finding], readings: list[Reading], facts: Facts) -> list[Finding]:
    """Return the one reason why the drivers that answered show no medium; none if no driver answered."""
    answered = [reading for reading in readings if reading.failure is None]
    if not answered:
        return []
    empty = _of(State.NO_TOKEN, findings)
    if facts.service is Service.STOPPED:
        state = State.SERVICE_STOPPED
    else:
        state = State.NO_TOKEN if empty or facts.readers else State.NO_READER
    lines = pcsc_lines(facts, facts.cards)
    for reading in answered:
        lines += _asked(reading, [one for one in empty if one.reading is reading])
    if not facts.known and state is State.NO_READER:
        lines.append(sentences.say("evidence.service_unknown"))
    only = answered[0] if len(answered) == 1 else None
    return [Finding(medium_of(state, lines, reading=only), only)]


def nothing_installed(facts: Facts) -> Finding:
    """Return the problem of a computer without any known driver."""
    found = no_driver([])
    return found.but(evidence=[*found.medium.evidence, *pcsc_lines(facts, facts.cards)])


def empty_readers(findings: list[Finding]) -> list[Finding]:
    """Return the readers that drivers show empty beside a medium, as one problem; none if there are none."""
    empty = _of(State.NO_TOKEN, findings)
    if not empty:
        return []
    first = empty[0]
    lines = _asked(first.reading, [one for one in empty if one.reading is first.reading])
    return [first.but(evidence=lines)]


def with_surroundings(finding: Finding, cards: list[Reader], facts: Facts) -> Finding:
    """Return a driver's failure with what PC/SC sees: it may be why, and `cards` nobody told about."""
    lines = pcsc_lines(facts, cards) if cards or not _shows_a_medium(finding) else []
    if facts.esim and finding.reading and _hung(finding.reading.failure):
        lines.append(sentences.say("evidence.esim_reader"))
    return finding.but(evidence=[*finding.medium.evidence, *lines])


def _shows_a_medium(finding: Finding) -> bool:
    """Whether the driver that failed reached a medium: then nothing that PC/SC lacks is why."""
    return finding.reading is not None and any(slot.token is not None for slot in finding.reading.slots)


def _hung(failure: Failure | None) -> bool:
    return failure is not None and failure.code == "driver_timeout"


def _of(state: State, findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.medium.state is state]


def _asked(reading: Reading | None, empty: list[Finding]) -> list[str]:
    """Name a driver that answered and the empty readers it showed."""
    if reading is None:
        return []
    if not empty:
        return [sentences.driver_line(reading), sentences.say("evidence.no_slots")]
    readers = ", ".join(dict.fromkeys(one.medium.reader or "?" for one in empty))
    return [sentences.driver_line(reading), sentences.say("evidence.empty_slots", readers=readers)]
