"""All drivers' findings and PC/SC's facts together: one entry per medium, in the order the agent sees."""

from __future__ import annotations

import datetime
from dataclasses import replace

from native_host.protocol.messages import Medium, State
from native_host.token.diagnosis.cards import (
    card_of,
    failed_to_ask,
    no_driver_sought,
    place_of,
    unexplained,
    unknown_card,
    with_card,
    with_named_driver,
)
from native_host.token.diagnosis.findings import Finding
from native_host.token.diagnosis.judge import judged
from native_host.token.diagnosis.late import unsure_where_late
from native_host.token.diagnosis.merge import grouped, with_others
from native_host.token.diagnosis.problems import (
    empty_readers,
    no_medium,
    nothing_installed,
    surroundings,
    with_surroundings,
)
from native_host.token.diagnosis.slots import diagnose
from native_host.token.pcsc.facts import Facts, Reader, is_virtual
from native_host.token.pcsc.reader_match import folded, reader_of
from native_host.token.readings.reading import Reading
from native_host.token.readings.slot import SlotSnapshot

_ORDER = (
    State.BLANK,
    State.OPERATIONAL,
    State.KEY_WITHOUT_CERTIFICATE,
    State.CERTIFICATE_WITHOUT_KEY,
    State.CHAIN_ONLY,
    State.EXPIRED,
    State.NOT_YET_VALID,
    State.NO_USER_PIN,
    State.NOT_INITIALIZED,
    State.INDETERMINATE,
    State.UNRECOGNIZED,
    State.NO_TOKEN,
    State.NO_READER,
    State.SERVICE_STOPPED,
    State.DRIVER_FAILED,
    State.DRIVER_MISSING,
)
"""Media that something can be said of, then media that nothing can be said of, then problems."""

_HOLDER_READ = (
    State.OPERATIONAL,
    State.CERTIFICATE_WITHOUT_KEY,
    State.EXPIRED,
    State.NOT_YET_VALID,
)
"""States of a medium from which a holder's certificate was read."""

_LAST = len(_ORDER)
_NOT_ASKED = Facts()


def assemble(
    readings: list[Reading],
    now: datetime.datetime,
    facts: Facts = _NOT_ASKED,
    changed: frozenset[str] = frozenset(),
    *,
    unsure: bool = False,
) -> list[Medium]:
    """Return the media and problems that all show together, the most useful first; never empty.

    Args:
        readings: the drivers' answers.
        now: the moment of judging, aware.
        facts: what PC/SC said.
        changed: PC/SC's names of readers whose card came or went while the drivers read.
        unsure: PC/SC could not say whether any did.
    """
    readings = [_with_changes(reading, facts, changed) for reading in readings]
    diagnosed = [one for reading in readings for one in diagnose(reading, now)]
    findings = [one for one in diagnosed if not _unreal(one)]
    groups = grouped([one for one in findings if one.slot and one.medium.state is not State.NO_TOKEN], facts)
    winners = [(judged(group, findings, readings, facts, unsure=unsure), group) for group in groups]
    cards = unexplained([winner for winner, _ in winners], facts)
    failures = [one for one in findings if one.reading and one.reading.failure and one.slot is None]

    if failed_to_ask(readings):
        # A driver that did not answer may know the card: its failure is what the agent can act on.
        told = [_on_failure(one, cards, facts) for one in failures]
        winners = [pair for pair in winners if not _is_unknown(pair[0], cards, facts)]
        media = [_finished(winner, group, findings, cards, facts) for winner, group in winners]
    else:
        told = failures
        media = [_finished(winner, group, findings, cards, facts) for winner, group in winners]
        places = [place_of(winner, facts) for winner, _ in winners]
        for reader in cards:
            if reader not in places:
                lone = unknown_card(reader, readings)
                media.append(lone.but(evidence=with_others(lone, [], findings).evidence))

    if media:
        problems = empty_readers(
            [one for one in findings if not _is_shown(one, [won for won, _ in winners], facts)]
        )
    else:
        problems = [] if cards else no_medium(findings, readings, facts)
        if not problems and not failed_to_ask(readings):
            told = [with_surroundings(one, [], facts) for one in told] or [nothing_installed(facts)]
    found = unsure_where_late([*media, *problems, *told], readings, facts)
    return _in_order(found, readings, facts)


