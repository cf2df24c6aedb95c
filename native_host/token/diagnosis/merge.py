"""What several drivers, or several slots of one driver, say of one medium: one finding of it. Pure.

A certificate that any driver read wins over an empty token through another one; any other contradiction about
an empty token is a doubt, because a wrong "em branco" sends a working token back.
"""

from __future__ import annotations

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.findings import Finding
from native_host.token.pcsc.facts import Facts
from native_host.token.pcsc.reader_match import folded, reader_of, same_serial

GENERIC = "generic"
"""Kind of a module for many makers' media (OpenSC): seeing nothing, it says nothing of a foreign medium."""

_CERTIFICATE = (
    State.OPERATIONAL,
    State.CERTIFICATE_WITHOUT_KEY,
    State.CHAIN_ONLY,
    State.EXPIRED,
    State.NOT_YET_VALID,
)
"""States that a certificate which was read gives, the most telling first."""

_WEAK = (State.BLANK, State.NOT_INITIALIZED, State.NO_USER_PIN)
"""States that also come from a driver that does not know the medium's layout."""


def grouped(findings: list[Finding], facts: Facts) -> list[list[Finding]]:
    """Return the findings by medium, in the order they came."""
    groups: list[list[Finding]] = []
    for finding in findings:
        own = [group for group in groups if any(_same(finding, other, facts) for other in group)]
        joined = [other for group in own for other in group] + [finding]
        place = groups.index(own[0]) if own else len(groups)
        groups = [group for group in groups if group not in own]
        groups.insert(place, joined)
    return groups


def _same(one: Finding, other: Finding, facts: Facts) -> bool:
    """Whether both are one medium: by serial, or through two drivers by reader."""
    if one.slot is None or other.slot is None:
        return False
    readers = reader_of(one.slot.description, facts), reader_of(other.slot.description, facts)
    if readers[0] and readers[1] and readers[0] != readers[1]:
        return False
    if same_serial(one.serial, other.serial):
        return True
    if one.medium.module == other.medium.module:
        return False
    if readers[0] or readers[1]:
        return readers[0] == readers[1]
    name = folded(one.slot.description)
    return bool(name) and name == folded(other.slot.description)


def merged(group: list[Finding]) -> Finding:
    """Return the one finding of a medium."""
    known = [finding for finding in group if finding.slot and finding.slot.token]
    if not known:
        # Nobody could look at it: what went wrong says more than that a driver does not know it.
        return next((one for one in group if one.medium.state is not State.UNRECOGNIZED), group[0])
    for one in known:
        if one.slot and (one.slot.changed or (one.slot.token and one.slot.token.failed)):
            return one
    for state in _CERTIFICATE:
        for one in known:
            if one.medium.state is state:
                return one
    for one in known:
        if one.medium.state is State.INDETERMINATE:
            return one
    return _agreed(_believed(known))


def _believed(known: list[Finding]) -> list[Finding]:
    """Leave out what a driver for many media says of one that a driver of its own knows."""
    weak = [one for one in known if one.kind == GENERIC and one.medium.state in _WEAK]
    return [one for one in known if one not in weak] or known


def _agreed(known: list[Finding]) -> Finding:
    first = known[0]
    full = next((one for one in known if one.content), None)
    if len({one.medium.state for one in known}) == 1:
        if all(one.medium.confirmed for one in known):
            return first
        return next(one for one in known if not one.medium.confirmed)
    if full and all(one.medium.module == full.medium.module for one in known):
        return full
    return _doubted(full or first, full)


def _doubted(finding: Finding, full: Finding | None) -> Finding:
    code = "other_driver" if full else "drivers_disagree"
    line = sentences.say(f"reasons.{code}", product=full.product if full else "")
    return finding.but(
        state=State.INDETERMINATE,
        confirmed=True,
        title=sentences.title(State.INDETERMINATE, True),
        hint=sentences.hint(State.INDETERMINATE, True),
        code=code,
        # Driver and reader, without the lines that explain the state.
        evidence=[*finding.medium.evidence[:2], line],
    )


def with_others(winner: Finding, group: list[Finding], findings: list[Finding]) -> Medium:
    """Return the medium with a sentence per other driver that was asked: what it saw of this medium."""
    lines: dict[str, str] = {}
    for other in findings:
        if other.product and other.medium.module != winner.medium.module:
            of_this = next((one for one in group if one.medium.module == other.medium.module), None)
            lines[other.medium.module or ""] = other_line(other, of_this)
    return winner.medium.model_copy(update={"evidence": [*winner.medium.evidence, *lines.values()]})


def other_line(other: Finding, of_this: Finding | None) -> str:
    """Say what another driver saw: `of_this` is its finding of the same medium, if it has one."""
    if of_this is not None:
        return sentences.say("evidence.other_same", product=other.product, title=of_this.medium.title)
    failed = other.reading is not None and other.reading.failure is not None
    return sentences.say(
        "evidence.other_failed" if failed else "evidence.other_nothing", product=other.product
    )
