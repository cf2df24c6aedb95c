"""One browser without any extension: the engine is injected by the tests themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from native_host.protocol.messages import PageMap
from tests.browser.engine.harness import Engine
from tests.support.tab import lent

FIXTURES = Path(__file__).parent / "fixtures"
ADDRESS = "https://chamados.exemplo.test/html/hd/hdchamado/cadastro_chamado.php"


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page of its own for each test; errors in the page's scripts fail the test."""
    with lent(tab) as errors:
        yield tab
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