def none_sought(facts: Facts) -> list[Medium]:
    """Return the problem of a configuration that allows no driver, one for each card that PC/SC sees."""
    found = no_driver_sought()
    cards = [with_named_driver(found, reader) for reader in facts.cards]
    return _in_order(cards or [with_surroundings(found, [], facts)], [], facts)


def settled(media: list[Medium], facts: Facts) -> bool:
    """Whether a driver that is still missing matters to no medium: a holder's certificate was read from each.

    A certificate that any driver reads wins. An empty medium is never settled: the missing driver may be the
    one that shows what is on it. Nor is anything while PC/SC sees, or may see, a card that nobody shows: it
    may be the customer's, and the one that was read somebody else's.
    """
    found = [one for one in media if not one.spare and _ORDER.index(one.state) < _ORDER.index(State.NO_TOKEN)]
    places = [reader_of(one.reader or "", facts) for one in found]
    return (
        bool(found)
        and all(one.state in _HOLDER_READ for one in found)
        and facts.known
        and all(card in places for card in facts.cards)
    )


def _unreal(finding: Finding) -> bool:
    """Whether a finding is about one of Windows' own virtual readers, with no token in it."""
    slot = finding.slot
    return slot is not None and slot.token is None and is_virtual(slot.description)


def _with_changes(reading: Reading, facts: Facts, changed: frozenset[str]) -> Reading:
    """Return the reading with the slots marked whose card came or went meanwhile."""

    def was_changed(slot: SlotSnapshot) -> bool:
        reader = reader_of(slot.description, facts.with_gone)
        return slot.token is not None and reader is not None and reader.name in changed

    slots = tuple(replace(slot, changed=slot.changed or was_changed(slot)) for slot in reading.slots)
    return replace(reading, slots=slots)


def _is_unknown(finding: Finding, cards: list[Reader], facts: Facts) -> bool:
    return finding.medium.state is State.UNRECOGNIZED and place_of(finding, facts) in cards


def _is_shown(finding: Finding, winners: list[Finding], facts: Facts) -> bool:
    """Whether a medium is shown in a finding's reader: what it says of that is told with the medium."""
    if finding.slot is None:
        return False
    place, name = place_of(finding, facts), folded(finding.slot.description)
    return any(
        (place is not None and place == place_of(one, facts))
        or (bool(name) and one.slot is not None and name == folded(one.slot.description))
        for one in winners
    )


def _on_failure(finding: Finding, cards: list[Reader], facts: Facts) -> Finding:
    """Return a driver's failure with the card that it did not tell about."""
    finding = with_surroundings(finding, cards, facts)
    return finding.but(card=card_of(cards[0]), reader=cards[0].name) if cards else finding


def _finished(
    winner: Finding, group: list[Finding], findings: list[Finding], cards: list[Reader], facts: Facts
) -> Finding:
    """Return a medium's finding with what the other drivers and PC/SC say of it."""
    if winner.medium.spare:
        return winner
    reader = place_of(winner, facts)
    done = winner.but(evidence=with_others(winner, group, findings).evidence)
    if reader is not None and reader in cards:
        return with_card(done, reader)
    return done.but(card=card_of(reader)) if reader is not None else done


def _in_order(findings: list[Finding], readings: list[Reading], facts: Facts) -> list[Medium]:
    read_at = max((reading.read_at for reading in readings), default=None)
    media = []
    for finding in sorted(findings, key=lambda one: _rank(one, findings)):
        software = finding.slot is not None and finding.slot.software
        lines = finding.medium.evidence + ([] if software else surroundings(facts))
        media.append(
            finding.medium.model_copy(
                update={"evidence": lines, "read_at": finding.medium.read_at or read_at}
            )
        )
    return media


def _rank(finding: Finding, findings: list[Finding]) -> int:
    """Return the place in the order; the free slot of a software token comes last beside any other medium."""
    others = (other for other in findings if other is not finding)
    if finding.medium.spare and any(_is_medium(other) for other in others):
        return _LAST
    return _ORDER.index(finding.medium.state)


def _is_medium(finding: Finding) -> bool:
    return not finding.medium.spare and _ORDER.index(finding.medium.state) < _ORDER.index(State.NO_TOKEN)
