"""What a driver said, as plain data: made in its child, judged in the supervisor. Standard library only.

PKCS#11 errors are kept by name (`CKR_…`), PKCS#11 v2.40 base specification, section 5.1.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from native_host.datafiles.trust.doubts import Doubt

OBJECT_DATA = 0
OBJECT_CERTIFICATE = 1
OBJECT_PUBLIC_KEY = 2
OBJECT_PRIVATE_KEY = 3
"""CKO_DATA … CKO_PRIVATE_KEY (PKCS#11 v2.40 base specification, appendix A)."""

CONTENT_CLASSES = (OBJECT_CERTIFICATE, OBJECT_PUBLIC_KEY, OBJECT_PRIVATE_KEY, OBJECT_DATA)
"""Classes of which a blank token holds nothing. Others are for control: OpenSC shows a CKO_PROFILE on any."""

SLOT_HARDWARE = 0x4
SLOT_REMOVABLE = 0x2
"""CKF_HW_SLOT, CKF_REMOVABLE_DEVICE (CK_SLOT_INFO.flags)."""

TOKEN_WRITE_PROTECTED = 0x2
TOKEN_LOGIN_REQUIRED = 0x4
TOKEN_USER_PIN_INITIALIZED = 0x8
TOKEN_INITIALIZED = 0x400
TOKEN_USER_PIN_COUNT_LOW = 0x10000
TOKEN_USER_PIN_FINAL_TRY = 0x20000
TOKEN_USER_PIN_LOCKED = 0x40000
TOKEN_USER_PIN_TO_BE_CHANGED = 0x80000
TOKEN_ERROR_STATE = 0x1000000
"""CKF_… of CK_TOKEN_INFO.flags (PKCS#11 v2.40 base specification, table 6)."""


LOAD = "load"
"""Name of the step before any PKCS#11 function but C_Initialize: loading the file."""


@dataclass(frozen=True)
class Library:
    """CK_INFO of the module."""

    description: str
    manufacturer: str
    version: str


@dataclass(frozen=True)
class TokenData:
    """CK_TOKEN_INFO; texts without padding."""

    label: str
    manufacturer: str
    model: str
    serial: str
    firmware: str
    flags: int

    @property
    def failed(self) -> bool:
        """Whether the token says that it failed a self-test: nothing else that it says counts."""
        return bool(self.flags & TOKEN_ERROR_STATE)

    @property
    def searchable(self) -> bool:
        """Whether its content is asked for. Some modules list nothing of a token that is not initialised."""
        return bool(self.flags & TOKEN_INITIALIZED) and not self.failed


@dataclass(frozen=True)
class TokenObject:
    """One object seen without a PIN.

    Attributes:
        object_class: CKA_CLASS, or None when it could not be read.
        object_id: CKA_ID in hexadecimal, empty if it has none.
        value: of certificates only, CKA_VALUE in base64, or None when it could not be read.
        error: the CKR name of what could not be read.
    """

    object_class: int | None
    object_id: str = ""
    value: str | None = None
    error: str | None = None

    @property
    def content(self) -> bool:
        """Whether a blank token cannot have it, or its class could not be told."""
        return self.object_class is None or self.object_class in CONTENT_CLASSES


@dataclass(frozen=True)
class SlotSnapshot:
    """One slot at one moment.

    Attributes:
        slot: the slot's id.
        description: the reader's name.
        slot_error: CKR name from C_GetSlotInfo.
        token_error: CKR name from C_GetTokenInfo; then there is no `token`.
        content_error: CKR name that ended the session or the search early; then `objects` is not all.
        too_many: more than `limits.OBJECTS_MAX` objects; the rest was not looked at.
        changed: the token was another one, or gone, after its objects were read.
    """

    slot: int
    description: str = ""
    manufacturer: str = ""
    flags: int = 0
    slot_error: str | None = None
    token: TokenData | None = None
    token_error: str | None = None
    content_error: str | None = None
    objects: tuple[TokenObject, ...] = ()
    too_many: bool = False
    changed: bool = False

    def count(self, object_class: int) -> int:
        """Return how many objects of the class were listed."""
        return sum(1 for found in self.objects if found.object_class == object_class)

    @property
    def software(self) -> bool:
        """Whether the slot is neither hardware nor removable (a software store)."""
        return not self.flags & (SLOT_HARDWARE | SLOT_REMOVABLE)

    @classmethod
    def from_wire(cls, data: dict[str, object]) -> SlotSnapshot:
        """Make a snapshot of what `dataclasses.asdict` gave in the child.

        Raises:
            TypeError, ValueError: it is something else; a driver may have damaged its child's memory.
        """
        token, objects = data.pop("token"), data.pop("objects")
        if not isinstance(objects, list):
            raise TypeError("objects")
        return cls(
            token=None if token is None else TokenData(**_mapping(token)),  # type: ignore[arg-type]
            objects=tuple(TokenObject(**_mapping(found)) for found in objects),  # type: ignore[arg-type]
            **data,  # type: ignore[arg-type]
        )


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("object expected")
    return value


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
    """

    reader: str = ""
    serial: str = ""
    content: bool = False

    @classmethod
    def of(cls, failure: Failure) -> UnreadSlot:
        """Return what a driver that failed in a slot had told of it."""
        return cls(failure.reader, failure.serial, failure.content)


@dataclass(frozen=True)
class DriverRef:
    """A PKCS#11 module to ask.

    Attributes:
        path: the file, as known or configured.
        product: the product's name, or the file's name.
        kind: `media`, `generic` or, if named by the user, `named`.
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
    confirmed: frozenset[int] = field(default=frozenset())
    """Slots whose blank token was seen twice, far enough apart (`confirmation`)."""
    disagreed: frozenset[int] = field(default=frozenset())
    """Slots that looked blank twice, but not the same."""

    @property
    def whole(self) -> bool:
        """Whether every slot of `slots` was read to the end, and the list of slots after them."""
        return self.failure is None or self.rest_read


def local_now() -> str:
    """Return the local time as ISO 8601 with its offset, to the second."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")
