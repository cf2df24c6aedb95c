"""Pages with widgets of real libraries, served from node_modules, and the engine in a world of its own."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route

from native_host.protocol.messages import ControlKind, Policy, StepReport
from tests.browser.engine.harness import Engine, field, page_map, plan, step, steps_of
from tests.support.paths import ROOT
from tests.support.tab import lent

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


@pytest.fixture
def show(tab: Page) -> Iterator[Show]:
    """Shows a form with scripts and styles of node_modules (`lib`) and of `fixtures/`; page errors fail."""

    def open_form(control: str, *assets: str, script: str = "", ready: str = "") -> Form:
        tags = "".join(map(_tag, assets))
        row = f"<tr><td>Cidade</td><td>{control}</td></tr><tr><td>Bairro</td><td><input id=bairro></td></tr>"
        body = (
            f"<!DOCTYPE html><html lang=pt-br><meta charset=utf-8><title>Qualitor</title><body>{tags}"
            "<script>var sent = 0, leaving = 0;</script>"
            f"<form id=f onsubmit='sent++; return false'><table>{row}</table>"
            f"<button id=salvar>SALVAR</button></form><script>{script}</script></body></html>"
        )
        tab.route(f"{SITE}/**", lambda route: _answer(route, body))
        tab.goto(ADDRESS)
        if ready:
            tab.wait_for_function(ready)
        return Form(tab, Engine(tab, page_map(CIDADE, OUTRO)))

    with lent(tab) as errors:
        yield open_form
        sent = tab.evaluate("window.sent")
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
