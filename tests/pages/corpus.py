"""All pages of the corpus."""

from __future__ import annotations

from functools import cache

from tests.pages.by_hand import pages_by_hand
from tests.pages.model import Fixture
from tests.pages.recipes import recipes
from tests.pages.render import render


@cache
def corpus() -> tuple[Fixture, ...]:
    """Return the generated pages and those made by hand."""
    return (*map(render, recipes()), *pages_by_hand())
