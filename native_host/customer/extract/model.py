"""What signals are worth: weights fitted to texts whose right values are known (`build/fit`)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from native_host.protocol.messages import CustomerKey
from native_host.toml import load_toml

BIAS = "bias"
"""The weight that every candidate has."""
SEVERAL = frozenset({CustomerKey.PHONE})
"""Of these a customer has several: each is judged by itself. Of the others one is right, or none."""


@dataclass(frozen=True)
class KeyModel:
    """The weights of one key's signals, added up to the logarithm of the odds against none.

    Attributes:
        weights: by signal. A signal without a weight adds nothing.
    """

    weights: Mapping[str, float]

    def worth(self, signals: Iterable[str]) -> float:
        """Return the logarithm of the odds of a candidate against none."""
        own = filter(None, map(self.weights.get, signals))
        return self.weights.get(BIAS, 0.0) + math.fsum(own)  # exact: a set's order must not decide


Model = Mapping[CustomerKey, KeyModel]


def chances(key: CustomerKey, worths: Sequence[float]) -> list[float]:
    """Return how probable it is of each candidate of a customer that it is his value of that key.

    Args:
        worths: of each, by its signals.
    """
    if key in SEVERAL:
        return [1 / (1 + math.exp(-worth)) for worth in worths]
    top = max([0.0, *worths])
    parts = [math.exp(worth - top) for worth in worths]
    total = math.exp(-top) + sum(parts)
    return [part / total for part in parts]


@cache
def packaged_model() -> Model:
    """Return the model of `weights.toml`, read once."""
    table = cast("dict[str, dict[str, float]]", load_toml(Path(__file__).with_name("weights.toml")))
    return {CustomerKey(key): KeyModel(weights) for key, weights in table.items()}
