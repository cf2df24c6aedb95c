"""From the click on the toolbar button to the last field verified, in Chromium on the practice site."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.result import Result
from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

RUNS = 20
SLOW_RUNS = 5
SLOW_MS = 300
"""Latency of each call of the page's cascade in the slow run."""
BOUND_MS = 150
"""The promise: over a page without latency in all, over a slow page beside its own calls."""

UNDISTURBED_S = 2.5
"""Looking at the card costs the page time: it is left alone until the fill is surely over."""

_CALLS = """(since) => performance.getEntriesByType("resource")
  .filter((entry) => entry.initiatorType === "xmlhttprequest" || entry.initiatorType === "fetch")
  .map((entry) => [performance.timeOrigin + entry.startTime, performance.timeOrigin + entry.responseEnd])
  .filter(([start]) => start >= since)"""


def measure() -> list[Result]:
    """Return the click's time on a fast page, and what we add to the calls of a slow one."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        token = Token([softhsm_module()], blank_token(folder / "tokens"))
        with open_stage(playwright, folder, token) as stage:
            return [_fast(stage), _slow(stage)]


def _fast(stage: Stage) -> Result:
    _one_click(stage)
    times = [_one_click(stage)[0] for _ in range(RUNS)]
    detail = f"{min(times):.0f} to {max(times):.0f} ms, median of {RUNS}"
    return Result(
        "click → last field verified, page without latency", statistics.median(times), BOUND_MS, "ms", detail
    )


def _slow(stage: Stage) -> Result:
    stage.site.settings.latency_ms = SLOW_MS
    runs = [_one_click(stage) for _ in range(SLOW_RUNS)]
    ours = statistics.median(total - calls for total, calls in runs)
    total, calls = (statistics.median(values) for values in zip(*runs, strict=True))
    detail = f"{total:.0f} ms in all, {calls:.0f} ms the page's own calls, medians of {SLOW_RUNS}"
    return Result(f"the same beside the page's own calls of {SLOW_MS} ms", ours, BOUND_MS, "ms", detail)


def _one_click(stage: Stage) -> tuple[float, float]:
    """Return the whole time and the part in which the page's own calls were under way, in ms."""
    page = stage.browser.context.new_page()
    page.goto(stage.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    stage.browser.press_toolbar_button(page)
    time.sleep(UNDISTURBED_S)
    card.wait_for("Desfazer")
    timing = stage.browser.worker.evaluate(
        "async () => (await chrome.storage.session.get('lastTiming')).lastTiming"
    )
    clicked, verified = timing["clickedAt"], timing["verifiedAt"]
    calls = _covered(page, clicked, verified)
    page.close()
    return verified - clicked, calls


def _covered(page: Page, start: float, end: float) -> float:
    """Return how much of the time from `start` to `end` the page's own calls cover, in ms."""
    spans = sorted((max(a, start), min(b, end)) for a, b in page.evaluate(_CALLS, start) if a < end)
    covered, reached = 0.0, start
    for a, b in spans:
        covered += max(0.0, b - max(a, reached))
        reached = max(reached, b)
    return covered
