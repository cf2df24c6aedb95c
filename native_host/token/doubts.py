"""What keeps a blank token that was seen twice from being confirmed all the same. Pure.

Some drivers show one medium in two slots (IDPrime), so what makes it "not blank" may be in a slot that the
driver could not read. And a driver may answer from memory after the medium was pulled out, which PC/SC alone
tells: by what changed, or, where its first answer came too late for that, by a reader that it sees empty.
"""

from __future__ import annotations

from native_host.protocol.messages import State
from native_host.token import sentences
from native_host.token.findings import Finding
from native_host.token.pcsc.facts import Facts
from native_host.token.places import reader_of

_UNKNOWN = "?"
"""Said of a reader whose name the driver had not told yet."""


def doubted(finding: Finding, facts: Facts, *, unsure: bool) -> Finding:
    """Return a finding as it is, or a blank token as not confirmed, with the reason.

    Args:
        finding: of one slot, or of none.
        facts: what PC/SC said.
        unsure: PC/SC could not say whether a medium came or went during the read.
    """
    slot = finding.slot
    if finding.medium.state is not State.BLANK or slot is None or not finding.medium.confirmed:
        return finding
    unread = _unread(finding, facts)
    if unread:
        return _not_confirmed(finding, "blank_unread", readers=", ".join(dict.fromkeys(unread)))
    reader = reader_of(slot.description, facts)
    if reader is not None and not reader.present:
        return _not_confirmed(finding, "blank_gone")
    if unsure and not slot.software:
        return _not_confirmed(finding, "blank_unsure")
    return finding


def _unread(finding: Finding, facts: Facts) -> list[str]:
    """Return the readers of the driver's unread slots that may be the medium's own."""
    if finding.slot is None or finding.reading is None:
        return []
    own = reader_of(finding.slot.description, facts)
    found = []
    for description in finding.reading.unread:
        other = reader_of(description, facts)
        if own is None or other is None or own == other:
            found.append(description or _UNKNOWN)
    return found


def _not_confirmed(finding: Finding, key: str, **values: object) -> Finding:
    return finding.but(
        confirmed=False,
        title=sentences.say("titles.blank_doubted"),
        hint=sentences.say(f"hints.{key}"),
        evidence=[*finding.medium.evidence, sentences.say(f"evidence.{key}", **values)],
    )
