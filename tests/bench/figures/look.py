"""What a look at a large page and a fill of it cost the page's main thread, and what rest costs: nothing.

A look is measured against a walk over the same page that only names every node. The longest single task is
measured against the same work in one go: on every machine the pieces must be a part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial

from playwright.sync_api import Browser

from tests.bench.figures.engine_page import EnginePage, engine_page, plain_browser
from tests.bench.judging.figure import Figure, Result
from tests.bench.products.product import Product
from tests.bench.run import Run

SMALL = (150, 5_000)
LARGE = (600, 20_000)
"""Controls and elements of the pages that speed is promised for."""

LOOK_SMALL = Figure("look_small", "a look at 150 controls, 5,000 elements", "a walk over them", best_of=3)
LOOK_LARGE = Figure("look_large", "a look at 600 controls, 20,000 elements", "a walk over them", best_of=3)
TASK_LOOK = Figure(
    "task_look", "longest task of the first look there", "that look in one go", 0.6, rounds=(8, 12), best_of=2
)
TASK_FILL = Figure(
    "task_fill", "longest task of a fill there", "that look in one go", 0.6, rounds=(8, 12), best_of=2
)
TIMERS = Figure("timers", "timers in 2 s of rest after a fill", "none", 1.0, unit="", exact=True)

REST_TRIES = 8
"""Times 2 s after a fill: in the first ones its fields are looked at again, which has to end by itself."""

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
  await (WORK);
  tick();
  over = true;
  return longest;
})()"""
"""Does something while another task takes turns with it: the gaps between its turns are the tasks."""

_FIRST_LOOK = "ticket.prepare()"
_FILL = "ticket.fill(plan)"
_IN_ONE_GO = "engine.locateAll(pageMap, document)"
"""By an engine that has not looked before, as the first look is."""

_COUNT_TIMERS = """(() => {
  globalThis.timers = 0;
  for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
    const own = globalThis[name];
    globalThis[name] = (...given) => { globalThis.timers += 1; return own(...given); };
  }
})(); 0"""

_OPEN = "globalThis.ticket = engine.openTicketPage(pageMap, document); 0"


def measure(run: Run) -> Iterator[Result]:
    """Yield all figures."""
    with plain_browser() as browser:
        for figure, size in ((LOOK_SMALL, SMALL), (LOOK_LARGE, LARGE)):
            with run.each(partial(_opened, browser, size)) as pages:
                yield pages.compare(figure, EnginePage.look_ms, EnginePage.walk_ms)
        one_go = partial(_longest, browser, work=_IN_ONE_GO)
        with run.each(nullcontext) as products:
            yield products.compare(TASK_LOOK, partial(_longest, browser, work=_FIRST_LOOK), one_go)
            yield products.compare(TASK_FILL, partial(_longest, browser, work=_FILL), one_go)
            yield products.count(TIMERS, lambda product: _timers_at_rest(browser, product), lambda _: 0)


def _opened(browser: Browser, size: tuple[int, int], product: Product) -> AbstractContextManager[EnginePage]:
    return engine_page(browser, product, *size)


def _longest(browser: Browser, product: Product, work: str) -> float:
    """Return the ms of the longest task while a new large page is worked on."""
    with engine_page(browser, product, *LARGE) as opened:
        opened.world.run(_OPEN)
        if work == _FILL:
            opened.world.run(f"globalThis.plan = {_plan(product)}; {_FIRST_LOOK}")
        return float(opened.world.run(_FOLLOWED.replace("WORK", work)))


def _timers_at_rest(browser: Browser, product: Product) -> int:
    """Return how many timers are set while nothing happens on a page that was filled: a poll would be one."""
    with engine_page(browser, product, *SMALL, before=_COUNT_TIMERS) as opened:
        opened.world.run(_OPEN)
        opened.world.run(f"ticket.fill({_plan(product)})")
        polls = 0
        for _ in range(REST_TRIES):
            set_by_then = int(opened.world.run("timers"))
            opened.page.wait_for_timeout(2_000)
            polls = int(opened.world.run("timers")) - set_by_then
            if polls == 0:
                break
        return polls


def _plan(product: Product) -> str:
    return json.dumps(product.knowledge["plan"])
