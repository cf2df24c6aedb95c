"""What answers are worth over many texts: per key, and wholly, by how far each value was believed."""

from __future__ import annotations

from dataclasses import dataclass, field

from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult
from tests.pasted import Case, Values
from tests.pasted.judge import alike, is_wrongly_sure, judge

PHONES_MAX = 2
"""A ticket's lines for phones: more of them are a choice, and none is put in."""


@dataclass
class KeyCount:
    """Values of one key.

    Attributes:
        there: right values that the texts hold.
        right: of them, offered as sure or likely.
        sure: of them, offered as sure.
        wrong: other values offered as sure or likely.
        wrong_sure: values offered as sure that must not be.
        unasked: values that would be put into the ticket without a question.
        wrong_unasked: of them, wrong ones.
    """

    there: int = 0
    right: int = 0
    sure: int = 0
    wrong: int = 0
    wrong_sure: int = 0
    unasked: int = 0
    wrong_unasked: int = 0

    def add(self, other: KeyCount) -> None:
        """Add another's counts."""
        for name, count in vars(other).items():
            setattr(self, name, getattr(self, name) + count)


@dataclass
class Measured:
    """Many texts.

    Attributes:
        texts: how many.
        whole: how many are right in every key.
        keys: counts by key.
        faults: of each text that is not, or with a wrong value called sure or put in: what was wrong.
    """

    texts: int = 0
    whole: int = 0
    keys: dict[str, KeyCount] = field(default_factory=lambda: {key.value: KeyCount() for key in CustomerKey})
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def all_keys(self) -> KeyCount:
        """The counts of all keys together."""
        total = KeyCount()
        for count in self.keys.values():
            total.add(count)
        return total

    def add(self, case: Case, result: CustomerParseResult) -> None:
        """Count one text."""
        verdict = judge(case, result)
        told = [f"{key} not right" for key, right in verdict.right.items() if not right]
        self.texts += 1
        self.whole += verdict.all_right
        put_in = {id(one) for one in put_in_unasked(result)}
        for key, count in self.keys.items():
            right = alike([value for person in case.people for value in person[key]])
            count.there += len(right)
            own = [one for one in result.candidates if one.key.value == key]
            believed = set(alike([one.value for one in own if one.confidence is not Confidence.UNSURE]))
            sure = set(alike([one.value for one in own if one.confidence is Confidence.SURE]))
            count.right += len(believed & set(right))
            count.sure += len(sure & set(right))
            may_be = {*right, *alike([*case.also.get(key, []), *case.never_sure[key]])}
            count.wrong += len(believed - may_be)
            for one in own:
                if is_wrongly_sure(one, case):
                    count.wrong_sure += 1
                    told.append(f"{key} {one.value} is called sure")
                if id(one) in put_in:
                    count.unasked += 1
                    if not set(alike([one.value])) <= may_be:
                        count.wrong_unasked += 1
                        told.append(f"{key} {one.value} is put in")
        if told:
            self.faults[case.id] = "; ".join(told)

    def merge(self, other: Measured) -> None:
        """Add another's texts."""
        self.texts += other.texts
        self.whole += other.whole
        self.faults |= other.faults
        for key, count in self.keys.items():
            count.add(other.keys[key])


def put_in_unasked(result: CustomerParseResult) -> list[Candidate]:
    """Return what goes in without a question: of one customer, where there is nothing to choose from."""
    if result.people > 1:
        return []
    put_in = []
    for key in CustomerKey:
        believed = [
            one for one in result.candidates if one.key is key and one.confidence is not Confidence.UNSURE
        ]
        if len(believed) <= (PHONES_MAX if key is CustomerKey.PHONE else 1):
            put_in += believed
    return put_in


def counted_alone(found: Values, case: Case) -> dict[str, tuple[int, int]]:
    """Return, per key, how many right values and how many others a finder without confidences has found."""
    counts = {}
    for key, values in found.items():
        right = set(alike([value for person in case.people for value in person[key]]))
        may_be = {*right, *alike([*case.also.get(key, []), *case.never_sure[key]])}
        own = set(alike(values))
        counts[key] = len(own & right), len(own - may_be)
    return counts
