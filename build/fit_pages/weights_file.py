"""The weights as the file that the engine's are generated from."""

from __future__ import annotations

from build.fit_pages.dump import Dump
from build.fit_pages.fitting import PENALTY, Weights
from tests.support.paths import ROOT

WEIGHTS = ROOT / "extension/src/page/locate/weights.toml"
_HEAD = (
    "# What each piece of evidence is worth: logarithms of odds, added up. Made by `make fit`, not by hand."
)
_WHAT = {"link": "Whether a text is a control's label.", "field": "Whether a control is a field."}


def as_toml(weights: Weights, dumps: list[Dump]) -> str:
    """Return the file."""
    penalties = " and ".join(map(str, PENALTY.values()))
    families = len({one.family for one in dumps})
    lines = [
        _HEAD,
        f"# Fitted to {len(dumps)} pages of {families} families; penalties {penalties}.",
    ]
    for part, table in weights.items():
        lines += [
            "",
            f"# {_WHAT[part]}",
            f"[{part}]",
            *(f"{name} = {worth}" for name, worth in table.items()),
        ]
    return "\n".join(lines) + "\n"
