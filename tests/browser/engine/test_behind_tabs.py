"""A field that stands behind a tab is looked for there, and the page shows the same part again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import ControlKind
from tests.browser.engine.conftest import Show
from tests.browser.engine.harness import (
    Engine,
    bundle,
    field,
    page_map,
    plan,
    statuses,
    step,
    with_clock,
)

CIDADE = field("cidade")
SOLUCAO = field("solucao", "Solução", control=ControlKind.TEXTAREA, section="solucao")
MAP = page_map(CIDADE, SOLUCAO)

FIRST = "<table><tr><td>Cidade</td><td><input id=a></td></tr></table>"
SECOND = "<table><tr><td>Solução</td><td><textarea id=b></textarea></td></tr></table>"
PANELS = (
    f"<div id=P1>{FIRST}</div><div id=P2 style='display: none'>{SECOND}</div><div id=P3 hidden>Nada.</div>"
)
CELLS = (
    "<table><tr><td id=T1 class=on>Abertura</td><td id=T2>Solução</td>"
    "<td id=T3>Relacionados</td></tr></table>"
)
SWITCH = """<script>
const tabs = [...document.querySelectorAll('[id^=T]')];
tabs.forEach((tab, at) => { tab.onclick = () => { window.pressed = (window.pressed ?? 0) + 1;
tabs.forEach((one, i) => {
  one.classList.toggle('on', i === at);
  const panel = document.getElementById(`P${i + 1}`);
  panel.hidden = false; panel.style.display = i === at ? '' : 'none';
}) } });
</script>"""
LATE = """<script>
T2.addEventListener('click', () => { if (P2.childElementCount > 0) return; P2.textContent = 'Carregando...';
  setTimeout(() => { P2.innerHTML = `%s` }, 300) });
</script>"""


def tabs(cells: str, panels: str = PANELS, script: str = SWITCH) -> str:
    """Return a page of three parts, of which one is open."""
    return cells + panels + script


FOUND = {
    "cells whose ids say nothing": tabs(CELLS),
    "items of a list": tabs(
        "<ul><li id=T1 class=on><b>Abertura</b></li><li id=T2><b>Solução</b></li>"
        "<li id=T3><b>Relacionados</b></li></ul>"
    ),
    "tabs by their role": tabs(
        "<div role=tablist><div role=tab id=T1 aria-selected=true>Abertura</div>"
        "<div role=tab id=T2>Solução</div><div role=tab id=T3>Relacionados</div></div>"
    ),
    "links of two tabs": tabs(
        "<ul><li><a href='#' id=T1 class=on>Abertura</a></li><li><a href='#' id=T2>Solução</a></li></ul>"
    ),
    "a part that is filled when its tab is pressed": tabs(
        CELLS.replace("id=T2", "id=T2 aria-controls=P2"), PANELS.replace(SECOND, ""), SWITCH + LATE % SECOND
    ),
}


def filled(engine: Engine, *, quickly: bool = True) -> dict[str, str]:
    """Fill both fields, on a page that does nothing by itself or on one that does."""
    engine.start(plan(MAP, [step(CIDADE, "Canoas"), step(SOLUCAO, "Trocada.")]))
    return statuses(engine.finish_quickly() if quickly else engine.finish())


def is_first_open(page: Page) -> bool:
    """Whether the part is open that was so at first."""
    return page.is_visible("#a") and not page.is_visible("#P2")


@pytest.mark.parametrize("name", FOUND)
def test_what_no_tab_names_is_found_behind_it_and_filled(show: Show, page: Page, name: str) -> None:
    engine = show(MAP, FOUND[name], script=with_clock(bundle()))
    assert filled(engine, quickly="setTimeout" not in FOUND[name]) == {
        "cidade": "filled",
        "solucao": "filled",
    }
    assert (page.input_value("#a"), page.input_value("#b")) == ("Canoas", "Trocada.")
    assert is_first_open(page)
    assert engine.undo_quickly()["failed"] == []
    assert (page.input_value("#a"), page.input_value("#b")) == ("", "")
    assert is_first_open(page)
    assert filled(engine) == {"cidade": "filled", "solucao": "filled"}
    assert page.evaluate("pressed") == 2


UNTOUCHED = {
    "a link that leaves the page": tabs(
        "<ul><li><a href='/outra' id=T1 class=on>Abertura</a></li>"
        "<li><a href='/solucao' id=T2>Solução</a></li></ul>"
    ),
    "a button that sends the form": "<form onsubmit='window.sent = 1; return false'>"
    + tabs("<button id=T1 class=on>Abertura</button><button id=T2><span>Solução</span></button>")
    + "</form>",
    "a cell that sends the form": "<form id=f onsubmit='window.sent = 1; return false'>"
    + tabs(CELLS.replace("id=T2", "id=T2 onclick='f.requestSubmit()'"), script="")
    + "</form>",
    "cells in a row that sends the form": "<form id=f onsubmit='window.sent = 1; return false'>"
    + tabs(CELLS.replace("<tr>", "<tr onclick='f.submit()'>"))
    + "</form>",
    "tabs of which none says that it is open": tabs(CELLS.replace(" class=on", "")),
    "tabs of which two say so": tabs(CELLS.replace("id=T3", "id=T3 class=on")),
    "a text that stands alone": tabs(
        "<p id=T2>Solução</p>", script="<script>T2.onclick = () => { pressed = 1 }</script>"
    ),
}


@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_could_send_something_or_not_be_closed_again_is_not_pressed(
    show: Show, page: Page, name: str
) -> None:
    engine = show(MAP, UNTOUCHED[name], script=with_clock(bundle()))
    assert filled(engine)["cidade"] == "filled"
    assert page.evaluate("[window.pressed, window.sent]") == [None, None]
    assert is_first_open(page)


def test_a_part_that_stays_empty_is_said_not_to_hold_the_field(show: Show, page: Page) -> None:
    cells = "<ul><li id=T1 class=on>Abertura</li><li id=T2 aria-controls=P2>Solução</li></ul>"
    engine = show(MAP, tabs(cells, PANELS.replace(SECOND, "")), script=with_clock(bundle()))
    assert filled(engine) == {"cidade": "filled", "solucao": "not_found"}
    assert is_first_open(page)


def test_tabs_stay_as_they_are_where_every_field_is_found(show: Show, page: Page) -> None:
    engine = show(MAP, tabs(CELLS.replace("id=T2", "id=T2 aria-controls=P2")), script=with_clock(bundle()))
    assert filled(engine) == {"cidade": "filled", "solucao": "filled"}
    assert page.evaluate("window.pressed") is None


@pytest.mark.parametrize("panel", ["p2", "x"])
def test_a_part_of_a_short_id_is_opened_by_the_tab_that_names_it(show: Show, page: Page, panel: str) -> None:
    engine = show(
        MAP,
        f"<ul><li><a href='#first'>Dados</a></li><li><a href='#{panel}'>Detalhes</a></li></ul>"
        f"<div id=first>{FIRST}</div><div id={panel} style='display: none'>{SECOND}</div>",
        script=with_clock(bundle()),
    )
    assert filled(engine) == {"cidade": "filled", "solucao": "filled"}
    assert page.input_value("#b") == "Trocada."
