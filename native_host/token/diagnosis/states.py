"""Which state a slot is in: the rules, in their order, as one table. Pure functions of a snapshot.

The sources are the procedure for blank media and PKCS#11 v2.40. "Blank" is the strictest rule, as a wrong one
sends a working token back.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from native_host.protocol.messages import State
from native_host.token.certificates.model import Holding
from native_host.token.readings import pkcs11 as p
from native_host.token.readings.slot import SlotSnapshot


def looks_blank(slot: SlotSnapshot) -> bool:
    """Whether the slot by itself is blank: initialised, with user PIN, in order, read whole, and empty."""
    if slot.token is None or slot.token.failed or not slot.read_whole:
        return False
    needed = p.TOKEN_INITIALIZED | p.TOKEN_USER_PIN_INITIALIZED
    if slot.token.flags & needed != needed or slot.token.flags & p.TOKEN_WRITE_PROTECTED:
        return False
    return not slot.has_content


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
        return self.slot.count(p.OBJECT_PUBLIC_KEY) + self.slot.count(p.OBJECT_PRIVATE_KEY)


Rule = tuple[Callable[[Seen], bool], Verdict]


def _indeterminate(reason: str) -> Verdict:
    return Verdict(State.INDETERMINATE, reason)


RULES: tuple[Rule, ...] = (
    # The way to the token.
    (lambda x: x.slot.changed, _indeterminate("changed_during_read")),
    (lambda x: x.slot.slot_error is not None, _indeterminate("slot_error")),
    (lambda x: x.slot.token_error == p.TOKEN_NOT_PRESENT, Verdict(State.NO_TOKEN)),
    (lambda x: x.slot.token_error == p.TOKEN_NOT_RECOGNIZED, Verdict(State.UNRECOGNIZED)),
    (lambda x: x.slot.token is None, _indeterminate("token_error")),
    (lambda x: bool(x.flags & p.TOKEN_ERROR_STATE), _indeterminate("error_state")),
    (lambda x: not x.flags & p.TOKEN_INITIALIZED, Verdict(State.NOT_INITIALIZED)),
    # Its content. A certificate that was read counts even if the search ended early.
    (lambda x: x.holding.any_usable, Verdict(State.OPERATIONAL)),
    (lambda x: x.slot.content_error is not None, _indeterminate("content_error")),
    (lambda x: x.slot.too_many, _indeterminate("too_many")),
    (lambda x: x.holding.any_in_force, Verdict(State.CERTIFICATE_WITHOUT_KEY)),
    # One without readable dates may be the one in force.
    (lambda x: bool(x.holding.undated), _indeterminate("certificate_unreadable")),
    (lambda x: x.holding.any_future, Verdict(State.NOT_YET_VALID)),
    (lambda x: bool(x.holding.holders), Verdict(State.EXPIRED)),
    (lambda x: x.holding.unreadable > 0, _indeterminate("certificate_unreadable")),
    (lambda x: x.keys > 0, Verdict(State.KEY_WITHOUT_CERTIFICATE)),
    (lambda x: bool(x.holding.authorities), Verdict(State.CHAIN_ONLY)),
    (lambda x: x.slot.count(p.OBJECT_DATA) > 0, _indeterminate("only_data")),
    (lambda x: x.slot.has_content, _indeterminate("class_unreadable")),
    # Nothing is on it.
    (lambda x: not x.flags & p.TOKEN_USER_PIN_INITIALIZED, Verdict(State.NO_USER_PIN)),
    (lambda x: bool(x.flags & p.TOKEN_WRITE_PROTECTED), _indeterminate("write_protected")),
    (lambda x: x.disagreed, _indeterminate("reads_disagree")),
    (lambda x: looks_blank(x.slot), Verdict(State.BLANK)),
)
"""The first rule that holds decides."""


def verdict(seen: Seen) -> Verdict:
    """Return the slot's state."""
    return next((found for holds, found in RULES if holds(seen)), _indeterminate("no_rule"))
