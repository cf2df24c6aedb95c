"""Logistic regression, one for each key, with a penalty on weights far from their priors (`priors.toml`).

Of a phone it is asked whether it is the customer's; of the other keys, which one of the text's candidates is,
or none: a softmax over the candidates of one customer and the choice of none, whose worth is 0.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from build.fit.descent import descend
from build.fit.dump import Dump
from native_host.customer.extract.model import BIAS, SEVERAL, KeyModel, Model
from native_host.protocol.messages import CustomerKey
from native_host.toml import load_toml

PENALTY = 3.0
"""Of the square of how far a weight is from its prior, against the logarithm of the probability of the right
choices."""
PENALTY_OF_BIAS = 0.01
"""The same for what every candidate has: hardly any."""
FAMILY_WORTH = 40.0
"""Choices of a key that a family counts for, however many it has."""
WRITTEN_WORTH = 2.0
"""How much more a text counts that somebody wrote than one that was made."""
TOLERATED = 0.5
"""What a choice counts that is right only because a value may be offered or not."""

_Signals = tuple[frozenset[str], ...]
_Choice = tuple[_Signals, int]
"""The signals of each candidate, and which one is right; -1: none."""


def fit(dumps: Iterable[Dump], leave_out: str | None = None) -> Model:
    """Return the model that fits the texts of all families but one."""
    kept = [one for one in dumps if one.family != leave_out]
    return {key: _of_key(key, _choices(kept, key)) for key in CustomerKey}


def _choices(dumps: list[Dump], key: CustomerKey) -> dict[_Choice, float]:
    """Return all choices with what each counts; those that are the same are one."""
    by_hand = {one.family for one in dumps if one.is_by_hand}
    by_family: dict[str, dict[_Choice, float]] = defaultdict(lambda: defaultdict(float))
    for one in dumps:
        for choice, worth in _of_text(one, key):
            by_family[one.family][choice] += worth
    found: dict[_Choice, float] = defaultdict(float)
    for family, choices in by_family.items():
        share = FAMILY_WORTH / max(FAMILY_WORTH, sum(choices.values()))
        if family in by_hand:
            share *= WRITTEN_WORTH
        for choice, worth in choices.items():
            found[choice] += worth * share
    return found


def _of_text(one: Dump, key: CustomerKey) -> Iterable[tuple[_Choice, float]]:
    by_person: dict[int, list[tuple[frozenset[str], bool | None]]] = defaultdict(list)
    for candidate in one.found.candidates:
        if candidate.key is key:
            by_person[candidate.person].append((candidate.signals, one.truth(key, candidate.value)))
    for candidates in by_person.values():
        if key in SEVERAL:
            for signals, truth in candidates:
                yield ((signals,), 0 if truth else -1), TOLERATED if truth is None else 1.0
            continue
        truths = [truth for _, truth in candidates]
        right = truths.index(True) if True in truths else -1
        worth = TOLERATED if right < 0 and None in truths else 1.0
        yield (tuple(signals for signals, _ in candidates), right), worth


@dataclass(frozen=True)
class _Problem:
    """The choices with signals as numbers.

    Attributes:
        priors: what each weight is drawn to.
        penalties: how strongly.
    """

    choices: list[tuple[float, int, list[list[int]]]]
    priors: list[float]
    penalties: list[float]

    def loss(self, weights: list[float]) -> tuple[float, list[float]]:
        """Return the negative logarithm of the probability of all right choices, and its slope."""
        away = [weight - prior for weight, prior in zip(weights, self.priors, strict=True)]
        slope = [penalty * one for penalty, one in zip(self.penalties, away, strict=True)]
        loss = sum(one * pull for one, pull in zip(away, slope, strict=True)) / 2
        for worth, right, candidates in self.choices:
            scores = [sum([weights[index] for index in indices]) for indices in candidates]
            top = max([0.0, *scores])
            parts = [math.exp(score - top) for score in scores]
            total = math.exp(-top) + sum(parts)
            loss += worth * (top + math.log(total) - (scores[right] if right >= 0 else 0.0))
            for number, indices in enumerate(candidates):
                pull = worth * (parts[number] / total - (number == right))
                if abs(pull) > _NOTHING:
                    for index in indices:
                        slope[index] += pull
        return loss, slope


_NOTHING = 1e-9


def _of_key(key: CustomerKey, choices: dict[_Choice, float]) -> KeyModel:
    priors = _priors(key)
    names = [BIAS, *sorted({name for signals, _ in choices for own in signals for name in own})]
    numbers = {name: number for number, name in enumerate(names)}
    problem = _Problem(
        [
            (worth, right, [[0, *(numbers[name] for name in own)] for own in signals])
            for (signals, right), worth in choices.items()
        ],
        [priors.get(name, 0.0) for name in names],
        [PENALTY_OF_BIAS, *(PENALTY for _ in names[1:])],
    )
    weights = descend(problem.loss, problem.priors)
    return KeyModel({**priors, **dict(zip(names, weights, strict=True))})


@cache
def _priors(key: CustomerKey) -> dict[str, float]:
    table = cast("dict[str, dict[str, float]]", load_toml(Path(__file__).with_name("priors.toml")))
    return {**table["all"], **table[key.value]}
