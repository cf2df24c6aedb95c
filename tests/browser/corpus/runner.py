"""Fills and undoes the pages of the corpus, several at a time: a fill mostly waits for its page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route

from native_host.protocol.messages import FillReport
from tests.browser.corpus.click import clicked
from tests.browser.corpus.left import differences, left_unsaid
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

LOOK_AGAIN_MS = 10
"""Between two looks at the pages that are being filled."""

ANSWERS_MS, LIVING_ANSWERS_MS = 150, 700
"""After an undo: what a page still does by itself because of it; longer on those that ask a server."""

LOOKS_MAX = 10_000
"""A fill or an undo that is not over then has no end: the engine gives every step up long before."""

_OPENER = "<!DOCTYPE html><title>Qualitor Web</title><label>Título <input></label>"


@dataclass
class Run:
    """A page being filled. `stage` is what is waited for: it answers whether that has come, and goes on."""

    fixture: Fixture
    page: Page
    engine: Engine
    before: list[Held]
    markup: list[str]
    outcome: Outcome
    stage: Callable[[Run], bool]
    began: float
    looks_left: int = LOOKS_MAX


@contextmanager
def corpus_context(playwright: Playwright, *flags: str) -> Iterator[BrowserContext]:
    """A browser in which pages tell the tests what their controls are."""
    browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=[*FLAGS, *flags])
    context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
    context.add_init_script(path=FOLDER / "truth.js")
    try:
        yield context
    finally:
        browser.close()


def outcomes(
    context: BrowserContext,
    fixtures: Iterable[Fixture],
    engine_of: EngineOf | None = None,
    at_a_time: int = AT_A_TIME,
) -> Iterator[Outcome]:
    """Fill and undo every page, with the engine that `engine_of` makes of it, or with this tree's.

    Yields:
        What it came to, in the order of the pages.
    """
    known = {fixture.name: fixture for fixture in fixtures}
    with opened(context, known.values(), at_a_time) as (tabs, _):
        yield from _outcomes(tabs, known, engine_of or _own_engine)


@contextmanager
def opened(
    context: BrowserContext, fixtures: Iterable[Fixture], at_a_time: int = AT_A_TIME
) -> Iterator[tuple[list[Page], Callable[[Page, Fixture], Page]]]:
    """Tabs, and what opens a page in one of them and answers with its window."""
    known = {fixture.name: fixture for fixture in fixtures}
    context.route(f"{HOST}/**", lambda route: _answer(route, known))
    tabs = [context.new_page() for _ in range(at_a_time)]
    yield tabs, _window
    for tab in tabs:
        tab.close()
    context.unroute(f"{HOST}/**")


def _outcomes(tabs: list[Page], known: dict[str, Fixture], engine_of: EngineOf) -> Iterator[Outcome]:
    free = list(tabs)
    waiting = iter(known.values())
    going: dict[str, tuple[Run, Page]] = {}
    done: dict[str, Outcome] = {}
    for name in known:
        while name not in done:
            while free and (fixture := next(waiting, None)):
                tab = free.pop()
                run = _open(tab, fixture, engine_of)
                _fill(run)
                going[fixture.name] = run, tab
            for run, _tab in list(going.values()):
                if _is_over(run):
                    done[run.fixture.name] = run.outcome
                    free.append(going.pop(run.fixture.name)[1])
            _pause(tabs[0])
        yield done.pop(name)


def fill_and_undo(page: Page, name: str, selectors: dict[str, str]) -> Outcome:
    """Do the same on a page that is open already: `selectors` say where each field is."""
    keys = frozenset(mark.partition("=")[0] for mark in selectors)
    fixture = Fixture(name, name, {}, keys, selectors=selectors)
    run = _begun(page, fixture, _own_engine)
    _fill(run)
    while not _is_over(run):
        _pause(page)
    return run.outcome


def _pause(page: Page) -> None:
    """Let the pages go on until the next look; the driver answers their requests meanwhile."""
    page.wait_for_timeout(LOOK_AGAIN_MS)


def _is_over(run: Run) -> bool:
    """Go on with a page; answer whether nothing is left to do on it."""
    try:
        if not run.stage(run):
            return False
    except (AssertionError, Error) as gone:  # the page has left its document, or the engine has failed
        run.outcome.broken = str(gone).partition("\n")[0]
    if run.fixture.popup:
        run.page.close()
    return True


def _fill(run: Run) -> None:
    try:
        _begin(run.page)
        run.outcome.recognised = len(clicked(run.page, run.engine.map)) == 1
        run.engine.start(plan_of_all(cascade=run.fixture.cascade))
        _wait_for(run, "filling")
    except (AssertionError, Error) as gone:
        run.outcome.broken = str(gone).partition("\n")[0]


def _wait_for(run: Run, promise: str) -> None:
    run.engine.world.run(
        f"globalThis.over = false; {promise}.catch(() => 0).finally(() => {{ globalThis.over = true; }}); 0"
    )
    run.began = time.monotonic()


def _has_come(run: Run) -> bool:
    if run.outcome.broken:
        raise AssertionError(run.outcome.broken)
    if run.engine.world.run("over"):
        return True
    run.looks_left -= 1
    if not run.looks_left:
        raise AssertionError(f"no end after {LOOKS_MAX} looks")
    return False


def _filling(run: Run) -> bool:
    if _has_come(run):
        run.outcome.filled_s = time.monotonic() - run.began
        run.began = time.monotonic()
        run.stage = _settling
        return _settling(run)
    return False


def _settling(run: Run) -> bool:
    if time.monotonic() - run.began < run.fixture.settles_ms / 1000:
        return False
    report: FillReport = run.engine.finish()
    if run.fixture.settles_ms and (altered := run.engine.world.run("globalThis.altered?.at(-1) ?? null")):
        report = FillReport.model_validate(altered)
    judge(run.outcome, run.before, _controls(run.page), report, run.fixture.values)
    run.engine.world.run("globalThis.undoing = ticket.undo(); 0")
    _wait_for(run, "undoing")
    run.stage = _undoing
    return False


def _undoing(run: Run) -> bool:
    if _has_come(run):
        run.began = time.monotonic()
        run.stage = _comparing
    return False


def _comparing(run: Run) -> bool:
    if time.monotonic() - run.began < (LIVING_ANSWERS_MS if run.fixture.living else ANSWERS_MS) / 1000:
        return False
    failed = run.engine.world.run("undoing")["failed"]
    after, markup = _controls(run.page), [] if run.fixture.living else _markup(run.page)
    found = differences(run.before, after, run.markup, markup)
    run.outcome.left = left_unsaid(found, {one["title"] for one in failed})
    run.outcome.not_undone = [f"{one['title']}: {one['reason']}" for one in failed]
    run.outcome.not_undone += [one.told for one in found]
    return True


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
    return Run(fixture, page, engine_of(page), before, markup, outcome, _filling, 0.0)


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


def _answer(route: Route, known: dict[str, Fixture]) -> None:
    name, _, document = route.request.url.removeprefix(f"{HOST}/").partition("/")
    documents: dict[str, Any] = known[name].documents if name in known else {"": _OPENER}
    if document not in documents:
        route.fulfill(status=404, body="")
        return
    route.fulfill(body=documents[document], content_type="text/html; charset=utf-8")
