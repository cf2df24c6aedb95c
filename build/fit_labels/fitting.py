"""Logistic regression: whether a text names a field, by its likeness to the best of the field's labels."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from build.fit.descent import descend
from build.fit_labels.corpus import Features, Labelled

Weights = dict[str, float]

PRIORS: Weights = {
    "bias": 4.0,
    "inflected": -0.2,
    "synonym": -0.5,
    "cut": -1.0,
    "stem": -1.5,
    "typo": -1.5,
    "letter": -3.0,
    "none_whole": -0.5,
    "one_word": 0.0,
    "inverted": -0.5,
    "enumerated": -0.5,
    "enumerator_as_number": -1.5,
    "repeated": -0.3,
    "preposition_first": -3.0,
    "other_head": -2.0,
    "with_small": -0.2,
    "with_asking": -1.0,
    "with_form": -1.0,
    "with_ticket": -1.0,
    "with_concept": -5.0,
    "with_unknown": -7.0,
    "aside_asking": -0.5,
    "aside_form": -0.5,
    "aside_ticket": -0.5,
    "aside_concept": -3.0,
    "aside_unknown": -4.0,
    "remark": -1.0,
}
"""What differences are worth before a label is seen, as logarithms of odds."""

PENALTY = 0.5
"""Of the square of how far a weight is from its prior."""

PENALTY_OF_GAIN = 100.0
"""The same for a difference that would speak for the label."""

WRONG_WORTH = 4.0
"""A wrong meaning puts a value into another field, a missed one leaves it empty."""

LEAST = 0.75
"""How likely a meaning must be at least."""

ROUNDS = 4
"""Which of a field's labels is the likest depends on the weights."""


def fit(labels: Iterable[Labelled], leave_out: str | None = None) -> Weights:
    """Return the weights that fit the texts of all families but one."""
    kept = [one for one in labels if one.family != leave_out]
    weights = PRIORS
    for _ in range(ROUNDS):
        weights = _fitted([choice for one in kept for choice in _choices(one, weights)])
    return weights


def likelihood(features: Features, weights: Weights) -> float:
    """Return how likely a text with these features names the label's field."""
    total = sum(count * weights.get(name, 0.0) for name, count in features.items())
    return 1 / (1 + math.exp(-total))


def best(one: Labelled, weights: Weights) -> dict[str, tuple[float, Features]]:
    """Return each field that a text may name, with how likely it is and by what."""
    found: dict[str, tuple[float, Features]] = {}
    for key, features in one.alike:
        likely = likelihood(features, weights)
        if key not in found or likely > found[key][0]:
            found[key] = likely, features
    return found


def likeliest(one: Labelled, weights: Weights, least: float) -> set[str]:
    """Return the fields that a text names."""
    return {key for key, (likely, _) in best(one, weights).items() if likely >= least}


def _choices(one: Labelled, weights: Weights) -> Iterable[tuple[Features, bool]]:
    for key, (_, features) in best(one, weights).items():
        if key == one.key or not one.may_be(key):
            yield features, key == one.key


def _fitted(choices: list[tuple[Features, bool]]) -> Weights:
    alike: dict[tuple[frozenset[tuple[str, float]], bool], int] = defaultdict(int)
    for features, right in choices:
        alike[frozenset(features.items()), right] += 1
    names = sorted({*PRIORS, *(name for features, _ in choices for name in features)})
    priors = [PRIORS.get(name, 0.0) for name in names]

    def loss(point: list[float]) -> tuple[float, list[float]]:
        value = dict(zip(names, point, strict=True))
        slope = dict.fromkeys(names, 0.0)
        total = 0.0
        for (items, right), times in alike.items():
            features = dict(items)
            likely = likelihood(features, value)
            worth = times * (1.0 if right else WRONG_WORTH)
            total -= worth * math.log(max(likely if right else 1 - likely, 1e-12))
            for name, count in features.items():
                slope[name] += worth * (likely - right) * count
        for name, prior in zip(names, priors, strict=True):
            away = value[name] - prior
            total += PENALTY * away * away / 2
            slope[name] += PENALTY * away
            if name != "bias" and value[name] > 0:
                total += PENALTY_OF_GAIN * value[name] ** 2 / 2
                slope[name] += PENALTY_OF_GAIN * value[name]
        return total, [slope[name] for name in names]

    return dict(zip(names, descend(loss, priors), strict=True))
