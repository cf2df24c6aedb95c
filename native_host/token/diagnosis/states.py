"""Which state a slot is in: by what is on it, and what is missing of the proofs that it is blank. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from native_host.protocol.messages import State
from native_host.token.certificates.model import Holding
from native_host.token.diagnosis import proofs
from native_host.token.diagnosis.case import Case, Missing, Proof
from native_host.token.readings import pkcs11 as p


@dataclass(frozen=True)
class Verdict:
    """A state and, for `indeterminate`, the reason's key in the texts."""

    state: State
    reason: str = ""

    @property
    def void(self) -> bool:
        """Whether nothing counts that the driver shows of the medium: it may be another's, or rubbish."""
        return self.reason in ("changed_during_read", "error_state")


Rule = Callable[[Case, Holding], Verdict | None]
"""What it says of a slot with these certificates; None: nothing."""


def _found(holds: Callable[[Case, Holding], bool], state: State, reason: str = "") -> Rule:
    """Say what the slot is where something was found on it."""
    return lambda of, holding: Verdict(state, reason) if holds(of, holding) else None


def _proved(proof: Proof) -> Rule:
    """Say what the slot is where a proof is missing."""

    def rule(of: Case, _: Holding) -> Verdict | None:
        outcome = proof.look(of)
        if isinstance(outcome, Missing) and outcome.state is not State.BLANK:
            return Verdict(outcome.state, outcome.code)
        return None

    return rule


def _if_empty(rule: Rule) -> Rule:
    """Ask only where nothing is listed."""
    return lambda of, holding: None if of.slot.has_content else rule(of, holding)


def _has_keys(of: Case, _: Holding) -> bool:
    return of.slot.count(p.OBJECT_PUBLIC_KEY) + of.slot.count(p.OBJECT_PRIVATE_KEY) > 0


RULES: tuple[Rule, ...] = (
    # The way to the token.
    *map(_proved, (proofs.SAME_TOKEN, proofs.TOKEN_THERE, proofs.SELF_TEST_PASSED)),
    # Its content, whatever its flags say. A certificate that was read counts even if the search ended early.
    _found(lambda _, holding: holding.any_usable, State.OPERATIONAL),
    # One that is not initialised may refuse the search.
    _if_empty(_proved(proofs.INITIALIZED)),
    *map(_proved, (proofs.SEARCH_ENDED, proofs.ALL_LOOKED_AT)),
    _found(lambda _, holding: holding.any_in_force, State.CERTIFICATE_WITHOUT_KEY),
    # One without readable dates may be the one in force.
    _found(lambda _, holding: bool(holding.undated), State.INDETERMINATE, "certificate_unreadable"),
    _found(lambda _, holding: holding.any_future, State.NOT_YET_VALID),
    _found(lambda _, holding: bool(holding.holders), State.EXPIRED),
    _found(lambda _, holding: holding.unreadable > 0, State.INDETERMINATE, "certificate_unreadable"),
    _found(_has_keys, State.KEY_WITHOUT_CERTIFICATE),
    _found(lambda _, holding: bool(holding.authorities), State.CHAIN_ONLY),
    _found(lambda of, _: of.slot.count(p.OBJECT_DATA) > 0, State.INDETERMINATE, "only_data"),
    _found(
        lambda of, _: any(one.content and one.object_class is not None for one in of.slot.objects),
        State.INDETERMINATE,
        "only_other",
    ),
    # Nothing is on it.
    *map(_proved, (proofs.NOTHING_LISTED, proofs.USER_PIN_SET, proofs.WRITABLE, proofs.READ_TWICE)),
)
"""The first rule that says something decides; where none does, the slot looks blank."""


def verdict(of: Case, holding: Holding) -> Verdict:
    """Return the slot's state."""
    for rule in RULES:
        if (found := rule(of, holding)) is not None:
            return found
    return Verdict(State.BLANK) if proofs.looks_blank(of.slot) else Verdict(State.INDETERMINATE, "no_rule")
