"""Which state a slot is in: the rules, in their order, as one table. Pure functions of a snapshot.

The sources are the procedure for blank media and PKCS#11 v2.40. "Blank" is the strictest rule, as a wrong one
sends a working token back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from native_host.protocol.messages import State
from native_host.token.certificates.model import Holding
from native_host.token.readings import snapshot as s
from native_host.token.readings.snapshot import SlotSnapshot

_NOT_PRESENT, _NOT_RECOGNIZED = "CKR_TOKEN_NOT_PRESENT", "CKR_TOKEN_NOT_RECOGNIZED"


def has_content(slot: SlotSnapshot) -> bool:
    """Whether any object was listed that a blank token cannot have, or that could not be told."""
    return any(found.content for found in slot.objects)


def read_whole(slot: SlotSnapshot) -> bool:
    """Whether the token was read from beginning to end, and stayed the same meanwhile."""
    return not (slot.slot_error or slot.token_error or slot.content_error or slot.too_many or slot.changed)


def told(slot: SlotSnapshot) -> bool:
    """Whether the driver said all there is to say: no medium, what is on it, or that it does not know it."""
    if slot.token is None and slot.slot_error is None:
        return slot.token_error in (_NOT_PRESENT, _NOT_RECOGNIZED)
    return read_whole(slot)


def looks_blank(slot: SlotSnapshot) -> bool:
    """Whether the slot by itself is blank: initialised, with user PIN, in order, read whole, and empty."""
    if slot.token is None or slot.token.failed or not read_whole(slot):
        return False
    needed = s.TOKEN_INITIALIZED | s.TOKEN_USER_PIN_INITIALIZED
    if slot.token.flags & needed != needed or slot.token.flags & s.TOKEN_WRITE_PROTECTED:
        return False
    return not has_content(slot)


@dataclass(frozen=True)
class Verdict:
    """A state and, for `indeterminate`, the reason's key in the texts."""

    state: State
    reason: str = ""


@dataclass(frozen=True)
class Seen:
    """What the rules look at.

    Attributes:
        slot: the snapshot.
        holding: its certificates, read and sorted.
        disagreed: blank twice, but not the same.
    """

    slot: SlotSnapshot
    holding: Holding
    disagreed: bool = False

    @property
    def flags(self) -> int:
        """CK_TOKEN_INFO.flags."""
        return self.slot.token.flags if self.slot.token else 0

    @property
    def keys(self) -> int:
        """Keys listed, public or private."""
        return self.slot.count(s.OBJECT_PUBLIC_KEY) + self.slot.count(s.OBJECT_PRIVATE_KEY)


Rule = tuple[Callable[[Seen], bool], Verdict]


def _indeterminate(reason: str) -> Verdict:
    return Verdict(State.INDETERMINATE, reason)


RULES: tuple[Rule, ...] = (
    # The way to the token.
    (lambda x: x.slot.changed, _indeterminate("changed_during_read")),
    (lambda x: x.slot.slot_error is not None, _indeterminate("slot_error")),
    (lambda x: x.slot.token_error == _NOT_PRESENT, Verdict(State.NO_TOKEN)),
    (lambda x: x.slot.token_error == _NOT_RECOGNIZED, Verdict(State.UNRECOGNIZED)),
    (lambda x: x.slot.token is None, _indeterminate("token_error")),
    (lambda x: bool(x.flags & s.TOKEN_ERROR_STATE), _indeterminate("error_state")),
    (lambda x: not x.flags & s.TOKEN_INITIALIZED, Verdict(State.NOT_INITIALIZED)),
    # Its content. A certificate that was read counts even if the search ended early.
    (lambda x: x.holding.any_usable, Verdict(State.OPERATIONAL)),
    (lambda x: x.slot.content_error is not None, _indeterminate("content_error")),
    (lambda x: x.slot.too_many, _indeterminate("too_many")),
    (lambda x: x.holding.any_in_force, Verdict(State.CERTIFICATE_WITHOUT_KEY)),
    (lambda x: x.holding.any_future, Verdict(State.NOT_YET_VALID)),
    (lambda x: bool(x.holding.holders), Verdict(State.EXPIRED)),
    (lambda x: x.holding.unreadable > 0, _indeterminate("certificate_unreadable")),
    (lambda x: x.keys > 0, Verdict(State.KEY_WITHOUT_CERTIFICATE)),
    (lambda x: bool(x.holding.authorities), Verdict(State.CHAIN_ONLY)),
    (lambda x: x.slot.count(s.OBJECT_DATA) > 0, _indeterminate("only_data")),
    (lambda x: has_content(x.slot), _indeterminate("class_unreadable")),
    # Nothing is on it.
    (lambda x: not x.flags & s.TOKEN_USER_PIN_INITIALIZED, Verdict(State.NO_USER_PIN)),
    (lambda x: bool(x.flags & s.TOKEN_WRITE_PROTECTED), _indeterminate("write_protected")),
    (lambda x: x.disagreed, _indeterminate("reads_disagree")),
    (lambda x: looks_blank(x.slot), Verdict(State.BLANK)),
)
"""The first rule that holds decides."""


def verdict(seen: Seen) -> Verdict:
    """Return the slot's state."""
    return next((found for holds, found in RULES if holds(seen)), _indeterminate("no_rule"))
