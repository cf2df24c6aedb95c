"""Pages with widgets of real libraries, served from node_modules, and the engine in a world of its own."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, Route

from native_host.protocol.messages import ControlKind, Policy, StepReport
from tests.browser.engine.harness import Engine, field, page_map, plan, step, steps_of
from tests.support.browser import FLAGS
from tests.support.paths import ROOT, chromium
from tests.support.browser_waiting import wait_generously

FIXTURES = Path(__file__).parent / "fixtures"
SITE = "https://chamados.exemplo.test"
ADDRESS = f"{SITE}/html/hd/hdchamado/cadastro_chamado.php"
CIDADE = field("cidade", control=ControlKind.SELECT)
OUTRO = field("bairro")


@dataclass
class Form:
    """A page with a field `Cidade`, perhaps a field `Bairro`, and the engine on it."""

    page: Page
    engine: Engine

    def fill(self, value: str, *, policy: Policy = Policy.SET, other: str | None = None) -> StepReport:
        """Fill the field, and the other one beside it, and return how the first ended."""
        steps = [step(CIDADE, value, policy=policy)]
        if other is not None:
            steps.append(step(OUTRO, other))
        return steps_of(self.engine.fill(plan(self.engine.map, steps)))["cidade"]

    def status(self, value: str) -> str:
        """Fill the field and return the status only."""
        return self.fill(value).status.value

    def undo(self) -> list[dict[str, str]]:
        """Undo and return what failed."""
        failed: list[dict[str, str]] = self.engine.undo()["failed"]
        return failed

    def js(self, expression: str) -> Any:  # noqa: ANN401 - JSON of the page's world
        """Evaluate in the page's own world."""
        return self.page.evaluate(expression)


Show = Callable[..., Form]


@pytest.fixture(scope="session")
def widget_browser(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser without extensions."""
    browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
    context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
    wait_generously(context)
    yield context
    browser.close()


@pytest.fixture
def show(widget_browser: BrowserContext) -> Iterator[Show]:
    """Shows a form with scripts and styles of node_modules (`lib`) and of `fixtures/`; page errors fail."""
    page = widget_browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))

    def open_form(control: str, *assets: str, script: str = "", ready: str = "") -> Form:
        tags = "".join(map(_tag, assets))
        row = f"<tr><td>Cidade</td><td>{control}</td></tr><tr><td>Bairro</td><td><input id=bairro></td></tr>"
        body = (
            f"<!DOCTYPE html><html lang=pt-br><meta charset=utf-8><title>Qualitor</title><body>{tags}"
            "<script>var sent = 0, leaving = 0;</script>"
            f"<form id=f onsubmit='sent++; return false'><table>{row}</table>"
            f"<button id=salvar>SALVAR</button></form><script>{script}</script></body></html>"
        )
        page.route(f"{SITE}/**", lambda route: _answer(route, body))
        page.goto(ADDRESS)
        if ready:
            page.wait_for_function(ready)
        return Form(page, Engine(page, page_map(CIDADE, OUTRO)))

    yield open_form
    sent = page.evaluate("window.sent")
    page.close()
    assert not errors
    assert sent == 0, "the form was sent"


def _tag(asset: str) -> str:
    if asset.endswith(".css"):
        return f"<link rel=stylesheet href='/{asset}'>"
    return f"<script src='/{asset}'></script>"


def _answer(route: Route, body: str) -> None:
    path = urlsplit(route.request.url).path.lstrip("/")
    for prefix, folder in (("lib/", ROOT / "node_modules"), ("fixtures/", FIXTURES)):
        file = folder / path.removeprefix(prefix)
        if path.startswith(prefix) and file.is_file():
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8")
            return
    if path.startswith("html/"):
        route.fulfill(body=body, content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404)
