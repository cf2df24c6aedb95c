"""Whose values a pasted text about several people gives: the chosen one's, or nobody's."""

from __future__ import annotations

from native_host.protocol.messages import Confidence, CustomerKey, PersonChoice, PreparedCandidate

_SEVERAL = "several_people"
"""The issue of what was recognised in a text about several people."""


def of_one_person(candidates: list[PreparedCandidate]) -> list[PreparedCandidate]:
    """Return the candidates of the pastes that are about one person, or of the one that was chosen."""
    several = {choice.paste for choice in choices_of_people(candidates)}
    return [_settled(one) for one in candidates if one.paste not in several]


def _settled(candidate: PreparedCandidate) -> PreparedCandidate:
    """Return the candidate without the request to choose a person: there is no other any more."""
    left = [issue for issue in candidate.issues if issue.code != _SEVERAL]
    return candidate.model_copy(update={"issues": left})


def choices_of_people(candidates: list[PreparedCandidate]) -> list[PersonChoice]:
    """Return who the pastes are about that are about several people."""
    people: dict[int, dict[int, str]] = {}
    for one in candidates:
        names = people.setdefault(one.paste, {})
        name = one.display if one.key is CustomerKey.NAME and one.confidence is not Confidence.UNSURE else ""
        names[one.person] = names.get(one.person) or name
    return [
        PersonChoice(paste=paste, person=person, name=name)
        for paste, names in people.items()
        if len(names) > 1
        for person, name in sorted(names.items())
    ]
