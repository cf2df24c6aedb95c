"""A page of any size with a product's engine beside it, in a world of its own as a content script's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

import tests.bench.floors
from tests.bench.main_thread import MainThread
from tests.bench.products.product import NotInThisProduct, Product
from tests.browser.engine.harness import World
from tests.support.browser import FLAGS
from tests.support.paths import chromium

WALK = (Path(tests.bench.floors.__file__).parent / "walk.js").read_text("utf-8")

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
}"""

_LAY_OUT = "document.body.getBoundingClientRect(); 0"
_LOOK = "engine.locateAll(pageMap, document); 0"


@dataclass(frozen=True)
class EnginePage:
    """The page and the engine's world in it."""

    page: Page
    world: World
    thread: MainThread

    def look_ms(self) -> float:
        """Locate every field of the map in one go; return the ms of work."""
        self.world.run(_LAY_OUT)
        return self.thread.work_ms(lambda: self.world.run(_LOOK))

    def walk_ms(self) -> float:
        """Walk the page and do nothing else; return the ms of work."""
        self.world.run(_LAY_OUT)
        return self.thread.work_ms(lambda: self.page.evaluate(WALK))


@contextmanager
def plain_browser() -> Iterator[Browser]:
    """A browser without extensions."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def engine_page(
    browser: Browser, product: Product, controls: int, elements: int, *, before: str = ""
) -> Iterator[EnginePage]:
    """Open a page with so many controls and elements; `before` is run in the world before the engine comes.

    Raises:
        NotInThisProduct: the engine is not to be spoken to as this tree's.
    """
    page = browser.new_page()
    try:
        world = World(page)
        page_map = json.dumps(product.knowledge["map"])
        world.run(f"{before}; {product.engine}; globalThis.pageMap = {page_map}; 0")
        if not world.run(
            "typeof engine.locateAll === 'function' && typeof engine.openTicketPage === 'function'"
        ):
            raise NotInThisProduct(f"{product.name}: its engine has no locateAll or no openTicketPage")
        labels = world.run("pageMap.fields.map((field) => field.labels[0])")
        page.evaluate(_BUILD, [controls, elements, labels])
        yield EnginePage(page, world, MainThread(page))
    finally:
        page.close()
