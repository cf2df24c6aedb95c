"""What the extension costs a page's main thread: looked at, filled, churning, resting, no ticket."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.result import Result
from tests.browser.corpus.wanted import page_map, plan_of_all
from tests.browser.engine.harness import World, bundle
from tests.support.browser import FLAGS, build_extension
from tests.support.paths import chromium

RUNS = 15
FRESH_RUNS = 5

SMALL = (150, 5_000)
LARGE = (600, 20_000)
"""Controls and elements of the pages that speed is promised for."""

SMALL_MS = 25
LARGE_MS = 80
"""All of a look: collecting and assigning."""

REST_TRIES = 8
"""Times 2 s after a fill: in the first ones its fields are looked at again, which has to end by itself."""

TASK_MS = 50
"""The longest single task: more is felt as a hitch."""

CHURN_MS = 5
"""Script time on top of an empty content script, for the whole churn."""


_BUILD = """([controls, elements, labels]) => {
  const rows = [];
  for (let i = 0; i < controls; i++) {
    const label = labels[i] ?? `Campo ${i}`;
    const control = i % 3 === 0 ? `<select id=c${i}><option>a<option>b</select>` : `<input id=c${i}>`;
    rows.push(`<tr><td><font class=COLORLABEL>${label}<i>*</i> :</font></td><td>${control}</td></tr>`);
  }
  const filler = [];
  let left = elements - controls * 7;
  while (left > 0) {
    filler.push(`<div><span>linha ${left}</span><a href=#>abrir</a><p>Texto <b>comum</b>.</p></div>`);
    left -= 5;
  }
  document.body.innerHTML =
    `<fieldset><legend>Informações adicionais</legend><table>${rows.join("")}</table></fieldset>`
    + filler.join("");
  return document.querySelectorAll("*").length;
}"""

_LOOK = """(async () => {
  document.body.getBoundingClientRect();
  const began = performance.now();
  engine.locateAll(pageMap, document);
  return performance.now() - began;
})()"""

_FOLLOWED = """(async () => {
  document.body.getBoundingClientRect();
  const channel = new MessageChannel();
  let last = performance.now(), longest = 0, over = false;
  const tick = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  channel.port1.onmessage = () => { tick(); if (!over) channel.port2.postMessage(0); };
  channel.port2.postMessage(0);
  const began = performance.now();
  await (WORK);
  const took = performance.now() - began;
  tick();
  over = true;
  return [took, longest];
})()"""
"""Does something while another task takes turns with it: the gaps between its turns are the tasks."""

_CHURN = """async () => {
  for (let burst = 0; burst < 100; burst++) {
    const box = document.createElement("div");
    for (let i = 0; i < 20; i++) box.append(document.createElement("input"));
    document.body.append(box);
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""

_COUNT_TIMERS = """(() => {
  globalThis.timers = 0;
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const own = globalThis[name];
    globalThis[name] = (...given) => { globalThis.timers += 1; return own(...given); };
  }
})(); 0"""

_WORKER = """globalThis.chrome = { runtime: { sendMessage: () => Promise.resolve() } }; 0"""
"""Stands in for the extension's interface, of which the detector needs nothing else."""


def measure() -> list[Result]:
    """Return every figure that is promised for the page's main thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            return [
                _looking(browser, SMALL, SMALL_MS),
                _looking(browser, LARGE, LARGE_MS),
                *_longest_tasks(browser),
                _churning(browser),
                _churning_elsewhere(browser),
                _resting(browser),
            ]
        finally:
            browser.close()


@contextmanager
def _ticket(browser: Browser, size: tuple[int, int], *, prepared: str = "") -> Iterator[tuple[Page, World]]:
    """Open a page of a size, with the engine beside it as a content script is."""
    page = browser.new_page()
    world = World(page)
    world.run(f"{prepared}; {bundle()}; globalThis.pageMap = {page_map().model_dump_json()}; 0")
    labels = world.run("pageMap.fields.map((field) => field.labels[0])")
    page.evaluate(_BUILD, [*size, labels])
    try:
        yield page, world
    finally:
        page.close()


def _looking(browser: Browser, size: tuple[int, int], bound: int) -> Result:
    """A look in one go, as a page is looked at while it is filled; beside it the first one of a new page."""
    with _ticket(browser, size) as (_, world):
        times = [float(world.run(_LOOK)) for _ in range(RUNS)]
    controls, elements = size
    detail = f"median of {RUNS}; the very first, not yet compiled: {times[0]:.1f} ms"
    return Result(
        f"looking at {controls} controls in {elements} elements",
        statistics.median(times[1:]),
        bound,
        "ms",
        detail,
    )


def _longest_tasks(browser: Browser) -> list[Result]:
    """The longest task of the first look at a large page, which is made in pieces, and of a fill there."""
    looks, fills = [], []
    for _ in range(FRESH_RUNS):
        with _ticket(browser, LARGE) as (_, world):
            world.run("globalThis.ticket = engine.openTicketPage(pageMap, document); 0")
            looks.append(world.run(_FOLLOWED.replace("WORK", "ticket.prepare()")))
            plan = plan_of_all(cascade=False).model_dump_json()
            fills.append(world.run(_FOLLOWED.replace("WORK", f"ticket.fill({plan})")))
    name = f"longest task, {LARGE[1]} elements"
    took = statistics.median(took for took, _ in looks)
    return [
        Result(
            f"{name}: first look",
            statistics.median(longest for _, longest in looks),
            TASK_MS,
            "ms",
            f"{took:.1f} ms in all, in pieces; medians of {FRESH_RUNS} new pages",
        ),
        Result(
            f"{name}: fill of {len(page_map().fields)} fields",
            statistics.median(longest for _, longest in fills),
            TASK_MS,
            "ms",
            f"{statistics.median(took for took, _ in fills):.0f} ms in all, waiting included",
        ),
    ]


def _churning(browser: Browser) -> Result:
    """A ticket that was looked at and filled, beside one without the engine."""
    opened = "globalThis.ticket = engine.openTicketPage(pageMap, document); ticket.facts(); 0"
    ours = statistics.median(_churn_ms(browser, opened) for _ in range(FRESH_RUNS))
    empty = statistics.median(_churn_ms(browser, "0") for _ in range(FRESH_RUNS))
    detail = f"{ours:.2f} ms with, {empty:.2f} ms without; medians of {FRESH_RUNS}"
    return Result("100 bursts of 20 new inputs, over an empty script", ours - empty, CHURN_MS, "ms", detail)


def _churn_ms(browser: Browser, start: str) -> float:
    with _ticket(browser, SMALL) as (page, world):
        world.run(start)
        return _script_ms(page)


def _churning_elsewhere(browser: Browser) -> Result:
    """A page that is no ticket, when the detector has given up; 0 is what an observer costs that is gone."""
    with tempfile.TemporaryDirectory(prefix="qualitoken-bench-") as folder:
        detector = (build_extension(Path(folder)) / "detector.js").read_text("utf-8")
    ours = statistics.median(_given_up_ms(browser, detector) for _ in range(FRESH_RUNS))
    empty = statistics.median(_given_up_ms(browser, "0") for _ in range(FRESH_RUNS))
    detail = f"{ours:.2f} ms with, {empty:.2f} ms without; the bound is noise"
    return Result("the same churn on a page that is no ticket", ours - empty, 1, "ms", detail)


def _given_up_ms(browser: Browser, script: str) -> float:
    """Let the detector look as often as it may, the clock turned on, and churn after that."""
    page = browser.new_page()
    try:
        world = World(page)
        world.run("globalThis.waiting = []; globalThis.setTimeout = (go) => { waiting.push(go); }; 0")
        world.run(_WORKER)
        world.run(f"{script}\n; 0")
        page.evaluate(_BUILD, [*SMALL, []])
        due = 1
        while due:
            page.evaluate("document.body.append(document.createElement('p'))")
            due = world.run("waiting.splice(0).map((go) => go()).length")
        return _script_ms(page)
    finally:
        page.close()


def _script_ms(page: Page) -> float:
    """Return the script time of the churn; the same page runs the churn itself, so it is no zero."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = _spent(session)
    page.evaluate(_CHURN)
    after = _spent(session)
    session.detach()
    return after - before


def _spent(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(entry["value"] for entry in metrics if entry["name"] == "ScriptDuration"))


def _resting(browser: Browser) -> Result:
    """Timers that are set while nothing happens on a page that was filled: a poll would be one."""
    with _ticket(browser, SMALL, prepared=_COUNT_TIMERS) as (page, world):
        world.run("globalThis.ticket = engine.openTicketPage(pageMap, document); 0")
        world.run(f"ticket.fill({plan_of_all(cascade=False).model_dump_json()})")
        for _ in range(REST_TRIES):
            set_by_then = int(world.run("timers"))
            page.wait_for_timeout(2_000)
            polls = int(world.run("timers")) - set_by_then
            if polls == 0:
                break
    return Result("timers set in 2 s of rest after a fill", polls, 0, "", f"{set_by_then} before")


if __name__ == "__main__":
    for result in measure():
        print(result)
