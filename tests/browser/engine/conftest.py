"""One browser without any extension: the engine is injected by the tests themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route

from native_host.protocol.messages import PageMap
from tests.browser.engine.harness import Engine
from tests.support.browser import FLAGS
from tests.support.page_timers import count_timers
from tests.support.paths import chromium
from tests.support.browser_waiting import wait_generously

FIXTURES = Path(__file__).parent / "fixtures"
ADDRESS = "https://chamados.exemplo.test/html/hd/hdchamado/cadastro_chamado.php"


@pytest.fixture(scope="session")
def plain_browser(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser without extensions."""
    browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
    context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
    wait_generously(context)
    yield context
    browser.close()


@pytest.fixture
def page(plain_browser: BrowserContext) -> Iterator[Page]:
    """A page of its own for each test; errors in the page's scripts fail the test."""
    opened = plain_browser.new_page()
    count_timers(opened)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    opened.close()
    assert not [error for error in errors if "wanted by the test" not in error]


Show = Callable[..., Engine]


@pytest.fixture
def show(page: Page) -> Show:
    """Shows markup, or a page of `fixtures/`, at a ticket's address, and puts the engine on it."""

    def open_page(on: PageMap, markup: str = "", *, fixture: str = "", script: str | None = None) -> Engine:
        body = (FIXTURES / fixture).read_text("utf-8") if fixture else document(markup)
        page.route(
            "https://chamados.exemplo.test/**",
            lambda route: _answer(route, body),
        )
        page.goto(ADDRESS)
        return Engine(page, on, script)

    return open_page


def document(markup: str) -> str:
    """Return a whole document around some markup."""
    return f"<!DOCTYPE html><html lang='pt-br'><title>Qualitor Web</title><body>{markup}</body></html>"


def _answer(route: Route, body: str) -> None:
    route.fulfill(body=body, content_type="text/html; charset=utf-8")
