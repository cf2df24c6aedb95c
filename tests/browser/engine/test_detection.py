"""Which pages count as a ticket page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

from native_host.protocol.messages import Signal, SignalKind
from tests.browser.engine.harness import Engine, page_map

MAP = page_map()
TICKET = """<title>{title}</title><script>{script}</script><body>
<table><tr><td>Categoria 1* :</td><td><select id="cdcategoria1"></select></td></tr>
<tr><td>Descrição* :</td><td><textarea id="{id}"></textarea></td></tr></table></body>"""
TICKET_PATH = "/8.10.09/html/hd/hdchamado/cadastro_chamado.php"


def detect(
    page: Page,
    *,
    host: str = "suporte.empresa.test",
    path: str = TICKET_PATH,
    title: str = "Qualitor Web",
    script: str = "var pathWeb = '/';",
    control: str = "dschamado",
    body: str | None = None,
) -> str | None:
    """Show a page and return what it is taken for."""
    shown = body if body is not None else TICKET.format(title=title, script=script, id=control)

    def answer(route: Route) -> None:
        route.fulfill(body=f"<!DOCTYPE html><html>{shown}</html>", content_type="text/html; charset=utf-8")

    page.route(f"https://{host}/**", answer)
    page.goto(f"https://{host}{path}")
    return Engine(page, MAP).detect()


@pytest.mark.parametrize("host", ["empresa.qualitorsoftware.com", "suporte.empresa.test", "10.0.0.7"])
def test_the_hosts_name_is_no_evidence(page: Page, host: str) -> None:
    assert detect(page, host=host) == "ficticio"
    assert detect(page, host=host, body="<title>Outro</title><body>Nada</body>") is None


def test_a_page_at_another_path_is_recognised_by_the_rest(page: Page) -> None:
    assert detect(page, path="/index.php") == "ficticio"


def test_the_login_page_at_the_tickets_address_is_none(page: Page) -> None:
    login = (
        "<title>Qualitor Web</title><body><input id='cdusuario'><input type='password' id='cdsenha'></body>"
    )
    assert detect(page, body=login) is None


def test_one_kind_of_signal_is_never_enough(page: Page) -> None:
    many = [Signal(kind=SignalKind.ELEMENT, value=selector, weight=100) for selector in ("body", "html")]
    greedy = MAP.model_copy(
        update={"detection": MAP.detection.model_copy(update={"signals": many, "kinds": 2})}
    )
    page.set_content("<body><p>Qualquer página</p></body>")
    assert Engine(page, greedy).detect() is None


def test_a_word_in_running_text_or_in_an_option_is_no_label(page: Page) -> None:
    body = """<title>Qualitor Web</title><body>
    <select><option>Descrição</option><option>Categoria 1</option></select>
    <p>A Descrição e a Categoria 1 ficam no chamado.</p></body>"""
    assert detect(page, body=body) is None


def test_a_broken_selector_or_pattern_in_a_map_spoils_nothing_else(page: Page) -> None:
    broken = [
        Signal(kind=SignalKind.PATH, value="(", weight=1),
        Signal(kind=SignalKind.ELEMENT, value="td[", weight=1),
    ]
    detection = MAP.detection.model_copy(update={"signals": [*broken, *MAP.detection.signals]})
    assert detect(page) == "ficticio"
    assert Engine(page, MAP.model_copy(update={"detection": detection})).detect() == "ficticio"
