"""What is known of one medium, as the proofs look at it, and what comes of a proof. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from native_host.protocol.messages import State
from native_host.token.diagnosis.findings import Finding
from native_host.token.pcsc.facts import Facts, Reader
from native_host.token.pcsc.reader_match import reader_of
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import SlotSnapshot


@dataclass(frozen=True)
class Held:
    """A proof that holds.

    Attributes:
        says: key of its sentence (`evidence`); empty: another one's says it too.
    """

    says: str = ""


@dataclass(frozen=True)
class Missing:
    """A proof that is missing.

    Attributes:
        state: what the medium is instead; `blank`: it looks blank, and is not confirmed to be.
        code: stable; key of the sentence that says what could not be proved (`reasons`; of a blank medium
            `evidence`), and of what the agent does (`hints`), if the state's own hint is not meant.
        hint: key of another hint.
        values: for the sentences.
    """

    state: State
    code: str = ""
    hint: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


Outcome = Held | Missing


@dataclass(frozen=True)
class Case:
    """One medium.

    Attributes:
        slot: the slot it is judged by.
        reading: of the driver that showed it; None: the slot alone is looked at.
        state: what it was found to be so far.
        views: what each driver that counts says of it, the judged one among them.
        group: what every driver says of it.
        others: what other drivers say of what may be other media.
        readings: all drivers' answers.
        facts: what PC/SC said.
        unsure: PC/SC could not say whether a medium came or went during the read.
    """

    slot: SlotSnapshot
    reading: Reading | None = None
    state: State = State.BLANK
    views: tuple[Finding, ...] = ()
    group: tuple[Finding, ...] = ()
    others: tuple[Finding, ...] = ()
    readings: tuple[Reading, ...] = ()
    facts: Facts = field(default_factory=Facts)
    unsure: bool = False

    @property
    def flags(self) -> int:
        """CK_TOKEN_INFO.flags."""
        return self.slot.token.flags if self.slot.token else 0

    @property
    def shown(self) -> tuple[tuple[SlotSnapshot, Reading], ...]:
        """The slots that show it, each with its driver's answer."""
        views = tuple((one.slot, one.reading) for one in self.views if one.slot and one.reading)
        if views or self.reading is None:
            return views
        return ((self.slot, self.reading),)

    @property
    def readers(self) -> tuple[Reader, ...]:
        """PC/SC's readers that it is in, by the names that the drivers give; those that are gone as well."""
        slots = [one.slot for one in self.group if one.slot] or [self.slot]
        found = (reader_of(slot.description, self.facts.with_gone) for slot in slots)
        return tuple(reader for reader in found if reader is not None)


@dataclass
class Proof:
    """One clause of the rule.

    Attributes:
        look: whether it holds; its name and docstring are the clause's name and source.
        also: states besides blank that it is asked for.
        independent: it is no part of the rule, but may contradict what the rule says.
    """

    look: Callable[[Case], Outcome]
    also: frozenset[State] = frozenset()
    independent: bool = False

    @property
    def name(self) -> str:
        """The clause's name."""
        return self.look.__name__
