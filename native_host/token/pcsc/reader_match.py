"""Which of PC/SC's readers a driver's slot is, and whether two drivers mean the same one. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from native_host.token.pcsc.facts import Facts, Reader
from native_host.token.readings.slot import SlotSnapshot

_DESCRIPTION_BYTES = 64
"""Size of CK_SLOT_INFO.slotDescription: longer readers' names are cut there (PKCS#11 v2.40, section 3.2)."""

_CUT_AT_MOST_BYTES = 3
"""A name cut inside a character loses up to this many bytes more."""

_EMPTY_SERIAL = frozenset("0F ?")
"""A serial of nothing but these is a maker's default and tells no medium from another."""


def folded(name: str) -> str:
    """Return a reader's name or a serial number for comparison: case and spacing differ between drivers."""
    return " ".join(name.casefold().split())


def reader_of(description: str, facts: Facts) -> Reader | None:
    """Return the one PC/SC reader that a slot's description can mean; None if there is none, or several.

    A driver gives PC/SC's name, cuts it after 64 bytes, or adds a word of its own behind it. Of several that
    are all empty one is returned: whichever is meant, there is no medium in it.
    """
    wanted = folded(description)
    if not wanted:
        return None
    exact = [reader for reader in facts.readers if folded(reader.name) == wanted]
    if exact:
        return _one(exact)
    was_cut = len(description.encode()) >= _DESCRIPTION_BYTES - _CUT_AT_MOST_BYTES
    fitting = [
        reader
        for reader in facts.readers
        if (was_cut and folded(reader.name).startswith(wanted))
        or wanted.startswith(f"{folded(reader.name)} ")
    ]
    return _one(fitting)


def unshown(shown: Iterable[SlotSnapshot], facts: Facts) -> list[Reader]:
    """Return the readers with a card of which no slot shows a token.

    None while a slot shows a token that may be in any of them: its name fits no reader.

    Args:
        shown: the slots with a token.
        facts: what PC/SC said.
    """
    found = [(slot, reader_of(slot.description, facts)) for slot in shown]
    if any(reader is None and not slot.software for slot, reader in found):
        return []
    readers = [reader for _, reader in found]
    return [card for card in facts.cards if card not in readers]


def _one(readers: list[Reader]) -> Reader | None:
    alike = len(readers) == 1 or not any(reader.present for reader in readers)
    return readers[0] if readers and alike else None


def same_serial(one: str, other: str) -> bool:
    """Whether both are one token's serial number: case and padding differ between drivers."""
    folded_one = folded(one)
    return folded_one == folded(other) and tells_apart(folded_one)


def tells_apart(serial: str) -> bool:
    """Whether a token's serial number names one token only."""
    return bool(set(serial.upper()) - _EMPTY_SERIAL)
