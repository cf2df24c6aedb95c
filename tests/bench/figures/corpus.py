"""Filling and undoing every page of `tests/pages/`: what is right, and beside a base, page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import BrowserContext, Page, sync_playwright

from native_host.protocol.messages import FillPlan, FillReport
from tests.bench.judging.figure import Figure, Result
from tests.bench.judging.pairs import counted
from tests.bench.output.corpus_table import corpus_tables
from tests.bench.products.product import NotInThisProduct, Product
from tests.bench.run import Run
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import corpus_context, outcomes
from tests.browser.engine.harness import Engine, World
from tests.pages.corpus import corpus

WRONG = Figure("corpus_wrong", "corpus: wrong fields", "none", 1.0, unit="", exact=True)
MISSED = Figure("corpus_missed", "corpus: fields missed", "2 % promised", 1.0, unit="%", exact=True)
WORSE = Figure("corpus_worse", "corpus: pages filled or undone worse", "none", 1.0, unit="", exact=True)
MISSED_MAX_PERCENT = 2.0


class ProductEngine(Engine):
    """A product's own engine with its own map and plans."""

    def __init__(self, page: Page, product: Product) -> None:
        self.page = page
        self._product = product
        self.world = World(page)
        page_map = json.dumps(product.knowledge["map"])
        self.world.run(f"{product.engine}; globalThis.pageMap = {page_map}; 0")
        self.world.run("globalThis.ticket = engine.openTicketPage(pageMap, document); 0")

    def start(self, plan: FillPlan) -> None:
        """Begin the product's own plan of the same kind."""
        kind = "cascade" if any(step.after for step in plan.steps) else "plan"
        self.world.run(f"globalThis.filling = ticket.fill({json.dumps(self._product.knowledge[kind])}); 0")

    def finish(self) -> FillReport:
        """Wait for the fill; of its report only what the judge reads has to be there."""
        report = self.world.run("filling")
        try:
            return FillReport.model_validate(report)
        except ValueError as strange:
            raise NotInThisProduct(f"{self._product.name}: its report is none of this tree's") from strange


def measure(run: Run) -> Iterator[Result]:
    """Yield totals, or what differs from the base."""
    with sync_playwright() as playwright, corpus_context(playwright) as context:
        filled = [_filled(context, product) for product in run.products]
    ours = filled[0]
    if not run.base:
        hits = sum(len(outcome.hits & outcome.fields) for outcome in ours)
        there = sum(len(outcome.fields) for outcome in ours)
        missed = 100 - 100 * hits / there
        detail = f"{hits} of {there} filled on {len(ours)} pages"
        notes = tuple(corpus_tables(ours))
        yield counted(WRONG, sum(len(outcome.wrong) for outcome in ours), 0, detail)
        yield counted(MISSED, missed, MISSED_MAX_PERCENT, detail, notes)
        return
    differing = [told for pair in zip(ours, filled[1], strict=True) if (told := difference(*pair))]
    worse = [told for told in differing if told.startswith("worse")]
    detail = f"{len(ours)} pages, {len(differing) - len(worse)} better"
    figure = WORSE.against_base(run.base.name)
    yield counted(figure, len(worse), 0, detail, tuple(differing))


def difference(ours: Outcome, base: Outcome) -> str:
    """Say how a page is filled and undone otherwise than by the base; empty: it is not.

    Worse is a field less, a wrong field more, or something more that the undo left: each by itself,
    whatever else has become better.
    """
    lost, won = sorted(base.hits - ours.hits), sorted(ours.hits - base.hits)
    wrong, righted = _more(ours.wrong, base.wrong), _more(base.wrong, ours.wrong)
    left, cleared = _more(ours.not_undone, base.not_undone), _more(base.not_undone, ours.not_undone)
    told = [
        *(f"-{key}" for key in lost),
        *(f"+{key}" for key in won),
        *(f"wrong: {text}" for text in wrong),
        *(f"not wrong any more: {text}" for text in righted),
        *(f"not undone: {text}" for text in left),
        *(f"undone now: {text}" for text in cleared),
    ]
    if not told:
        return ""
    word = "worse" if lost or wrong or left else "better"
    return f"{word}  {ours.name}: {'; '.join(told)}"


def _more(these: list[str], than: list[str]) -> list[str]:
    return [text for text in these if text not in than]


def _filled(context: BrowserContext, product: Product) -> list[Outcome]:
    return list(outcomes(context, corpus(), lambda page: ProductEngine(page, product)))
