"""The ideal filler on the practice page: see `ideal_filler.js`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Error, Page

from tests.bench.floors.floor import PATIENCE_MS, NoFloorError
from tests.support.agent import CONTROLS

_FILLER = Path(__file__).with_name("ideal_filler.js").read_text("utf-8")
_VALUES = """(ids) => ids.map((id) => [id, document.getElementById(id)?.value ?? null])"""

Steps = list[list[str]]
"""Id and value of each control, in the page's order."""


def values_on(page: Page, controls: Iterable[str] = tuple(CONTROLS.values())) -> Steps:
    """Return what every control of the practice page holds now; those that are not there are left out."""
    found: list[list[str | None]] = page.evaluate(_VALUES, list(controls))
    return [[str(control), value] for control, value in found if value is not None]


def steps_between(before: Steps, after: Steps) -> Steps:
    """Return what was set between two looks at the same page."""
    return [step for step in after if step not in before]


def ideal_ms(page: Page, steps: Steps, patience_ms: int = PATIENCE_MS) -> float:
    """Fill the page and return the ms to the last field.

    Raises:
        NoFloorError: a field could not be set within `patience_ms`, or holds something else in the end.
    """
    try:
        taken = float(page.evaluate(_FILLER, [steps, patience_ms]))
    except Error as error:
        raise NoFloorError(f"the ideal filler: {error.message}") from error
    other = [step[0] for step in steps if step not in values_on(page, (step[0] for step in steps))]
    if other:
        raise NoFloorError(f"the ideal filler leaves other values than the product: {', '.join(other)}")
    return taken
