"""From one driver's reading to its media and problems: pure functions without clock or driver."""

from __future__ import annotations

import datetime

from native_host.protocol.messages import ObjectCounts, PinFlags, State, TokenInfo
from native_host.token.certificates.model import Holding
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.case import Case, Held
from native_host.token.diagnosis.evidence import evidence
from native_host.token.diagnosis.findings import Finding, medium_of
from native_host.token.diagnosis.proofs import READ_TWICE
from native_host.token.diagnosis.states import verdict
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.reading import Failure, Reading
from native_host.token.readings.slot import SlotSnapshot, TokenData


def diagnose(reading: Reading, now: datetime.datetime) -> list[Finding]:
    """Return what `reading` shows as of `now` (aware): a finding per slot, one per problem."""
    findings = [_slot_finding(reading, slot, now) for slot in reading.slots if slot.slot_error is None]
    findings += _nameless(reading, now)
    if reading.failure is not None:
        findings.append(_failure_finding(reading, reading.failure))
    elif not reading.slots:
        findings.append(_no_reader_finding(reading))
    return findings


def _nameless(reading: Reading, now: datetime.datetime) -> list[Finding]:
    """Return one finding of all slots of which a driver told nothing, not even the reader's name."""
    slots = [slot for slot in reading.slots if slot.slot_error is not None]
    if not slots:
        return []
    first = _slot_finding(reading, slots[0], now)
    if len(slots) == 1:
        return [first]
    errors = ", ".join(dict.fromkeys(slot.slot_error or "" for slot in slots))
    line = sentences.say("evidence.slots_untold", count=len(slots), error=errors)
    lines = [*sentences.way(reading, None), line]
    return [first.but(evidence=lines, hint=sentences.say("hints.slots_untold"))]


def _slot_finding(reading: Reading, slot: SlotSnapshot, now: datetime.datetime) -> Finding:
    holding = _holding(slot, now)
    of = Case(slot, reading)
    found = verdict(of, holding)
    counts = _counts(slot) if slot.token and (slot.token.searchable or slot.objects) else None
    pin = _pin(slot.token) if slot.token and not found.void else None
    lines = evidence(of, holding, found, counts) + (sentences.pin_lines(pin) if pin else [])
    confirmed = found.state is not State.BLANK or isinstance(READ_TWICE.look(of), Held)
    medium = medium_of(found.state, lines, confirmed, reading, found.reason or None)
    medium = medium.model_copy(
        update={
            "reader": slot.description or None,
            "token": _token(slot.token) if slot.token else None,
            "pin": pin,
            "objects": counts,
            "certificates": holding.certificates,
            "spare": found.state is State.NOT_INITIALIZED and slot.software,
        }
    )
    return Finding(medium, reading, slot)


def _holding(slot: SlotSnapshot, now: datetime.datetime) -> Holding:
    if not slot.count(p.OBJECT_CERTIFICATE):
        return Holding()
    from native_host.token.certificates.parser import holding_of  # noqa: PLC0415 - cryptography, only where needed

    return holding_of(slot, now)


def _counts(slot: SlotSnapshot) -> ObjectCounts:
    certificates, public, private, data = (
        slot.count(kind)
        for kind in (p.OBJECT_CERTIFICATE, p.OBJECT_PUBLIC_KEY, p.OBJECT_PRIVATE_KEY, p.OBJECT_DATA)
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
        initialized=bool(token.flags & p.TOKEN_USER_PIN_INITIALIZED),
        count_low=bool(token.flags & p.TOKEN_USER_PIN_COUNT_LOW),
        final_try=bool(token.flags & p.TOKEN_USER_PIN_FINAL_TRY),
        locked=bool(token.flags & p.TOKEN_USER_PIN_LOCKED),
        to_be_changed=bool(token.flags & p.TOKEN_USER_PIN_TO_BE_CHANGED),
    )


def _failure_finding(reading: Reading, failure: Failure) -> Finding:
    state = State.DRIVER_MISSING if failure.code == "driver_missing" else State.DRIVER_FAILED
    line = sentences.failure_line(reading, failure)
    found = Finding(medium_of(state, [line], reading=reading, code=failure.code), reading)
    title = sentences.failure_title(failure.code, failure.reason)
    if any(slot.slot == failure.slot and slot.has_content for slot in reading.slots):
        hint = sentences.say("hints.failed_after_reading")
    else:
        hint = sentences.failure_hint(failure.code, failure.reason)
    return found.but(title=title, hint=hint)


def _no_reader_finding(reading: Reading) -> Finding:
    lines = [sentences.driver_line(reading), sentences.say("evidence.no_slots")]
    return Finding(medium_of(State.NO_READER, lines, reading=reading), reading)
