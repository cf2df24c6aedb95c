"""How good a model is: per key what is right of what is called sure, called likely, or put in unasked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from build.fit.dump import Dump
from native_host.customer.extract.model import Model
from native_host.customer.extract.resolver import resolve
from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult
from tests.pasted.judge import judge

PHONES_UNASKED = 2
"""The ticket has a field for each of so many phones: up to these, none is a choice."""


@dataclass
class Measured:
    """Counts over many texts.

    Attributes:
        counts: by key, confidence (or `unasked`) and whether the value was right.
        expected: right values by key.
        wholly: texts that are right in every field, of each family.
        texts: of each family.
        wrong: texts that are not wholly right, and values wrongly put in unasked.
    """

    counts: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    wholly: Counter[str] = field(default_factory=Counter)
    texts: Counter[str] = field(default_factory=Counter)
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, one: Dump, result: CustomerParseResult) -> None:
        """Count one text."""
        verdict = judge(one.case, result)
        self.texts[one.family] += 1
        self.wholly[one.family] += verdict.all_right
        if not verdict.all_right:
            keys = " ".join(key for key, right in verdict.right.items() if not right)
            self.wrong.append((one.family, one.case.id, keys))
        for person in one.case.people:
            for key, values in person.items():
                self.expected[key] += len(values)
        unasked = {id(candidate) for candidate in unasked_of(result)}
        for candidate in result.candidates:
            right = one.truth(candidate.key, candidate.value)
            if candidate.confidence is Confidence.UNSURE:
                continue
            key = candidate.key.value
            self.counts[key, candidate.confidence.value, right is not False] += 1
            if id(candidate) in unasked:
                self.counts[key, "unasked", right is not False] += 1
                if right is False:
                    self.wrong.append((one.family, one.case.id, f"unasked {key}: {candidate.value}"))

    def table(self) -> str:
        """Return all counts as lines."""
        lines = ["key        sure: right wrong   likely: right wrong   unasked: right wrong   right values"]
        for key in (*(key.value for key in CustomerKey), "all"):
            counts = [
                str(sum(n for (own, how, right), n in self.counts.items()
                        if key in (own, "all") and how == kind and right is ok))
                for kind in ("sure", "likely", "unasked") for ok in (True, False)
            ]  # fmt: skip
            expected = self.expected.total() if key == "all" else self.expected[key]
            lines.append(f"{key:10} " + " ".join(f"{count:>10}" for count in (*counts, expected)))
        whole, texts = self.wholly.total(), self.texts.total()
        lines.append(f"wholly right: {whole} of {texts} ({whole / max(1, texts):.1%})")
        lines += [
            f"  {family:24} {self.wholly[family]} of {count} ({self.wholly[family] / count:.1%})"
            for family, count in sorted(self.texts.items(), key=lambda item: self.wholly[item[0]] / item[1])
        ]
        return "\n".join(lines)


def measured(dumps: list[Dump], model: Model) -> Measured:
    """Return what becomes of the texts with these weights."""
    counts = Measured()
    for one in dumps:
        counts.add(one, resolve(one.found, model))
    return counts


def unasked_of(result: CustomerParseResult) -> list[Candidate]:
    """Return what a card would put in by itself: the only believable value of a key, or up to two phones."""
    if result.people > 1:
        return []
    found: list[Candidate] = []
    for key in CustomerKey:
        own = [one for one in result.candidates if one.key is key and one.confidence is not Confidence.UNSURE]
        if len(own) <= (PHONES_UNASKED if key is CustomerKey.PHONE else 1):
            found += own
    return found
