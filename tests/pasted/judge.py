"""What a parser's answer is worth, measured by the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult
from tests.pasted import Case


@dataclass(frozen=True)
class Verdict:
    """Per key whether it is right, and what was wrongly presented as sure."""

    case: Case
    right: dict[str, bool]
    wrongly_sure: list[str]

    @property
    def all_right(self) -> bool:
        """Whether every field of the text is right."""
        return all(self.right.values())


def judge(case: Case, result: CustomerParseResult) -> Verdict:
    """Compare an answer with what is right."""
    several = len(case.people) > 1
    offered = [one for one in result.candidates if one.confidence is not Confidence.UNSURE]
    right = dict.fromkeys((key.value for key in CustomerKey), True)
    for index, person in enumerate(case.people):
        of_person = [one for one in offered if not several or one.person == index]
        for key in right:
            values = [one.value for one in of_person if one.key.value == key]
            right[key] &= _is_right(values, person[key], case.also.get(key, []), case.never_sure[key])
    if several and result.people != len(case.people):
        right = dict.fromkeys(right, False)
    return Verdict(case, right, [one.value for one in result.candidates if is_wrongly_sure(one, case)])


def _is_right(values: list[str], expected: list[str], also: list[str], tolerated: list[str]) -> bool:
    first, rest = values[: len(expected)], values[len(expected) :]
    # Of several phones the surer one comes first, wherever it stands in the text.
    return sorted(alike(first)) == sorted(alike(expected)) and set(alike(rest)) <= {
        *alike([*also, *tolerated])
    }


def is_wrongly_sure(candidate: Candidate, case: Case) -> bool:
    """Whether a value is called sure that must not be: another's, or one of several customers'."""
    if candidate.confidence is not Confidence.SURE:
        return False
    if len(case.people) > 1:
        return True
    key = candidate.key.value
    return not set(alike([candidate.value])) <= {*alike([*case.people[0][key], *case.also.get(key, [])])}


def alike(values: list[str]) -> list[str]:
    """Return the values as they are compared: the case of letters and the dot of `Ltda.` make no other."""
    return [value.casefold().rstrip(".") for value in values]
