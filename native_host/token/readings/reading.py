"""One driver's answer, or why there is none."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from native_host.datafiles.trust.doubts import Doubt
from native_host.token.readings.slot import Library, SlotSnapshot

NEVER_THERE = ("driver_missing", "driver_refused", "driver_untrusted")
"""Codes of failures of drivers that were never there to be asked."""


@dataclass(frozen=True)
class Failure:
    """Why a driver gave no, or no complete, answer.

    Attributes:
        code: `driver_missing`, `driver_load_failed`, `driver_timeout`, `driver_crashed`, `driver_error`,
            `driver_refused` or `driver_untrusted`: stable, shown to administrators.
        function: the PKCS#11 function it happened in, if known.
        reason: CKR name, signal name, exit code or the system's words.
        slot: the slot it happened in, if in one.
        reader: that slot's description, if it was known by then.
        serial: the serial number of that slot's token, if it was known by then.
        content: objects that a blank token cannot have were listed in that slot by then.
    """

    code: str
    function: str = ""
    reason: str = ""
    slot: int | None = None
    reader: str = ""
    serial: str = ""
    content: bool = False


@dataclass(frozen=True)
class UnreadSlot:
    """A slot that a driver did not read to the end this time, and what it had told of it.

    Attributes:
        reader: the slot's description; empty: not told.
        serial: its token's serial number; empty: not told.
        content: objects that a blank token cannot have were listed, before it failed or a moment ago.
        slot: the slot's id; None: not known. Drivers may number theirs anew: it tells none from another.
    """

    reader: str = ""
    serial: str = ""
    content: bool = False
    slot: int | None = field(default=None, compare=False)

    @classmethod
    def of(cls, failure: Failure) -> UnreadSlot:
        """Return what a driver that failed in a slot had told of it."""
        return cls(failure.reader, failure.serial, failure.content, failure.slot)


@dataclass(frozen=True)
class DriverRef:
    """A PKCS#11 module to ask.

    Attributes:
        path: the file, as known or configured.
        product: the product's name, or the file's name.
        kind: `media`, `generic` (OpenSC, also if named by the user) or, if named by the user, `named`.
        refused: known as no medium (`cloud`, `trap`): listed, never loaded.
        doubt: why another user could have put it there: listed, never loaded.
        families: families of media (`atrs`) that it is the maker's own driver of.
    """

    path: str
    product: str
    kind: str
    refused: bool = False
    doubt: Doubt | None = None
    families: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One driver's answer.

    Attributes:
        at: when it was complete, in seconds of the monotonic clock.
        read_at: the same for people: ISO 8601 with the local offset.
        generation: tells one child process from the next: a new one has just called C_Initialize.
        failure: set if the answer is missing or ends early; `slots` then holds what came before.
        unread: slots that are not among `slots` because the driver hung or crashed in them, or that showed
            content a moment ago.
        rest_read: slots were left out because the driver hung or crashed in them, `failure` is the last of
            that, and the other slots were read to the end.
        slots_changed: the slot list was another one after the read.
        took: seconds from its first C_GetSlotList to its end.
        again: a second read is to come, which may confirm a blank token.
        early: it was complete long before PC/SC had said anything: nobody saw whether a medium was swapped.
        born: mark of the clock from before its child loaded the module: whatever has a later mark, the
            module's list of slots may not know.
        shown_since: by slot, the mark of the end of the read since which the child has shown this token in
            every read.
        outdated: PC/SC sees a medium that came after the child was born and that this does not show, and no
            younger child could be asked: that it shows none says nothing.
        unconfirmed_for_time: a blank token got no second read because the time was too short for it.
    """

    driver: DriverRef
    at: float
    read_at: str
    generation: int = 0
    library: Library | None = None
    slots: tuple[SlotSnapshot, ...] = ()
    slots_changed: bool = False
    failure: Failure | None = None
    unread: tuple[UnreadSlot, ...] = ()
    rest_read: bool = False
    took: float = 0.0
    again: bool = False
    early: bool = False
    born: int = 0
    shown_since: Mapping[int, int] = field(default_factory=dict)
    outdated: bool = False
    unconfirmed_for_time: bool = False
    confirmed: frozenset[int] = field(default=frozenset())
    """Slots whose blank token was seen twice, far enough apart (`confirmation`)."""
    disagreed: frozenset[int] = field(default=frozenset())
    """Slots that looked blank twice, but not the same."""
    unwitnessed: frozenset[int] = field(default=frozenset())
    """Slots whose blank token may have been known from before the medium that PC/SC sees: its first word of
    that one came after the child was born."""

    @property
    def whole(self) -> bool:
        """Whether every slot of `slots` was read to the end, and the list of slots after them."""
        return self.failure is None or self.rest_read


def with_content(reading: Reading, other: Reading) -> Reading:
    """Return the reading with the slots in which another try showed content and this one none, or nothing."""
    shown = {slot.slot: slot for slot in other.slots if slot.has_content}
    slots = [slot if slot.has_content else shown.get(slot.slot, slot) for slot in reading.slots]
    there = {slot.slot for slot in slots}
    left_out = [slot for number, slot in shown.items() if number not in there]
    return replace(reading, slots=(*slots, *left_out))


def local_now() -> str:
    """Return the local time as ISO 8601 with its offset, to the second."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
