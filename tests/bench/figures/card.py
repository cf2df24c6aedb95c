"""From the page's recognition to the card drawn, against an empty extension: a script, a port, a frame.

The empty one has a document of its own to wait for, and nothing to show. Ours is fetched into the page only
where a ticket was recognised, and has a whole card to draw: the bound gives it half as long again for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.browser import Stage
from tests.bench.figures.stages import stages
from tests.bench.judging.figure import Figure, Result
from tests.bench.run import Run
from tests.support.extension_names import CARD_ELEMENT_ID

CARD = Figure("card", "page recognised → card drawn", "empty extension", 1.5)

_NOTE_CARD = f"""new MutationObserver((_, observer) => {{
  if (!document.getElementById("{CARD_ELEMENT_ID}")) return;
  observer.disconnect();
  requestAnimationFrame(() => {{ window.cardDrawnAt = performance.timeOrigin + performance.now(); }});
}}).observe(document, {{ childList: true, subtree: true }});"""
"""Runs in the page before its own scripts: notes when the card's element is there and about to be drawn."""

_NOTE_RECOGNISED = """() => {
  globalThis.benchRecognised = new Promise((resolve) => {
    const take = (message) => {
      if (message.type !== "ticket_found") return;
      chrome.runtime.onMessage.removeListener(take);
      resolve(message.at);
    };
    chrome.runtime.onMessage.addListener(take);
  });
}"""
"""Listens beside the worker's own listener to what the detector says."""

_NOTE_EMPTY = """() => {
  globalThis.benchDrawn = new Promise((resolve) => {
    const take = ({ drawn }) => {
      if (!drawn) return;
      chrome.storage.session.onChanged.removeListener(take);
      resolve(drawn.newValue);
    };
    chrome.storage.session.onChanged.addListener(take);
  });
}"""


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    with stages(run, "card") as opened:
        for stage in opened.opened:
            stage.context.add_init_script(_NOTE_CARD)
        yield opened.compare(CARD, _card_ms, _empty_ms)


def _card_ms(stage: Stage) -> float:
    stage.worker.evaluate(_NOTE_RECOGNISED)
    page = stage.ticket()
    page.wait_for_function("window.cardDrawnAt")
    recognised = float(stage.worker.evaluate("() => globalThis.benchRecognised"))
    drawn = float(page.evaluate("window.cardDrawnAt"))
    page.close()
    return drawn - recognised


def _empty_ms(stage: Stage) -> float:
    stage.empty_worker.evaluate(_NOTE_EMPTY)
    page = stage.ticket_without_us()
    taken = float(stage.empty_worker.evaluate("() => globalThis.benchDrawn"))
    page.close()
    return taken
