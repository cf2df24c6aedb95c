"""What keeps a medium's verdict from being believed although its driver had no doubt. Pure.

Of a blank token: what makes it "not blank" may be in a slot that a driver could not read, its own (some show
one medium in two slots, IDPrime) or another one's. Of any medium: a driver may answer from memory after the
medium was pulled out, which PC/SC alone tells: by what changed, or, where its first answer came too late for
that, by a reader that it sees empty.
"""

from __future__ import annotations

from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.findings import Finding
from native_host.token.diagnosis.merge import GENERIC
from native_host.token.pcsc import atrs
from native_host.token.pcsc.facts import Facts, Reader, Service, is_virtual
from native_host.token.pcsc.reader_match import folded, reader_of, same_serial
from native_host.token.readings.reading import NEVER_THERE, DriverRef, Reading, UnreadSlot

_HINTS = {"medium_mute": "card_mute", "medium_unsure": "blank_unsure"}
"""Doubts whose hint is another one's; any other doubt's is its own."""

_UNKNOWN = "?"
"""Said of a reader whose name the driver had not told yet."""

_EMPTY = (State.BLANK, State.NO_USER_PIN, State.NOT_INITIALIZED)
"""States that content contradicts."""

_SAYS_NOTHING = (State.INDETERMINATE, State.NO_TOKEN)
"""States that leave nothing to doubt."""

_NEVER_LOADED = (*NEVER_THERE, "driver_load_failed")
"""Failures of drivers that could not say anything of any medium."""


def doubted(
    winner: Finding, group: list[Finding], readings: list[Reading], facts: Facts, *, unsure: bool
) -> Finding:
    """Return a medium's finding as it is, or as not confirmed, with the reason.

    Args:
        winner: what the drivers say of the medium together.
        group: what each of them says of it.
        readings: all drivers' answers.
        facts: what PC/SC said.
        unsure: PC/SC could not say whether a medium came or went during the read.
    """
    if winner.slot is None or winner.medium.spare or winner.medium.state in _SAYS_NOTHING:
        return winner
    return (
        _not_there(winner, group, facts)
        or _read_early(winner, facts)
        or _not_read(winner, group, readings, facts, unsure=unsure)
    )


def _not_there(winner: Finding, group: list[Finding], facts: Facts) -> Finding | None:
    """Return the doubt about a medium that PC/SC does not see, or sees without an answer; None without."""
    readers = [reader_of(one.slot.description, facts.with_gone) for one in group if one.slot]
    known = [reader for reader in readers if reader is not None]
    if any(not reader.present for reader in known):
        return _unbelieved(winner, "medium_gone")
    if winner.slot and winner.slot.token and any(reader.mute for reader in known):
        return _unbelieved(winner, "medium_mute")
    lost = facts.service is Service.RUNNING and not facts.cards and not known
    if lost and winner.medium.state is State.BLANK and winner.slot and not winner.slot.software:
        return _unbelieved(winner, "medium_gone")
    return None


def _read_early(winner: Finding, facts: Facts) -> Finding | None:
    """Return the doubt about a medium that was read before PC/SC had said anything; None without."""
    early = winner.reading is not None and winner.reading.early and facts.service is Service.RUNNING
    if not early or winner.slot is None or winner.slot.token is None or winner.slot.software:
        return None
    return _unbelieved(winner, "blank_unsure" if winner.medium.state is State.BLANK else "medium_unsure")


def _unbelieved(winner: Finding, key: str) -> Finding:
    """Return a blank token as not confirmed, any other medium as indeterminate: nothing may be done on it."""
    if winner.medium.state is not State.BLANK:
        return _indeterminate(winner, key)
    return _not_confirmed(winner, key) if winner.medium.confirmed else winner


def _not_read(
    winner: Finding, group: list[Finding], readings: list[Reading], facts: Facts, *, unsure: bool
) -> Finding:
    """Return a token without content as it is, or with what may be known of it by who failed."""
    if winner.medium.state not in _EMPTY or winner.reading is None:
        return winner
    doubts = _Doubts(winner, group, facts)
    unread = [(reading, slot) for reading in readings for slot in _unread(reading)]
    for reading, slot in unread:
        if slot.content and doubts.is_same(slot):
            return _indeterminate(winner, "found_then_failed", product=reading.driver.product)
    if winner.medium.state is not State.BLANK or not winner.medium.confirmed:
        return winner
    own = [
        slot for reading, slot in unread if reading.driver == winner.reading.driver and doubts.may_be(slot)
    ]
    if own:
        names = dict.fromkeys(slot.reader or _UNKNOWN for slot in own)
        return _not_confirmed(winner, "blank_unread", readers=", ".join(names))
    others = [
        reading.driver.product
        for reading in readings
        if reading.driver != winner.reading.driver and doubts.may_know_better(reading, _unread(reading))
    ]
    if others:
        return _not_confirmed(winner, "blank_other_failed", products=", ".join(dict.fromkeys(others)))
    if unsure and winner.slot and not winner.slot.software:
        return _not_confirmed(winner, "blank_unsure")
    return winner


