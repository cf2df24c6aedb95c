"""What PC/SC said, as plain data: made in its child, judged in the supervisor. Standard library only."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from enum import Enum

_VIRTUAL = ("windows hello", "microsoft uicc iso reader", "microsoft virtual smart card")
"""Beginnings of readers' names that Windows makes up itself: no customer's medium is ever in them."""

_ESIM = "microsoft uicc iso reader"
"""Windows' eSIM reader hangs C_GetSlotList in some drivers (yubico-piv-tool #558, eid-mw #57)."""


class Service(str, Enum):
    """What the smart card service does."""

    RUNNING = "running"
    STOPPED = "stopped"
    UNKNOWN = "unknown"
    """It could not be asked; `Facts.reason` says why."""


def is_virtual(reader: str) -> bool:
    """Whether a reader of this name is one of Windows' own, without any medium of a customer."""
    return reader.casefold().startswith(_VIRTUAL)


@dataclass(frozen=True)
class Reader:
    """A reader at one moment.

    Attributes:
        name: as PC/SC calls it, with its number at the end.
        present: a card is in it.
        atr: the card's answer to reset, in capital hexadecimal; may hold a serial: never shown or logged as
            a whole (`atrs.shown`).
        mute: a card is in it and does not answer (SCARD_STATE_MUTE).
        events: how many insertions and removals PC/SC counted (high word of dwEventState).
    """

    name: str
    present: bool = False
    atr: str = ""
    mute: bool = False
    events: int = 0


@dataclass(frozen=True)
class Facts:
    """What PC/SC said.

    Attributes:
        readers: Windows' own virtual ones left out.
        virtual: names of the readers left out.
        reason: for `unknown`, why: `not_installed`, `timeout`, `crashed` or PC/SC's error in hexadecimal.
        remote: asked inside a remote-desktop session: the readers are those of the computer before which
            the person sits, not those of the computer the session runs on.
        gone: names of readers that were there earlier and are not any more: a USB token takes its own along.
    """

    service: Service = Service.UNKNOWN
    readers: tuple[Reader, ...] = ()
    virtual: tuple[str, ...] = ()
    reason: str = ""
    remote: bool = False
    gone: tuple[str, ...] = ()
    cards: tuple[Reader, ...] = field(init=False)
    """The readers with a card."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", tuple(reader for reader in self.readers if reader.present))

    @property
    def known(self) -> bool:
        """Whether PC/SC answered."""
        return self.service is not Service.UNKNOWN

    @property
    def with_gone(self) -> Facts:
        """The same with the readers that are gone, as empty ones: a driver may still show them."""
        if not self.gone:
            return self
        return replace(self, readers=(*self.readers, *(Reader(name) for name in self.gone)), gone=())

    @property
    def esim(self) -> bool:
        """Whether Windows' eSIM reader is there."""
        return any(name.casefold().startswith(_ESIM) for name in self.virtual)

    @classmethod
    def of(cls, service: Service, readers: list[Reader], *, remote: bool = False) -> Facts:
        """Make the facts of an answer, Windows' own readers set apart."""
        real = tuple(reader for reader in readers if not is_virtual(reader.name))
        virtual = tuple(reader.name for reader in readers if is_virtual(reader.name))
        return cls(service, real, virtual, remote=remote)

    def to_wire(self) -> dict[str, object]:
        """Return what `from_wire` makes the same facts of."""
        readers = [*self.readers, *(Reader(name) for name in self.virtual)]
        return {
            "service": self.service.value,
            "readers": [asdict(reader) for reader in readers],
            "reason": self.reason,
            "remote": self.remote,
        }

    @classmethod
    def from_wire(cls, data: object) -> Facts:
        """Make the facts of what the child sent.

        Raises:
            TypeError, ValueError, KeyError: it is something else.
        """
        if not isinstance(data, dict):
            raise TypeError("facts")
        made = cls.of(
            Service(data["service"]),
            [Reader(**reader) for reader in data["readers"]],
            remote=bool(data["remote"]),
        )
        return replace(made, reason=str(data["reason"]))


def changed_readers(before: Facts, after: Facts) -> frozenset[str]:
    """Return the names of the readers whose card came, went, was swapped, fell silent or began to answer.

    None if either is unknown.
    """
    if not (before.known and after.known):
        return frozenset()
    was = {reader.name: reader for reader in before.readers}
    now = {reader.name: reader for reader in after.readers}
    names = was.keys() | now.keys()
    return frozenset(name for name in names if is_changed(was.get(name), now.get(name)))


def is_changed(was: Reader | None, now: Reader | None) -> bool:
    """Whether a reader's card came, went, was swapped, fell silent or began to answer; None: no reader."""
    if was is None or now is None:
        return True
    if (was.present, was.mute, was.events) != (now.present, now.mute, now.events):
        return True
    # A card that is just being powered has no ATR yet.
    return bool(was.atr and now.atr and was.atr != now.atr)
