"""One click on the practice page, and what the ideal filler does instead, each on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.bench.browser import Stage
from tests.bench.floors.ideal import Steps, ideal_ms, steps_between, values_on
from tests.bench.products.product import NotInThisProduct
from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.extension_names import LAST_FILL

_LISTEN = """(name) => {
  globalThis.benchVerified = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("no fill was read back within 20 s")), 20_000);
    const take = ({ [name]: fill }) => {
      if (!fill) return;
      chrome.storage.session.onChanged.removeListener(take);
      resolve(fill.newValue);
    };
    chrome.storage.session.onChanged.addListener(take);
  });
}"""
"""The page tells the worker when the last field was read back (extension/src/background/actions/)."""

_CALLS = """(since) => performance.getEntriesByType("resource")
  .filter((entry) => entry.initiatorType === "xmlhttprequest" || entry.initiatorType === "fetch")
  .map((entry) => [performance.timeOrigin + entry.startTime, performance.timeOrigin + entry.responseEnd])
  .filter(([start]) => start >= since)"""


@dataclass(frozen=True)
class Click:
    """One click: epoch ms of its two ends, and what the page's own calls cover of the time between."""

    clicked: float
    verified: float
    calls_ms: float

    @property
    def total_ms(self) -> float:
        """From the toolbar button to the last field read back."""
        return self.verified - self.clicked

    @property
    def beside_calls_ms(self) -> float:
        """What is left of it beside the page's own calls."""
        return self.total_ms - self.calls_ms


@contextmanager
def ready_ticket(stage: Stage) -> Iterator[Page]:
    """Open a ticket, name the customer, and wait until the card offers to fill it."""
    page = stage.ticket()
    Ticket(page).name_customer(PADARIA)
    Card(page).wait_for("Preencher chamado")
    yield page
    page.close()


def press(stage: Stage, page: Page) -> tuple[float, float]:
    """Press the toolbar button; return when that was and when the last field was read back (epoch ms).

    Nobody looks at the page meanwhile: its worker is told, and tells.

    Raises:
        NotInThisProduct: no such moment was noted.
    """
    stage.worker.evaluate(_LISTEN, LAST_FILL)
    stage.browser.press_toolbar_button(page)
    timing = stage.worker.evaluate("() => globalThis.benchVerified")
    if not isinstance(timing, dict) or "verifiedAt" not in timing:
        raise NotInThisProduct(f"{stage.product.name}: its worker does not say when a fill was read back")
    return float(timing["clickedAt"]), float(timing["verifiedAt"])


def click(stage: Stage) -> Click:
    """Click once on a new ticket."""
    with ready_ticket(stage) as page:
        clicked, verified = press(stage, page)
        spans = [(a, b) for a, b in page.evaluate(_CALLS, clicked) if a < verified]
        return Click(clicked, verified, covered(spans, clicked, verified))


def fill_ideally(stage: Stage, steps: Steps) -> float:
    """Return the ms that the ideal filler takes on a new ticket where our extension is not."""
    page = stage.ticket_without_us()
    Ticket(page).name_customer(PADARIA)
    taken = ideal_ms(page, steps)
    page.close()
    return taken


def steps_of_a_fill(stage: Stage) -> Steps:
    """Fill one ticket with the product and return what it has set."""
    with ready_ticket(stage) as page:
        before = values_on(page)
        press(stage, page)
        Card(page).wait_for("Desfazer")
        return steps_between(before, values_on(page))


def covered(spans: list[tuple[float, float]], start: float, end: float) -> float:
    """Return how much of the time from `start` to `end` is covered by spans that may overlap."""
    total, reached = 0.0, start
    for begins, ends in sorted((max(a, start), min(b, end)) for a, b in spans):
        total += max(0.0, ends - max(begins, reached))
        reached = max(reached, ends)
    return total
