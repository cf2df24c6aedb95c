"""The ideal filler on the practice page: see `ideal_filler.js`."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.support.agent import CONTROLS

_FILLER = Path(__file__).with_name("ideal_filler.js").read_text("utf-8")
_VALUES = """(ids) => ids.map((id) => [id, document.getElementById(id)?.value ?? null])"""

Steps = list[list[str]]
"""Id and value of each control, in the page's order."""


def values_on(page: Page) -> Steps:
    """Return what every control of the practice page holds now; those that are not there are left out."""
    found: list[list[str | None]] = page.evaluate(_VALUES, list(CONTROLS.values()))
    return [[str(control), value] for control, value in found if value is not None]


def steps_between(before: Steps, after: Steps) -> Steps:
    """Return what was set between two looks at the same page."""
    return [step for step in after if step not in before]


def ideal_ms(page: Page, steps: Steps) -> float:
    """Fill the page and return the ms to the last field."""
    return float(page.evaluate(_FILLER, steps))
