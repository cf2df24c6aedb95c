"""Which drivers answered from what they knew before PC/SC saw a medium come or go. Pure.

Some make their list of slots at C_Initialize and keep it (libp11 #463 on SafeSign, eid-mw #105,
yubico-piv-tool #41, p11-kit #221): a medium put in later is never shown, one pulled out for ever. Only a
child that was started since is a witness.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from native_host.token.diagnosis.proofs import looks_blank
from native_host.token.pcsc.facts import Facts, Service
from native_host.token.pcsc.history import ReaderHistory
from native_host.token.pcsc.reader_match import reader_of, unshown
from native_host.token.readings.pkcs11 import TOKEN_NOT_RECOGNIZED
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import SlotSnapshot


@dataclass(frozen=True)
class Outdated:
    """A driver's answer for which a younger child is to be asked.

    Attributes:
        slots: those whose token may be another one by now, or gone.
        absent: a card is there that it does not show.
    """

    reading: Reading
    slots: frozenset[int] = frozenset()
    absent: bool = False

    @property
    def unsure(self) -> Reading:
        """Return what the answer is worth if no younger child says the same."""
        slots = tuple(
            replace(slot, changed=True) if slot.slot in self.slots and not looks_blank(slot) else slot
            for slot in self.reading.slots
        )
        unwitnessed = self.reading.unwitnessed | self.slots
        outdated = self.reading.outdated or self.absent
        return replace(self.reading, slots=slots, unwitnessed=unwitnessed, outdated=outdated)

    def unshown_by(self, younger: Reading) -> tuple[SlotSnapshot, ...]:
        """Return the slots whose content is still believed and that a younger child shows without any."""
        shown = {slot.slot for slot in younger.slots if slot.has_content} | self.slots
        return tuple(slot for slot in self.reading.slots if slot.has_content and slot.slot not in shown)


def outdated(readings: Iterable[Reading], facts: Facts, history: ReaderHistory) -> list[Outdated]:
    """Return the answers that are older than what PC/SC saw.

    Args:
        readings: the drivers' answers so far.
        facts: what PC/SC said.
        history: since when its readers have been so.
    """
    if not facts.known:
        return []
    whole = [reading for reading in readings if reading.whole]
    shown = [slot for reading in whole for slot in _tokens(reading)]
    empty = [slot for slot in shown if looks_blank(slot)]
    # A card that nobody shows, or shows empty, may be full to a driver that does not know of it yet.
    nobodys = {reader.name: history.told(reader.name) for reader in unshown(shown, facts) if not reader.mute}
    blank = {
        reader.name: history.told(reader.name)
        for reader in (reader_of(slot.description, facts) for slot in empty)
        if reader is not None and reader.present
    }
    found = []
    for reading in whole:
        slots = frozenset(
            slot.slot for slot in _tokens(reading) if _may_be_gone(reading, slot, facts, history)
        )
        known = _known(reading, facts, history)
        absent = any(
            mark > reading.born and name not in known for name, mark in (*nobodys.items(), *blank.items())
        )
        if slots or absent:
            found.append(Outdated(reading, slots, absent))
    return found


def contradicted(reading: Reading, facts: Facts) -> bool:
    """Whether PC/SC sees no medium where blank tokens are shown: no second read could confirm any of them."""
    readers = [reader_of(slot.description, facts.with_gone) for slot in reading.slots if looks_blank(slot)]
    return all(reader is not None and not reader.present for reader in readers)


def _may_be_gone(reading: Reading, slot: SlotSnapshot, facts: Facts, history: ReaderHistory) -> bool:
    """Whether a token is shown that the child may know from before PC/SC saw a change."""
    reader = reader_of(slot.description, facts.with_gone)
    if reader is None:
        no_card = facts.service is Service.RUNNING and not facts.cards
        return no_card and not slot.software and history.latest > reading.born
    if not reader.present:
        return history.told(reader.name) > reading.born
    if looks_blank(slot):
        # Also one that was there when PC/SC was first asked, if that was answered after the child was born:
        # it may have been swapped by then.
        return history.told(reader.name) > reading.born
    # One that it did not show before the change is one that it has noticed.
    return slot.slot in reading.shown_since and (
        reading.shown_since[slot.slot] <= history.was_other(reader.name)
    )


def _tokens(reading: Reading) -> list[SlotSnapshot]:
    return [slot for slot in reading.slots if slot.token is not None]


def _known(reading: Reading, facts: Facts, history: ReaderHistory) -> set[str]:
    """Return the names of the readers whose card the driver shows.

    Also one that it says it does not know, if it was there when PC/SC was first asked.
    """
    names = set()
    for slot in reading.slots:
        reader = reader_of(slot.description, facts)
        if reader is not None and (
            slot.token is not None
            or (slot.token_error == TOKEN_NOT_RECOGNIZED and not history.was_other(reader.name))
        ):
            names.add(reader.name)
    return names
