"""What a fill came to on a page, judged by what its controls hold and not by what the engine says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from native_host.protocol.messages import FillReport, StepStatus
from tests.browser.corpus.wanted import values

SECOND, PASSIVE = "+~"
"""Begin the marks of a field's second control, which may stay empty or takes the second part of the value,
and of one that its widget changes by itself."""


class Held(TypedDict):
    """A control of the page: see `truth.js`."""

    mark: str
    name: str
    content: str


@dataclass
class Outcome:
    """One page filled and undone.

    Attributes:
        name: the page's.
        group: what it counts under.
        traits: what the page is made of.
        fields: keys that have a control on the page.
        hits: those whose control holds the right value.
        wrong: sentences: a control that holds what it must not, a report that says what is not so.
        changed: of the wrong ones, those about controls that no step names.
        statuses: how the engine says that each step ended.
        not_undone: what the undo left different, or says that it could not bring back.
        left: of that, what the undo does not say.
        recognised: a click fills the page without being asked twice.
        filled_s: seconds that the fill took, on a machine that fills others meanwhile.
        broken: why the fill or the undo came to no end; empty: it did.
    """

    name: str
    group: str
    traits: tuple[str, ...]
    fields: frozenset[str]
    hits: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)
    not_undone: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    recognised: bool = False
    filled_s: float = 0.0
    broken: str = ""

    @property
    def misses(self) -> dict[str, str]:
        """Keys that have a control and were not filled, with what the engine says of them."""
        return {key: self.statuses.get(key, "?") for key in sorted(self.fields - self.hits)}


def judge(
    outcome: Outcome,
    before: list[Held],
    after: list[Held],
    report: FillReport,
    own: Mapping[str, str] | None = None,
) -> None:
    """Note hits and wrong fields; `own`: the right values that are not the plan's, as the page words them."""
    right = {**values(), **(own or {})}
    outcome.statuses = {step.key: step.status.value for step in report.steps}
    at_first = _by_place(before)
    seconds = {held["mark"][1:]: held["content"] for held in after if held["mark"].startswith(SECOND)}
    for place, held in _by_place(after).items():
        key, _, caption = held["mark"].partition("=")
        content = held["content"]
        if key.startswith((SECOND, PASSIVE)):
            continue
        if seconds.get(key):
            content = f"{content} / {seconds[key]}"
        if key == "":
            if content != (at_first[place]["content"] if place in at_first else ""):
                outcome.changed.append(f"{held['name']}: {content!r} in a control that is no field")
        elif caption:
            if content and caption == right[key]:
                outcome.hits.add(key)
            elif content:
                outcome.wrong.append(f"{key}: {caption!r} is chosen")
        elif content and same(content, right[key]):
            outcome.hits.add(key)
        elif content != (at_first[place]["content"] if place in at_first else ""):
            outcome.wrong.append(f"{key}: holds {content!r}")
    outcome.wrong += outcome.changed
    for step in report.steps:
        if step.status is StepStatus.FILLED and step.key not in outcome.hits:
            outcome.wrong.append(f"{step.key}: said to be filled, met {step.label!r}")


def same(content: str, wanted: str) -> bool:
    """Whether a control holds a value; marks that a mask puts into a number do not count."""
    return content == wanted or (
        any(c.isdigit() for c in wanted) and re.sub(r"\W", "", content) == re.sub(r"\W", "", wanted)
    )


def _by_place(controls: list[Held]) -> dict[tuple[str, str, int], Held]:
    count: Counter[tuple[str, str]] = Counter()
    found: dict[tuple[str, str, int], Held] = {}
    for held in controls:
        place = (held["mark"], held["name"])
        found[held["mark"], held["name"], count[place]] = held
        count[place] += 1
    return found
