"""Pointing at controls that stand in a frame, in a shadow tree, behind a widget."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.teaching.test_teaching import taught, teach_from_menu
from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.paths import ROOT
from tests.support.stage import Stage

__all__ = ["taught"]

JQUERY = ROOT / "node_modules/jquery/dist/jquery.js"
SELECT2 = ROOT / "node_modules/select2-4/dist"

MOVED = """(into) => {
  const old = document.querySelector('#cdlocalidade');
  const cell = old.closest('td');
  const option = ({ value, text }) => `<option value="${value}">${text}</option>`;
  const options = [...old.options].map(option).join('');
  const moved = `<span>Praça de atendimento</span> <select id="campo_77">${options}</select>`;
  const box = document.createElement('div');
  box.id = 'box';
  document.querySelector('form, body').prepend(box);
  cell.previousElementSibling.textContent = '';
  cell.replaceChildren();
  if (into === 'shadow') box.attachShadow({ mode: 'open' }).innerHTML = moved;
  else if (into === 'page') box.innerHTML = moved;
  else return new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.id = 'inner';
    frame.style.border = '7px solid gray';
    frame.onload = () => done();
    frame.srcdoc = moved;
    box.append(frame);
  });
}"""
"""The page shows Localidade under words that no map knows, in a part of its own."""


def in_frame(page: Page) -> tuple[Locator, Locator]:
    page.evaluate(MOVED, "frame")
    control = page.frame_locator("#inner").locator("#campo_77")
    return control, control


def in_shadow(page: Page) -> tuple[Locator, Locator]:
    page.evaluate(MOVED, "shadow")
    control = page.locator("#campo_77")
    return control, control


def behind_select2(page: Page) -> tuple[Locator, Locator]:
    page.evaluate(MOVED, "page")
    page.add_script_tag(path=JQUERY)
    page.add_script_tag(path=SELECT2 / "js/select2.js")
    page.add_style_tag(path=SELECT2 / "css/select2.css")
    page.evaluate("jQuery.noConflict()('#campo_77').select2({ width: '200px' }), 0")
    return page.locator("#campo_77"), page.locator("#box .select2-container")


@pytest.mark.usefixtures("taught")
@pytest.mark.parametrize("place", [in_frame, in_shadow, behind_select2])
def test_a_control_is_pointed_at_wherever_it_stands(
    blank: Stage, page: Page, place: Callable[[Page], tuple[Locator, Locator]]
) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    card.wait_for("Preencher chamado")
    control, seen = place(page)
    ticket.name_customer(PADARIA)
    teach_from_menu(card, "Localidade")
    seen.scroll_into_view_if_needed()
    box = seen.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 8)
    page.mouse.click(box["x"] + 20, box["y"] + 8)
    card.wait_for("foi ensinado")
    assert control.input_value() == "", "pointing changes nothing"
    card.press("Preencher agora")
    card.wait_for("19 campos certos")
    assert control.evaluate("(select) => select.selectedOptions[0].text") == "Porto Alegre"
