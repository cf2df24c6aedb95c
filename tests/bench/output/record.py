"""The results as JSON: what a later run, or anybody's program, can read."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from tests.bench.judging.figure import Result
from tests.bench.judging.pairs import CONFIDENCE

SCHEMA = 1
"""Raised when a key changes its meaning; keys may be added without."""


def record(results: Sequence[Result], commit: str, base: str | None, *, changed: bool) -> str:
    """Return the whole run as JSON: the machine itself is not described, ratios travel without it.

    `changed`: what was measured holds more than `commit` does.
    """
    content = {
        "schema": SCHEMA,
        "commit": commit,
        "changed": changed,
        "base": base,
        "confidence": CONFIDENCE,
        "figures": [_figure(result) for result in results],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _figure(result: Result) -> dict[str, object]:
    figure = result.figure
    return {
        "key": figure.key,
        "title": figure.title,
        "divided_by": figure.floor,
        "bound": figure.bound,
        "verdict": result.verdict.value,
        "ratio": _finite(result.ratio),
        "interval": [_finite(result.low), _finite(result.high)],
        "unit": figure.unit,
        "ours": [round(value, 4) for value in result.ours],
        "theirs": [round(value, 4) for value in result.theirs],
        "detail": result.detail,
    }


def _finite(value: float | None) -> float | None:
    """JSON knows no infinity: something beside nothing has no ratio."""
    return None if value is None or math.isinf(value) else round(value, 4)
