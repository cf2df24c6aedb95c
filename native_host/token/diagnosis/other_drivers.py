"""What other drivers, or a driver's other slots, may know of a medium that one driver shows empty. Pure."""

from __future__ import annotations

from collections.abc import Collection

from native_host.protocol.messages import State
from native_host.token.diagnosis.case import Case
from native_host.token.diagnosis.findings import Finding
from native_host.token.pcsc import atrs
from native_host.token.pcsc.facts import is_virtual
from native_host.token.pcsc.reader_match import folded, reader_of, same_serial, tells_apart
from native_host.token.readings.pkcs11 import TOKEN_NOT_PRESENT
from native_host.token.readings.reading import NEVER_THERE, DriverRef, Reading, UnreadSlot
from native_host.token.readings.slot import SlotSnapshot

GENERIC = "generic"
"""Kind of a module for many makers' media (OpenSC): seeing nothing, it says nothing of a foreign medium."""

_WEAK = (State.BLANK, State.NOT_INITIALIZED, State.NO_USER_PIN)
"""States that also come from a driver that does not know the medium's layout."""

_NEVER_LOADED = (*NEVER_THERE, "driver_load_failed")
"""Failures of drivers that could not say anything of any medium."""


def believed(group: list[Finding]) -> list[Finding]:
    """Return who looked at the medium's token and counts, or all if nobody does.

    What a driver for many media says of one that a driver of its own knows does not, nor that one saw nothing
    that hung or crashed before it had told whether the token stayed.
    """
    known = [finding for finding in group if finding.slot and finding.slot.token]
    weak = [
        one
        for one in known
        if (one.kind == GENERIC and one.medium.state in _WEAK)
        or (one.slot is not None and one.slot.unchecked and not one.content)
    ]
    return [one for one in known if one not in weak] or known


def unread_slots(reading: Reading, besides: Collection[SlotSnapshot] = ()) -> list[UnreadSlot]:
    """Return the slots of which a driver did not tell all, but for those that are judged by themselves."""
    failed = [
        UnreadSlot(slot.description, slot.token.serial if slot.token else "", slot.has_content, slot.slot)
        for slot in reading.slots
        if not slot.told and slot not in besides
    ]
    failure = reading.failure
    if failure is not None and failure.slot is not None and not reading.unread:
        failed.append(UnreadSlot.of(failure))
    return [slot for slot in (*reading.unread, *failed) if not is_virtual(slot.reader)]


def may_be(slot: UnreadSlot, of: Case) -> bool:
    """Whether the slot may hold the medium: PC/SC alone tells for sure that it is another one."""
    reader = reader_of(slot.reader, of.facts)
    return not of.readers or reader is None or reader == of.readers[0]


def is_same(slot: UnreadSlot, of: Case) -> bool:
    """Whether the slot holds the medium: by PC/SC's reader, by serial number, or by name."""
    if not may_be(slot, of):
        return False
    if of.readers and reader_of(slot.reader, of.facts) == of.readers[0]:
        return True
    names = {folded(one.slot.description) for one in of.group if one.slot} - {""}
    by_serial = any(same_serial(slot.serial, one.serial) for one in of.group)
    return by_serial or folded(slot.reader) in names


def may_know_better(reading: Reading, of: Case) -> bool:
    """Whether another driver failed that might have shown content where this one showed none.

    One that failed in a slot that may be the medium's, or in one after which others were to come that nobody
    read, unless this driver is made for the medium and the other is not. One that failed before any slot says
    nothing of this medium, and would else keep every medium from being confirmed for as long as it is
    installed: it counts if it is made for the medium and this driver is not, or if this driver is one for
    many makers' media.
    """
    code = reading.failure.code if reading.failure else ""
    slots = [slot for slot in unread_slots(reading) if may_be(slot, of)]
    if any(slot.content for slot in slots):
        return True
    if code in NEVER_THERE or not (code or slots) or of.reading is None:
        return False
    driver = of.reading.driver
    is_own = made_for(reading.driver, of)
    if is_own != made_for(driver, of):
        return is_own and (bool(slots) or not reading.whole)
    if slots or (reading.failure is not None and reading.failure.slot is not None and not reading.whole):
        return True
    generic = driver.kind == GENERIC and reading.driver.kind != GENERIC
    return generic and not reading.whole and code not in _NEVER_LOADED


def calls_empty(reading: Reading, of: Case) -> bool:
    """Whether another driver says of the medium's reader that no medium is in it."""
    empty = [slot for slot in reading.slots if slot.token_error == TOKEN_NOT_PRESENT]
    return any(is_same(UnreadSlot(slot.description), of) for slot in empty)


def made_for(driver: DriverRef, of: Case) -> bool:
    """Whether a driver is the maker's own one for the medium, by its ATR."""
    card = atrs.find(of.readers[0].atr) if of.readers else None
    return card is not None and card.family in driver.families


def is_told_apart(other: Finding, of: Case) -> bool:
    """Whether what another driver shows is for sure another medium than this one.

    PC/SC tells it by the readers. Where it knows no reader of one of them, and sees a single card, that may
    be both. Else names and serial numbers do, if both have them: a driver may give names of its own.
    """
    if other.slot is None or of.slot.software != other.slot.software:
        return True
    reader = reader_of(other.slot.description, of.facts)
    if reader is not None and of.readers:
        return reader != of.readers[0]
    if len(of.facts.cards) == 1:
        return False
    serial = of.slot.token.serial if of.slot.token else ""
    named = bool(folded(of.slot.description)) and bool(folded(other.slot.description))
    return named and tells_apart(serial) and tells_apart(other.serial)
