"""Draws what each generated page is made of: always the same, because the seed is fixed."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.pages.data import decoys, fields, plan_of_pages, styles
from tests.pages.labels import MARKS
from tests.pages.model import Recipe


def recipes() -> list[Recipe]:
    """Return the recipes of all generated pages."""
    asked = plan_of_pages()
    wishes = [
        {"name": f"{style}_{variant + 1}", "style": style}
        for style in styles()
        for variant in range(asked["variants"])
    ]
    wishes += asked["pages"]
    marks = list(MARKS)
    return [_drawn(wish, marks[index % len(marks)], asked) for index, wish in enumerate(wishes)]


def _drawn(wish: dict[str, Any], marks: str, asked: dict[str, Any]) -> Recipe:
    """Complete a wish: what it does not name is drawn, for each page apart: a new one changes no other."""
    rng = Random(f"{asked['seed']}/{wish['name']}")
    axes = asked["axes"]
    values: dict[str, Any] = {
        axis: rng.choice(axes[axis]) for axis in ("ids", "sections", "labels", "radios", "others")
    }
    keys = [field.key for field in fields()]
    values["leave_out"] = rng.sample(keys, rng.choice(axes["leave_out"]))
    values["decoys"] = rng.sample(list(decoys()), rng.choice(axes["decoys"]))
    values |= {"marks": marks} | wish
    own = styles()[values["style"]].radios
    if own:
        values["radios"] = own
    values["leave_out"] = tuple(values["leave_out"])
    values["decoys"] = tuple(values["decoys"])
    return Recipe(**values)
