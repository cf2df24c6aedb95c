"""`make bench BENCH=trace`: several clicks on the practice page, each phase's median."""

from __future__ import annotations

import shutil
import statistics
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.browser import Stage, open_stage
from tests.bench.figures.clicking import press, ready_ticket
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.bench.tracing.phases import PHASES, Noted, phases_of
from tests.support.card import Card

CLICKS = 15

_HERE = Path(__file__).parent
_NOTED = """async () => {
  const kept = await chrome.storage.local.get("benchNoted");
  const sent = globalThis.benchSent.splice(0);
  await chrome.storage.local.remove("benchNoted");
  return { noted: kept.benchNoted ?? [], sent };
}"""
_CALLS = """() => performance.getEntriesByType("resource")
  .filter((entry) => entry.initiatorType === "xmlhttprequest" || entry.initiatorType === "fetch")
  .map((entry) => [performance.timeOrigin + entry.startTime, performance.timeOrigin + entry.responseEnd])"""


def trace(run: Run) -> None:
    """Print the phases of a click on every product."""
    for product in run.products:
        with sync_playwright() as playwright:
            folder = run.folder / "trace" / product.out.name
            listening = _with_listeners(product, folder / "extension")
            with open_stage(playwright, product, folder, extension=listening) as stage:
                clicks = [_noted(stage) for _ in range(CLICKS + 1)][1:]
        print(f"one click on {product.name}, medians of {CLICKS}")
        phases = [phases_of(click) for click in clicks]
        for name in PHASES:
            values = sorted(phase[name] for phase in phases)
            print(f"  {name:<48}{statistics.median(values):>8.1f} ms   ({values[0]:.1f} to {values[-1]:.1f})")
        whole = statistics.median(click.verified - click.clicked for click in clicks)
        drawn = statistics.median(click.drawn - click.verified for click in clicks)
        print(f"  {'button → last field read back':<48}{whole:>8.1f} ms")
        print(f"  {'after that, until the report is drawn':<48}{drawn:>8.1f} ms")
        print("  the last click, as it went:")
        for told in _timeline(clicks[-1]):
            print(f"    {told}")


def _with_listeners(product: Product, folder: Path) -> Path:
    """Return a copy of the extension whose worker and first content script note what happens."""
    shutil.copytree(product.extension, folder)
    for ours, bundle in (("worker.js", "worker.js"), ("content.js", "detector.js")):
        script = folder / bundle
        script.write_text((_HERE / ours).read_text("utf-8") + script.read_text("utf-8"), "utf-8")
    return folder


def _noted(stage: Stage) -> Noted:
    with ready_ticket(stage) as page:
        clicked, verified = press(stage, page)
        Card(page).wait_for("Desfazer")
        calls = page.evaluate(_CALLS)
        told = stage.worker.evaluate(_NOTED)
    marks: dict[str, float] = {}
    sets, timers = [], []
    for what, at, *more in told["noted"]:
        if at < clicked:
            continue
        if what == "timer":
            timers.append((at, more[0]))
        elif what == "set":
            sets.append(at)
        else:
            marks.setdefault(what, at)
    sent = next(at for kind, at in told["sent"] if kind == "click" and at >= clicked)
    within = [(a, b) for a, b in calls if a >= clicked and a < verified]
    before = [at for at in sets if at <= verified]
    return Noted(clicked, sent, marks, before, timers, within, verified, marks["drawn"])


def _timeline(click: Noted) -> list[str]:
    events = [(at, name) for name, at in click.marks.items() if at <= click.drawn]
    events += [(at, "field set") for at in click.sets]
    for begin, end in click.calls:
        events += [(begin, "page's call"), (end, "its answer")]
    events += [
        (end, f"timer over, set {end - begin:.1f} ms before")
        for begin, end in click.timers
        if end <= click.drawn
    ]
    return [f"{at - click.clicked:8.1f} ms  {name}" for at, name in sorted(events)]
