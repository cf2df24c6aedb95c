"""`customer.parse`'s answer: what was recognised in a pasted text, as candidates."""

from __future__ import annotations

from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.read import read_pasted
from native_host.protocol.messages import Candidate, CustomerParseResult

CANDIDATES_MAX = 200
"""A page of people has fewer; more than an agent could look at."""
_LABEL_MAX_CHARS = 60


def parse_customer(text: str) -> CustomerParseResult:
    """Return what was recognised, best first."""
    finds, people = read_pasted(text)
    return CustomerParseResult(
        candidates=[_candidate(find) for find in finds[:CANDIDATES_MAX]], people=people
    )


def _candidate(find: Find) -> Candidate:
    return Candidate(
        key=find.key,
        value=find.value,
        display=find.display,
        confidence=find.confidence,
        issues=find.issues,
        label=find.piece.label.strip()[:_LABEL_MAX_CHARS],
        person=find.person,
    )
