"""Families of ticket pages, pages that are no ticket: what one click fills, what it must not change."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import sync_playwright

from tests.bench.figures.corpus import ProductEngine, difference
from tests.bench.judging.figure import Figure, Result
from tests.bench.judging.pairs import counted
from tests.bench.run import Run
from tests.browser.corpus.counted import tables, total
from tests.browser.corpus.families import AT_A_TIME, measured
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import corpus_context, outcomes
from tests.pages.families.families import pages_of
from tests.pages.families.look_alikes import GROUP, look_alikes


def _figure(what: str, title: str, promised: str, unit: str = "") -> Figure:
    return Figure(f"pages_{what}", f"page families: {title}", promised, 1.0, unit=unit, exact=True)


MISSED = _figure("missed", "fields missed", "5 % promised", "%")
WRONG = _figure("wrong", "wrong fields", "none")
CHANGED = _figure("changed", "controls changed that no step names", "none")
LEFT = _figure("left", "left by an undo, unsaid", "none")
ASKED = _figure("asked", "tickets that one click does not fill", "none")
WORSE = _figure("worse", "pages filled or undone worse", "none")
MISSED_MAX_PERCENT = 5.0


def measure(run: Run) -> Iterator[Result]:
    """Yield what is promised of pages, or what differs from the base."""
    pages = [*pages_of(), *look_alikes()]
    with sync_playwright() as playwright, corpus_context(playwright) as context:
        ours = measured(context, pages)
        if run.base:
            product = run.products[1]
            base = list(outcomes(context, pages, lambda page: ProductEngine(page, product), AT_A_TIME))
            yield _beside(ours, base, run.base.name)
            return
    yield from promised(ours)


def promised(found: list[Outcome]) -> Iterator[Result]:
    """Yield every figure of the pages filled."""
    tickets = [one for one in found if not one.group.startswith(GROUP)]
    others = [one for one in found if one.group.startswith(GROUP)]
    counts = total(tickets)
    detail = f"{counts.hits} of {counts.fields} filled on {counts.pages} pages"
    yield counted(MISSED, 100 - counts.recall, MISSED_MAX_PERCENT, detail, tuple(tables(found)))
    yield counted(WRONG, counts.wrong, 0, f"on {counts.pages} pages")
    changed = counts.changed + sum(len(one.changed) for one in others if one.recognised)
    yield counted(CHANGED, changed, 0, f"{len(others)} pages that are no ticket among them")
    yield counted(LEFT, counts.left, 0, f"on {counts.pages} pages")
    yield counted(ASKED, counts.pages - counts.recognised, 0, f"of {counts.pages}")


def _beside(ours: list[Outcome], base: list[Outcome], name: str) -> Result:
    tickets = [pair for pair in zip(ours, base, strict=True) if not pair[0].group.startswith(GROUP)]
    differing = [told for pair in tickets if (told := difference(*pair))]
    worse = [told for told in differing if told.startswith("worse")]
    detail = f"{len(tickets)} pages, {len(differing) - len(worse)} better"
    return counted(WORSE.against_base(name), len(worse), 0, detail, tuple(differing))
