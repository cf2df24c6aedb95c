"""From the page being there to the card on it, in Chromium on the practice site."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.result import Result
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Token, open_stage

RUNS = 20
BOUND_MS = 50
"""The promise: from the page's recognition to the card."""

_NOTE_CARD = """new MutationObserver((_, observer) => {
  if (!document.getElementById("qualitoken-card")) return;
  observer.disconnect();
  requestAnimationFrame(() => { window.cardDrawnAt = performance.now(); });
}).observe(document, { childList: true, subtree: true });"""
"""Runs in the page before its own scripts: notes when the card's element is there and about to be drawn."""

_SINCE_RECOGNISED = """async ([drawnAt, origin]) => {
  const { recognisedAt } = (await chrome.storage.session.get("benchRecognised")).benchRecognised;
  return origin + drawnAt - recognisedAt;
}"""

_NOTE_RECOGNISED = """() => chrome.runtime.onMessage.addListener((message) => {
  if (message.type !== "ticket_found") return;
  const recognisedAt = message.at;
  void chrome.storage.session.set({ benchRecognised: { recognisedAt } });
})"""
"""Listens beside the worker's own listener to what the detector says."""


def measure() -> list[Result]:
    """Return the time from the detector's finding to the card's first frame."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-bench-") as name, sync_playwright() as playwright:
        folder = Path(name)
        token = Token([softhsm_module()], blank_token(folder / "tokens"))
        with open_stage(playwright, folder, token) as stage:
            stage.browser.context.pages[0].wait_for_timeout(1000)
            stage.browser.context.add_init_script(_NOTE_CARD)
            stage.browser.worker.evaluate(_NOTE_RECOGNISED)
            times = []
            for _ in range(RUNS + 1):
                page = stage.browser.context.new_page()
                page.goto(stage.site.ticket_url)
                page.wait_for_function("window.cardDrawnAt")
                drawn = _drawn(page)
                times.append(float(stage.browser.worker.evaluate(_SINCE_RECOGNISED, drawn)))
                page.close()
    warm = times[1:]
    detail = f"{min(warm):.0f} to {max(warm):.0f} ms, median of {RUNS}; the first {times[0]:.0f} ms"
    return [Result("page recognised → card drawn", statistics.median(warm), BOUND_MS, "ms", detail)]


def _drawn(page: Page) -> list[float]:
    """Return when the card was drawn and the page's time origin, both in ms."""
    noted: list[float] = page.evaluate("[window.cardDrawnAt, performance.timeOrigin]")
    return noted