def _unread(reading: Reading) -> list[UnreadSlot]:
    """Return the slots of which a driver did not tell all."""
    failed = [
        UnreadSlot(slot.description, slot.token.serial if slot.token else "", slot.has_content)
        for slot in reading.slots
        if not slot.told
    ]
    failure = reading.failure
    if failure is not None and failure.slot is not None and not reading.unread:
        failed.append(UnreadSlot.of(failure))
    return [slot for slot in (*reading.unread, *failed) if not is_virtual(slot.reader)]


class _Doubts:
    """One medium without content, beside slots that were not read."""

    def __init__(self, winner: Finding, group: list[Finding], facts: Facts) -> None:
        self._driver = winner.reading.driver if winner.reading else None
        self._facts = facts
        self._names = {folded(one.slot.description) for one in group if one.slot} - {""}
        self._serials = {one.serial for one in group}
        readers = [reader_of(one.slot.description, facts) for one in group if one.slot]
        self._reader: Reader | None = next((reader for reader in readers if reader is not None), None)

    def may_be(self, slot: UnreadSlot) -> bool:
        """Whether the slot may hold the medium: PC/SC alone tells for sure that it is another one."""
        reader = reader_of(slot.reader, self._facts)
        return self._reader is None or reader is None or reader == self._reader

    def is_same(self, slot: UnreadSlot) -> bool:
        """Whether the slot holds the medium: by PC/SC's reader, by serial number, or by name."""
        if not self.may_be(slot):
            return False
        if self._reader is not None and reader_of(slot.reader, self._facts) == self._reader:
            return True
        by_serial = any(same_serial(slot.serial, serial) for serial in self._serials)
        return by_serial or folded(slot.reader) in self._names

    def may_know_better(self, reading: Reading, unread: list[UnreadSlot]) -> bool:
        """Whether another driver failed that might have shown content where this one showed none.

        One that failed in a slot that may be the medium's, unless this driver is made for the medium and the
        other is not. One that failed before any slot says nothing of this medium, and would else keep every
        medium from being confirmed for as long as it is installed: it counts if it is made for the medium and
        this driver is not, or if this driver is one for many makers' media.
        """
        code = reading.failure.code if reading.failure else ""
        slots = [slot for slot in unread if self.may_be(slot)]
        if any(slot.content for slot in slots):
            return True
        if code in NEVER_THERE or not (code or slots) or self._driver is None:
            return False
        made_for = self._made_for(reading.driver)
        if made_for != self._made_for(self._driver):
            return made_for and (bool(slots) or not reading.whole)
        if slots:
            return True
        generic = self._driver.kind == GENERIC and reading.driver.kind != GENERIC
        return generic and not reading.whole and code not in _NEVER_LOADED

    def _made_for(self, driver: DriverRef) -> bool:
        card = atrs.find(self._reader.atr) if self._reader is not None else None
        return card is not None and card.family in driver.families


def _hint(key: str) -> str:
    return sentences.say(f"hints.{_HINTS.get(key, key)}")


def _indeterminate(finding: Finding, key: str, **values: object) -> Finding:
    """Return a finding that says nothing of the medium any more but why."""
    return finding.but(
        state=State.INDETERMINATE,
        confirmed=True,
        title=sentences.title(State.INDETERMINATE, True),
        hint=_hint(key),
        code=key,
        # Driver and reader, without the lines that explain the state.
        evidence=[*finding.medium.evidence[:2], sentences.say(f"reasons.{key}", **values)],
    )


def _not_confirmed(finding: Finding, key: str, **values: object) -> Finding:
    return finding.but(
        confirmed=False,
        title=sentences.say("titles.blank_doubted"),
        hint=_hint(key),
        evidence=[*finding.medium.evidence, sentences.say(f"evidence.{key}", **values)],
    )
