"""Which of PC/SC's readers a driver's slot is, and whether two drivers mean the same one. Pure."""

from __future__ import annotations

from native_host.token.pcsc.facts import Facts, Reader

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

    A driver gives PC/SC's name, cuts it after 64 bytes, or adds a word of its own behind it.
    """
    wanted = folded(description)
    if not wanted:
        return None
    exact = [reader for reader in facts.readers if folded(reader.name) == wanted]
    if len(exact) == 1:
        return exact[0]
    was_cut = len(description.encode()) >= _DESCRIPTION_BYTES - _CUT_AT_MOST_BYTES
    fitting = [
        reader
        for reader in facts.readers
        if (was_cut and folded(reader.name).startswith(wanted))
        or wanted.startswith(f"{folded(reader.name)} ")
    ]
    return fitting[0] if len(fitting) == 1 else None


def same_serial(one: str, other: str) -> bool:
    """Whether both are one token's serial number: case and padding differ between drivers."""
    folded_one = folded(one)
    return folded_one == folded(other) and tells_apart(folded_one)


def tells_apart(serial: str) -> bool:
    """Whether a token's serial number names one token only."""
    return bool(set(serial.upper()) - _EMPTY_SERIAL)
