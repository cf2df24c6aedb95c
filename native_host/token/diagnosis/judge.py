"""What the proofs make of a medium: blank for sure, blank and not confirmed, or another state. Pure."""

from __future__ import annotations

from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.case import Case, Held, Missing
from native_host.token.diagnosis.findings import Finding
from native_host.token.diagnosis.merge import merged
from native_host.token.diagnosis.other_drivers import believed
from native_host.token.diagnosis.proofs import PROOFS
from native_host.token.pcsc.facts import Facts
from native_host.token.readings.reading import Reading

_SAYS_NOTHING = (State.INDETERMINATE, State.NO_TOKEN)
"""States that leave nothing to prove."""


def judged(
    group: list[Finding],
    findings: list[Finding],
    readings: list[Reading],
    facts: Facts,
    *,
    unsure: bool,
) -> Finding:
    """Return the one finding of a medium with what is proved of it, and what could not be.

    Args:
        group: what each driver says of it.
        findings: what all of them say of all media.
        readings: all drivers' answers.
        facts: what PC/SC said.
        unsure: PC/SC could not say whether a medium came or went during the read.
    """
    winner = _with_all_certificates(merged(group), group)
    if winner.slot is None or winner.medium.spare or winner.medium.state in _SAYS_NOTHING:
        return winner
    own = {one.medium.module for one in group}
    case = Case(
        winner.slot,
        winner.reading,
        winner.medium.state,
        tuple(believed(group)),
        tuple(group),
        tuple(one for one in findings if one.medium.module not in own),
        tuple(readings),
        facts,
        unsure,
    )
    held, missing = [], []
    for proof in PROOFS:
        if case.state is not State.BLANK and case.state not in proof.also:
            continue
        outcome = proof.look(case)
        if isinstance(outcome, Held):
            held.append(outcome)
        elif outcome.state is State.BLANK:
            missing.append(outcome)
        else:
            return _instead(winner, outcome)
    return _blank(winner, case, held, missing) if case.state is State.BLANK else winner


def _with_all_certificates(winner: Finding, group: list[Finding]) -> Finding:
    """Return the finding with every certificate that any driver, or any slot, showed of the medium."""
    listed = list(winner.medium.certificates)
    listed += [one for other in group for one in other.medium.certificates if one not in listed]
    return winner.but(certificates=listed)


def _instead(finding: Finding, found: Missing) -> Finding:
    """Return a finding that says nothing of the medium any more but why."""
    lines = sentences.way(finding.reading, finding.slot)
    return finding.but(
        state=found.state,
        confirmed=True,
        title=sentences.title(found.state, True),
        hint=sentences.hint_of(found.hint or found.code, found.state, **found.values),
        code=found.code,
        spare=found.code == "software_store",
        evidence=[*lines, sentences.say(f"reasons.{found.code}", **found.values)],
    )


def _has_title(missing: Missing) -> bool:
    """Whether what is missing goes before what the medium looks like."""
    return sentences.has(f"titles.{missing.code}")


_WITHDRAWN = {
    "read_whole": ("blank_unchecked", "blank_not_ended"),
    "blank_once": ("blank_unchecked", "blank_not_ended", "blank_failed_since"),
}
"""Sentences that are not told beside one of these missing proofs: they say the contrary, or the same."""


def _told(key: str, missing: list[Missing]) -> bool:
    return not any(one.code in _WITHDRAWN.get(key, ()) for one in missing)


def _blank(finding: Finding, case: Case, held: list[Held], missing: list[Missing]) -> Finding:
    """Return a blank medium: confirmed if nothing is missing, else with the first that is as the reason.

    While a second read is under way, nothing is said of what that one may still prove.
    """
    lines = finding.medium.evidence
    if missing and any(reading.again for _, reading in case.shown):
        return finding.but(
            confirmed=False,
            title=sentences.title(State.BLANK, False),
            hint=sentences.hint(State.BLANK, False),
            evidence=[*lines, sentences.say("evidence.one_read")],
        )
    told = dict.fromkeys(proof.says for proof in held if proof.says and _told(proof.says, missing))
    lines = [*lines, *(sentences.say(f"evidence.{key}") for key in told)]
    if not missing:
        return finding.but(
            confirmed=True,
            title=sentences.title(State.BLANK, True),
            hint=sentences.hint(State.BLANK, True),
            evidence=lines,
        )
    first = next(filter(_has_title, missing), missing[0])
    if _has_title(first):
        # What a driver says of a medium that is not there is no evidence.
        lines, missing = sentences.way(finding.reading, finding.slot), [first]
    reasons = [one for one in missing if _told(one.code, missing)]
    return finding.but(
        confirmed=False,
        title=sentences.say(f"titles.{first.code if _has_title(first) else 'blank_doubted'}"),
        hint=sentences.hint_of(first.hint or first.code, State.BLANK, **first.values),
        code=first.code,
        evidence=[*lines, *(sentences.say(f"evidence.{one.code}", **one.values) for one in reasons)],
    )
