"""What there is in a drawn world, and what is done in it: plain data, kept as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from native_host.token.readings import pkcs11 as p
from tests.model import things

SOUND_FLAGS = p.TOKEN_INITIALIZED | p.TOKEN_USER_PIN_INITIALIZED
"""Without them a token is not blank, whatever is on it."""

BROKEN_FLAGS = p.TOKEN_WRITE_PROTECTED | p.TOKEN_ERROR_STATE
"""With one of them it is not, either."""


@dataclass(frozen=True)
class Token:
    """A medium. Its label is its number in the world: what is reported of it is known by that.

    Attributes:
        things: names of what is on it (`things.THINGS`).
        memory: total and free public memory in bytes; None: the driver says 0 of both.
    """

    serial: str
    flags: int
    things: tuple[str, ...] = ()
    memory: tuple[int, int] | None = None

    @property
    def blank(self) -> bool:
        """Whether it is: prepared, in order, and without anything that a blank token cannot have."""
        sound = self.flags & SOUND_FLAGS == SOUND_FLAGS and not self.flags & BROKEN_FLAGS
        return sound and not any(things.is_content(name) for name in self.things)


@dataclass(frozen=True)
class Reader:
    """A reader. `name` is PC/SC's; `holds` is the medium in it at the beginning."""

    name: str
    flags: int = 7
    atr: str = "3B00"
    holds: int | None = None


@dataclass(frozen=True)
class Slot:
    """A reader as a driver shows it.

    Attributes:
        suffix: what the driver adds to the reader's name.
    """

    reader: int
    id: int
    suffix: str = ""


@dataclass(frozen=True)
class Driver:
    """A PKCS#11 module.

    Attributes:
        kind, families: as in `DriverRef`.
        slots: the readers that it shows.
        sight: `all` is what the media hold; `class` shows objects only to a search for their class; `none`
            shows none; `unknown` says of every medium that it does not know it.
        wakes_after: so many searches find nothing at first; 0: none.
        fixed: its list of media is made at C_Initialize and never again.
        lines: its misbehaviour at the beginning, as `scripted.c` understands it.
    """

    slots: tuple[Slot, ...]
    kind: str = "named"
    families: tuple[str, ...] = ()
    sight: Literal["all", "class", "none", "unknown"] = "all"
    wakes_after: int = 0
    fixed: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class SmartCards:
    """The smart card service.

    Attributes:
        says: `truth`, or that it is `stopped`, or nothing (`silent`).
        late_s: seconds until it answers the first question of a reading.
        late_searches: searches of the first driver that are over before it does, if they are ever.
        counts: it counts what comes and goes, as Windows and pcsc-lite do.
        tells: what comes and goes is told at once.
    """

    says: Literal["truth", "stopped", "silent"] = "truth"
    late_s: float = 0.0
    late_searches: int = 0
    counts: bool = True
    tells: bool = True


@dataclass(frozen=True)
class Leaving:
    """A medium that is pulled out during a read: after so many calls of a function of one driver.

    Attributes:
        noticed: the driver shows the reader as it is from then on; else it goes on from memory.
        put: the medium that is put in its place; None: none.
    """

    reader: int
    driver: int
    function: str
    calls: int
    noticed: bool
    put: int | None = None


@dataclass(frozen=True)
class Put:
    """A medium is put into a reader in place of what is there; None: it is only pulled out."""

    reader: int
    token: int | None
    step: Literal["put"] = "put"


@dataclass(frozen=True)
class Behave:
    """A driver begins to misbehave, or recovers: with no lines."""

    driver: int
    lines: tuple[str, ...] = ()
    step: Literal["behave"] = "behave"


@dataclass(frozen=True)
class Pass:
    """Time passes."""

    seconds: float
    step: Literal["pass"] = "pass"


@dataclass(frozen=True)
class Read:
    """All is read, within a deadline."""

    deadline_ms: int
    leaving: Leaving | None = None
    step: Literal["read"] = "read"


Step = Put | Behave | Pass | Read


@dataclass(frozen=True)
class World:
    """All of it."""

    tokens: tuple[Token, ...]
    readers: tuple[Reader, ...]
    drivers: tuple[Driver, ...]
    smart_cards: SmartCards
    steps: tuple[Step, ...]

    def to_json(self) -> bytes:
        """Return it as JSON, for a file."""
        return _WORLDS.dump_json(self, indent=1)

    @classmethod
    def from_json(cls, data: bytes) -> World:
        """Return the world of a file.

        Raises:
            ValueError: it holds none.
        """
        return _WORLDS.validate_json(data)


_WORLDS = TypeAdapter(World)
