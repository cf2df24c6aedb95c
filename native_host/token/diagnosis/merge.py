"""What several drivers, or several slots of one driver, say of one medium: one finding of it. Pure.

A certificate that any driver read wins over an empty token through another one. Any other contradiction about
an empty token is left to the proofs.
"""

from __future__ import annotations

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis import sentences
from native_host.token.diagnosis.findings import Finding
from native_host.token.diagnosis.other_drivers import believed
from native_host.token.pcsc.facts import Facts
from native_host.token.pcsc.reader_match import folded, reader_of, same_serial

_CERTIFICATE = (
    State.OPERATIONAL,
    State.CERTIFICATE_WITHOUT_KEY,
    State.CHAIN_ONLY,
    State.EXPIRED,
    State.NOT_YET_VALID,
)
"""States that a certificate which was read gives, the most telling first."""


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
    counting = believed(known)
    return next((one for one in counting if one.content), counting[0])


def with_others(winner: Finding, group: list[Finding], findings: list[Finding]) -> Medium:
    """Return the medium with a sentence per other driver that was asked: what it saw of this medium."""
    lines: dict[str, str] = {}
    for other in findings:
        if other.product and other.medium.module != winner.medium.module:
            of_this = next((one for one in group if one.medium.module == other.medium.module), None)
            lines[other.medium.module or ""] = other_line(other, of_this, winner)
    return winner.medium.model_copy(update={"evidence": [*winner.medium.evidence, *lines.values()]})


def other_line(other: Finding, of_this: Finding | None, winner: Finding) -> str:
    """Say what another driver saw: `of_this` is its finding of the winner's medium, if it has one."""
    if of_this is not None and of_this.medium.state is State.BLANK and winner.content:
        return sentences.say("evidence.other_shows_nothing", product=other.product)
    if of_this is not None:
        return sentences.say("evidence.other_same", product=other.product, title=of_this.medium.title)
    failure = other.reading.failure if other.reading is not None else None
    key = f"others.{failure.code}" if failure is not None else "evidence.other_nothing"
    return sentences.say(key, product=other.product)
