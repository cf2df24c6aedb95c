"""The plan for every page of the corpus: all fields of the map, each with a value that no other field has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import native_host
from native_host.protocol.messages import FillPlan, PageMap, Policy, Source, Step
from native_host.toml import load_toml
from tests.browser.engine.harness import plan
from tests.pages.data import fields

_LEVELS = ("tipo", "categoria_1", "categoria_2", "categoria_3")
_BEFORE_LEVELS = ("cliente", "contato")


@cache
def page_map() -> PageMap:
    """Return the map that is shipped beside the models in use: the corpus has none of its own."""
    return PageMap.model_validate(load_toml(Path(native_host.__file__).parent / "pages/qualitor.toml"))


@cache
def values() -> dict[str, str]:
    """Return what the plan puts into each field."""
    return {field.key: field.value for field in fields()}


@cache
def plan_of_all(*, cascade: bool) -> FillPlan:
    """Return the plan; with `cascade` its steps come after the category's as in the procedure."""
    return plan(page_map(), steps_of_all(cascade=cascade))


def steps_of_all(*, cascade: bool) -> list[Step]:
    """Return the plan's steps."""
    return [
        Step(
            **known.model_dump(include=set(Step.model_fields)),
            value=values()[known.key],
            source=Source.PROCEDURE,
            policy=Policy.SET,
            after=_after(known.key) if cascade else [],
            required=False,
        )
        for known in page_map().fields
    ]


def _after(key: str) -> list[str]:
    if key in _BEFORE_LEVELS or key == _LEVELS[0]:
        return []
    return [_LEVELS[_LEVELS.index(key) - 1] if key in _LEVELS else _LEVELS[-1]]
