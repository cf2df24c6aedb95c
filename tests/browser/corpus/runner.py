"""Fills and undoes the pages of the corpus, several at a time: a fill mostly waits for its page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from playwright.sync_api import BrowserContext, Page, Playwright, Route

from native_host.protocol.messages import FillReport
from tests.browser.corpus.outcome import Held, Outcome, judge
from tests.browser.corpus.wanted import page_map, plan_of_all
from tests.browser.engine.harness import Engine
from tests.pages.data import FOLDER
from tests.pages.model import Fixture
from tests.support.browser import FLAGS
from tests.support.paths import chromium

HOST = "https://chamados.exemplo.test"
AT_A_TIME = 8
"""Pages open together: their waiting overlaps, and two cores do not delay their timers yet.

The same ones are used again and again: a new one costs a process of its own."""

EngineOf = Callable[[Page], Engine]
"""Makes the engine of a page that is open."""

_OPENER = "<!DOCTYPE html><title>Qualitor Web</title><label>Título <input></label>"


@dataclass
class Run:
    """A page being filled."""

    fixture: Fixture
    page: Page
    engine: Engine
    before: list[Held]
    markup: list[str]
    outcome: Outcome


@contextmanager
def corpus_context(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser in which pages tell the tests what their controls are."""
    browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
    context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
    context.add_init_script(path=FOLDER / "truth.js")
    try:
        yield context
    finally:
        browser.close()


def outcomes(
    context: BrowserContext, fixtures: Iterable[Fixture], engine_of: EngineOf | None = None
) -> Iterator[Outcome]:
    """Fill and undo every page, with the engine that `engine_of` makes of it, or with this tree's."""
    known = {fixture.name: fixture for fixture in fixtures}
    context.route(f"{HOST}/**", lambda route: _answer(route, known))
    tabs = [context.new_page() for _ in range(AT_A_TIME)]
    waiting = iter(known.values())
    while batch := list(islice(waiting, AT_A_TIME)):
        opened = zip(tabs, batch, strict=False)
        yield from _fill([_open(tab, fixture, engine_of or _own_engine) for tab, fixture in opened])
    for tab in tabs:
        tab.close()
    context.unroute(f"{HOST}/**")


def fill_and_undo(page: Page, name: str, selectors: dict[str, str]) -> Outcome:
    """Do the same on a page that is open already: `selectors` say where each field is."""
    keys = frozenset(mark.partition("=")[0] for mark in selectors)
    fixture = Fixture(name, name, {}, keys, selectors=selectors)
    return next(_fill([_begun(page, fixture, _own_engine)]))


def _fill(runs: list[Run]) -> Iterator[Outcome]:
    for run in runs:
        _begin(run.page)
        run.engine.start(plan_of_all(cascade=run.fixture.cascade))
    for run in runs:
        report: FillReport = run.engine.finish()
        judge(run.outcome, run.before, _controls(run.page), report)
        run.engine.world.run("globalThis.undoing = ticket.undo(); 0")
    for run in runs:
        undone = run.engine.world.run("undoing")
        run.outcome.not_undone = [f"{one['title']}: {one['reason']}" for one in undone["failed"]]
        run.outcome.not_undone += _differences(run)
        if run.fixture.popup:
            run.page.close()
        yield run.outcome


def _own_engine(page: Page) -> Engine:
    return Engine(page, page_map())


def _open(tab: Page, fixture: Fixture, engine_of: EngineOf) -> Run:
    settled = _when_settled(tab, fixture) if fixture.late else None
    return _begun(_window(tab, fixture), fixture, engine_of, settled)


def _begun(
    page: Page,
    fixture: Fixture,
    engine_of: EngineOf,
    settled: tuple[list[Held], list[str]] | None = None,
) -> Run:
    """Take down a page before it is filled; or as `settled`, if it goes on building itself."""
    for key, path in fixture.selectors.items():
        page.evaluate("([path, field]) => corpus.mark(path, field)", [path, key])
    outcome = Outcome(fixture.name, fixture.group, fixture.traits, fixture.fields)
    before, markup = settled or (_controls(page), _markup(page))
    return Run(fixture, page, engine_of(page), before, markup, outcome)


def _window(tab: Page, fixture: Fixture) -> Page:
    address = f"{HOST}/{fixture.name}/index.html"
    if not fixture.popup:
        tab.goto(address)
        return tab
    tab.goto(f"{HOST}/opener")
    with tab.expect_popup() as opened:
        tab.evaluate("(address) => void window.open(address, 'chamado', 'width=1200,height=900')", address)
    # Chromium keeps the window of a new tab's first document, and what was prepared there: load it again.
    opened.value.wait_for_load_state()
    opened.value.reload()
    return opened.value


def _when_settled(tab: Page, fixture: Fixture) -> tuple[list[Held], list[str]]:
    """Return the page as it is when it has built everything and nobody has touched it."""
    page = _window(tab, fixture)
    _begin(page)
    page.wait_for_function("window.settled")
    return _controls(page), _markup(page)


def _begin(page: Page) -> None:
    page.evaluate("window.begin?.(), 0")


def _controls(page: Page) -> list[Held]:
    found: list[Held] = page.evaluate("corpus.controls()")
    return found


def _markup(page: Page) -> list[str]:
    found: list[str] = page.evaluate("corpus.markup()")
    return found


def _differences(run: Run) -> list[str]:
    """Return what is not as it was before the fill."""
    found: list[str] = []
    after = _controls(run.page)
    if len(after) != len(run.before):
        found.append(f"{len(run.before)} controls before, {len(after)} after")
    for old, new in zip(run.before, after, strict=False):
        if old["content"] != new["content"]:
            found.append(f"{new['name']}: {old['content']!r} before, {new['content']!r} after")
    for old_markup, new_markup in zip(run.markup, _markup(run.page), strict=False):
        if old_markup != new_markup:
            found.append(f"markup: {_first_difference(old_markup, new_markup)}")
    return found


def _first_difference(old: str, new: str) -> str:
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return f"{old[max(0, at - 60) : at + 60]!r} / {new[max(0, at - 60) : at + 60]!r}"


def _answer(route: Route, known: dict[str, Fixture]) -> None:
    name, _, document = route.request.url.removeprefix(f"{HOST}/").partition("/")
    documents: dict[str, Any] = known[name].documents if name in known else {"": _OPENER}
    if document not in documents:
        route.fulfill(status=404, body="")
        return
    route.fulfill(body=documents[document], content_type="text/html; charset=utf-8")
