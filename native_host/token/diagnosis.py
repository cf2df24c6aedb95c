"""From one driver's reading to its media and problems: pure functions without clock or driver."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from native_host.protocol.messages import Driver, Medium, ObjectCounts, PinFlags, State, TokenInfo
from native_host.token import sentences
from native_host.token import snapshot as s
from native_host.token.holding import Holding
from native_host.token.rules import Seen, has_content, verdict
from native_host.token.snapshot import Failure, Reading, SlotSnapshot, TokenData


@dataclass(frozen=True)
class Finding:
    """A medium or problem, with what is needed to compare it with others.

    Attributes:
        slot: the snapshot it was made of; None for a problem of the driver as a whole.
    """

    medium: Medium
    reading: Reading | None = None
    slot: SlotSnapshot | None = None

    @property
    def content(self) -> bool:
        """Whether objects were seen on it."""
        return self.slot is not None and has_content(self.slot)


def diagnose(reading: Reading, now: datetime.datetime) -> list[Finding]:
    """Return what `reading` shows as of `now` (aware): one finding per medium, and one per problem."""
    findings = [_slot_finding(reading, slot, now) for slot in reading.slots]
    empty = [finding for finding in findings if finding.medium.state is State.NO_TOKEN]
    findings = [finding for finding in findings if finding.medium.state is not State.NO_TOKEN]
    if empty:
        findings.append(_joined_empty(empty))
    if reading.failure is not None:
        findings.append(_failure_finding(reading, reading.failure))
    elif not reading.slots:
        findings.append(_no_reader_finding(reading))
    return findings


def nothing_installed() -> Finding:
    """Return the problem of a computer without any known driver."""
    return Finding(
        _medium(State.DRIVER_MISSING, [sentences.say("evidence.no_drivers")], code="driver_missing")
    )


def _medium(
    state: State,
    evidence: list[str],
    confirmed: bool = True,
    reading: Reading | None = None,
    code: str | None = None,
) -> Medium:
    """Return a medium with its sentences, and what is known of the driver that was read."""
    return Medium(
        state=state,
        confirmed=confirmed,
        evidence=evidence,
        hint=sentences.hint(state, confirmed),
        title=sentences.title(state, confirmed),
        code=code,
        module=reading.driver.path if reading else None,
        driver=_driver(reading) if reading else None,
        read_at=reading.read_at if reading else None,
    )


def _driver(reading: Reading) -> Driver:
    library = reading.library
    return Driver(
        product=reading.driver.product,
        description=library.description if library else "",
        manufacturer=library.manufacturer if library else "",
        version=library.version if library else "",
    )


def _slot_finding(reading: Reading, slot: SlotSnapshot, now: datetime.datetime) -> Finding:
    holding = _holding(slot, now)
    seen = Seen(slot, holding, slot.slot in reading.disagreed)
    found = verdict(seen)
    counts = _counts(slot) if slot.token and slot.token.flags & s.TOKEN_INITIALIZED else None
    pin = _pin(slot.token) if slot.token else None
    lines = sentences.evidence(reading, seen, found, counts) + (sentences.pin_lines(pin) if pin else [])
    confirmed = found.state is not State.BLANK or slot.slot in reading.confirmed
    medium = _medium(found.state, lines, confirmed, reading, found.reason or None).model_copy(
        update={
            "reader": slot.description or None,
            "token": _token(slot.token) if slot.token else None,
            "pin": pin,
            "objects": counts,
            "certificates": holding.certificates,
        }
    )
    return Finding(medium, reading, slot)


def _holding(slot: SlotSnapshot, now: datetime.datetime) -> Holding:
    if not slot.count(s.OBJECT_CERTIFICATE):
        return Holding()
    from native_host.token.certificates import holding_of  # noqa: PLC0415 - cryptography, only where needed

    return holding_of(slot, now)


def _counts(slot: SlotSnapshot) -> ObjectCounts:
    certificates, public, private, data = (
        slot.count(kind)
        for kind in (s.OBJECT_CERTIFICATE, s.OBJECT_PUBLIC_KEY, s.OBJECT_PRIVATE_KEY, s.OBJECT_DATA)
    )
    other = len(slot.objects) - certificates - public - private - data
    return ObjectCounts(
        certificates=certificates, public_keys=public, private_keys=private, data=data, other=other
    )


def _token(token: TokenData) -> TokenInfo:
    return TokenInfo(
        label=token.label, manufacturer=token.manufacturer, model=token.model, serial=token.serial
    )


def _pin(token: TokenData) -> PinFlags:
    return PinFlags(
        initialized=bool(token.flags & s.TOKEN_USER_PIN_INITIALIZED),
        count_low=bool(token.flags & s.TOKEN_USER_PIN_COUNT_LOW),
        final_try=bool(token.flags & s.TOKEN_USER_PIN_FINAL_TRY),
        locked=bool(token.flags & s.TOKEN_USER_PIN_LOCKED),
        to_be_changed=bool(token.flags & s.TOKEN_USER_PIN_TO_BE_CHANGED),
    )


def _joined_empty(empty: list[Finding]) -> Finding:
    """Make one problem of a driver's empty readers: some drivers always show several."""
    first = empty[0]
    readers = ", ".join(finding.medium.reader or "?" for finding in empty)
    evidence = [first.medium.evidence[0], sentences.say("evidence.empty_slots", readers=readers)]
    return Finding(first.medium.model_copy(update={"evidence": evidence}), first.reading, first.slot)


def _failure_finding(reading: Reading, failure: Failure) -> Finding:
    state = State.DRIVER_MISSING if failure.code == "driver_missing" else State.DRIVER_FAILED
    line = sentences.failure_line(reading, failure)
    return Finding(_medium(state, [line], reading=reading, code=failure.code), reading)


def _no_reader_finding(reading: Reading) -> Finding:
    lines = [
        sentences.driver_line(reading),
        sentences.say("evidence.no_slots"),
        sentences.say("evidence.service_unknown"),
    ]
    return Finding(_medium(State.NO_READER, lines, reading=reading), reading)
