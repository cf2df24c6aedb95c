"""What the extension costs a page that changes all the time, against an empty extension: main thread's work.

Work is counted in processor time of the page's main thread, not on the clock: whoever else uses the machine
does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from tests.bench.browser import Stage
from tests.bench.figures.stages import stages
from tests.bench.judging.figure import Figure, Result
from tests.bench.main_thread import MainThread
from tests.bench.run import Run
from tests.support.card import Card

TICKET = Figure("churn", "a ticket page that churns", "empty extension", 1.05, rounds=(8, 16, 24))
ELSEWHERE = Figure(
    "churn_elsewhere", "a page that is no ticket churns", "empty extension", 1.05, rounds=(8, 16, 24)
)

_CHURN = """async (bursts) => {
  let last = null;
  for (let burst = 0; burst < bursts; burst++) {
    const box = document.createElement("div");
    for (let i = 0; i < 20; i++) box.append(document.createElement("input"));
    last?.remove();
    document.body.append(box);
    last = box;
    box.getBoundingClientRect();
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""
"""Each burst puts twenty new controls in place of those of the burst before, and lays the page out."""

BURSTS = 150


def measure(run: Run) -> Iterator[Result]:
    """Yield both figures."""
    with stages(run, "churn") as opened:
        yield opened.compare(TICKET, _ticket_ms, lambda stage: _churned(stage.ticket_without_us()))
        yield opened.compare(ELSEWHERE, lambda stage: _elsewhere_ms(stage, "127.0.0.1"), _empty_elsewhere_ms)


def _ticket_ms(stage: Stage) -> float:
    page = stage.ticket()
    Card(page).wait_for("Preencher chamado")
    return _churned(page)


def _elsewhere_ms(stage: Stage, host: str) -> float:
    page = stage.context.new_page()
    page.goto(f"{stage.site.url}/login.php".replace("127.0.0.1", host))
    return _churned(page)


def _empty_elsewhere_ms(stage: Stage) -> float:
    return _elsewhere_ms(stage, "localhost")


def _churned(page: Page) -> float:
    """Let a page churn; return the ms of work that its main thread had, and close it."""
    taken = MainThread(page).work_ms(lambda: page.evaluate(_CHURN, BURSTS))
    page.close()
    return taken
