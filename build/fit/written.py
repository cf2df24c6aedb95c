"""The weights as the file that the parser reads."""

from __future__ import annotations

from pathlib import Path

from build.fit.dump import Dump
from build.fit.fitting import PENALTY
from native_host.customer.extract import model as packaged
from native_host.customer.extract.model import Model
from native_host.protocol.messages import CustomerKey

WEIGHTS = Path(packaged.__file__).with_name("weights.toml")
_LEAST = 0.05
"""Weights nearer to nothing are left out."""


def written(model: Model, dumps: list[Dump]) -> str:
    """Return the file's text."""
    families = {one.family for one in dumps}
    lines = [
        "# What each signal is worth: logarithms of odds, added up. Made by `make fit`, not by hand.",
        f"# Fitted to {len(dumps)} texts of {len(families)} families; penalty {PENALTY}.",
    ]
    for key in CustomerKey:
        lines += ["", f"[{key.value}]"]
        lines += [
            f'"{name}" = {weight:.2f}'
            for name, weight in sorted(model[key].weights.items())
            if abs(weight) >= _LEAST
        ]
    return "\n".join(lines) + "\n"
