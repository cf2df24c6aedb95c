"""What finding the fields costs the page's main thread: on pages of two sizes, and on one that churns."""

from __future__ import annotations

import statistics

from playwright.sync_api import Page, sync_playwright

from tests.bench.result import Result
from tests.browser.corpus.wanted import page_map
from tests.browser.engine.harness import World, bundle
from tests.support.browser import FLAGS
from tests.support.paths import chromium

RUNS = 15

PAGES = ((150, 5_000, 25), (600, 20_000, 80))
"""Controls, elements, and the ms promised for them."""

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

_LOCATE = """(async () => {
  document.body.getBoundingClientRect();
  const began = performance.now();
  engine.locateAll(pageMap, document);
  return performance.now() - began;
})()"""

_CHURN = """async () => {
  for (let burst = 0; burst < 100; burst++) {
    const box = document.createElement("div");
    for (let i = 0; i < 20; i++) box.append(document.createElement("input"));
    document.body.append(box);
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""


def measure() -> list[Result]:
    """Return the time of locating on each size of page, and what churning costs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            page = browser.new_page()
            results = [_locating(page, *size) for size in PAGES]
            results.append(_churning(page))
            return results
        finally:
            browser.close()


def _world(page: Page) -> World:
    qualitor = page_map()
    world = World(page)
    world.run(f"{bundle()}; globalThis.pageMap = {qualitor.model_dump_json()}; 0")
    return world


def _locating(page: Page, controls: int, elements: int, bound: int) -> Result:
    page.goto("about:blank")
    world = _world(page)
    labels = world.run("pageMap.fields.map((field) => field.labels[0])")
    page.evaluate(_BUILD, [controls, elements, labels])
    times = [float(world.run(_LOCATE)) for _ in range(RUNS)]
    detail = f"first {times[0]:.1f}, worst {max(times):.1f} ms of {RUNS}; one task"
    return Result(
        f"locating, {controls} controls, {elements} elements",
        statistics.median(times),
        min(bound, TASK_MS),
        "ms",
        detail,
    )


def _churning(page: Page) -> Result:
    """Compare the script time of the churn with an opened and read page, and without the engine."""
    ours = statistics.median(_script_ms(page, with_engine=True) for _ in range(5))
    empty = statistics.median(_script_ms(page, with_engine=False) for _ in range(5))
    detail = f"{ours:.1f} ms with, {empty:.1f} ms without"
    return Result("100 bursts of 20 new inputs, over an empty script", ours - empty, CHURN_MS, "ms", detail)


def _script_ms(page: Page, *, with_engine: bool) -> float:
    page.goto("about:blank")
    world = _world(page)
    page.evaluate(_BUILD, [150, 5_000, []])
    if with_engine:
        world.run("globalThis.ticket = engine.openTicketPage(pageMap, document); ticket.facts(); 0")
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")

    def spent() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * float(next(entry["value"] for entry in metrics if entry["name"] == "ScriptDuration"))

    before = spent()
    page.evaluate(_CHURN)
    after = spent()
    session.detach()
    return after - before


if __name__ == "__main__":
    for result in measure():
        print(result)
