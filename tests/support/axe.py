"""axe-core, run in a page: what is wrong with the page for people who do not see it, or use no mouse."""

from __future__ import annotations

import json
from collections.abc import Sequence

from playwright.sync_api import Page

from tests.support.paths import ROOT

_SOURCE = ROOT / "node_modules/axe-core/axe.min.js"


def violations(page: Page, *, within: str = "", without: Sequence[str] = ()) -> list[str]:
    """Return a line for each violation: the rule, what it says, and where.

    Args:
        page: is looked at as it stands.
        within: a CSS selector of the part to look at; left out: the whole page.
        without: rules that make no sense there.
    """
    page.evaluate(f"{_SOURCE.read_text('utf-8')}; undefined")
    rules = json.dumps({rule: {"enabled": False} for rule in without})
    context = json.dumps(within or "html")
    found = page.evaluate(
        f"axe.run({context}, {{ rules: {rules}, resultTypes: ['violations'] }})"
        ".then(({ violations }) => violations.flatMap(({ id, help, nodes }) => nodes.map("
        " ({ target, html }) => [id, help, target.flat().join(' '), html.slice(0, 99)].join(': '))))"
    )
    return list(found)
