"""A blank token beside a slot of the same driver that could not be read. Pure.

Some drivers show one medium in two slots (IDPrime), so what makes it "not blank" may be in the other one.
"""

from __future__ import annotations

from native_host.protocol.messages import State
from native_host.token import sentences
from native_host.token.findings import Finding
from native_host.token.pcsc.facts import Facts
from native_host.token.places import reader_of

_UNKNOWN = "?"
"""Said of a reader whose name the driver had not told yet."""


def with_unread(finding: Finding, facts: Facts) -> Finding:
    """Return a finding as it is, or a blank token as not confirmed if it may be in a slot left unread too."""
    if finding.medium.state is not State.BLANK or finding.slot is None or finding.reading is None:
        return finding
    own = reader_of(finding.slot.description, facts)
    doubtful = []
    for description in finding.reading.unread:
        other = reader_of(description, facts)
        if own is None or other is None or own == other:
            doubtful.append(description or _UNKNOWN)
    if not doubtful:
        return finding
    line = sentences.say("evidence.blank_unread", readers=", ".join(dict.fromkeys(doubtful)))
    return finding.but(
        confirmed=False,
        title=sentences.say("titles.blank_unread"),
        hint=sentences.say("hints.blank_unread"),
        evidence=[*finding.medium.evidence, line],
    )
