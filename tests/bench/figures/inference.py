"""Which control is which field: ours against Chromium's own label inference, over the corpus.

Chromium tells the text that it takes for a control's label. It counts as right when it is one of the
field's labels, also where two sections have a field of that name: more a label alone cannot say. Only
controls that Chromium's autofill takes notice of are counted, and only those of the page's own document.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from playwright.sync_api import Page, sync_playwright

from tests.bench.floors.floor import NoFloorError
from tests.bench.floors.inference import FLAG, folded, inferred_labels
from tests.bench.judging.figure import Figure, Result
from tests.bench.judging.pairs import counted
from tests.bench.products.product import Product
from tests.bench.run import Run
from tests.browser.corpus.opening import open_fixture
from tests.browser.engine.harness import World
from tests.pages.corpus import corpus
from tests.pages.data import FOLDER, fields
from tests.support.browser import FLAGS
from tests.support.paths import chromium

INFERENCE = Figure(
    "inference", "corpus: controls not recognised", "Chromium's label inference", 1.0, unit="", exact=True
)

_LOCATE = """for (const [key, { element }] of Object.entries(engine.locateAll(pageMap, document)))
  if (element) element.setAttribute("data-found", key); 0"""
_FOUND = """() => [...document.querySelectorAll("[data-found]")].map((control) => {
  const found = control.getAttribute("data-found");
  control.removeAttribute("data-found");
  return [(corpus.known.get(control) ?? "").split("=")[0], found];
})"""


def measure(run: Run) -> Iterator[Result]:
    """Yield the figure."""
    labels = {field.key: {folded(label) for label in field.labels} for field in fields()}
    missed: dict[str, int] = {product.name: 0 for product in run.products}
    chromiums, there, unseen = 0, 0, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=[*FLAGS, FLAG])
        context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
        context.add_init_script(path=FOLDER / "truth.js")
        pages = [fixture for fixture in corpus() if not fixture.popup and not fixture.late]
        page = context.new_page()
        for fixture in pages:
            open_fixture(page, fixture)
            inferred = inferred_labels(page)
            known = {key for key, label in inferred if label is not None}
            unseen += len(inferred) - sum(label is not None for _, label in inferred)
            there += len(known)
            chromiums += sum(
                label is not None and folded(label) not in labels[key] for key, label in inferred
            )
            for product in run.products:
                missed[product.name] += len(known - _located(page, product))
        browser.close()
    if not there:
        raise NoFloorError(
            "this Chromium writes no inferred labels into the page; it needs the feature "
            "AutofillShowTypePredictions"
        )
    detail = f"of {there} on {len(pages)} pages; {unseen} more controls Chromium takes no notice of"
    ours = missed[run.ours.name]
    if run.base:
        yield counted(INFERENCE.against_base(run.base.name), ours, missed[run.base.name], detail)
    else:
        yield counted(INFERENCE, ours, chromiums, detail)


def _located(page: Page, product: Product) -> set[str]:
    """Return the keys whose field was found at the control that is it."""
    world = World(page)
    page_map = json.dumps(product.knowledge["map"])
    world.run(f"{product.engine}; globalThis.pageMap = {page_map}; 0")
    world.run(_LOCATE)
    return {truth for truth, found in page.evaluate(_FOUND) if truth == found}
