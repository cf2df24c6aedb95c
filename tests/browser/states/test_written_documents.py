"""Tickets whose document has no address of its own: written into a frame or a window, or in `srcdoc`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Frame, Page

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.stage import Stage

IN_FRAME = """async ([ticket, way]) => {
  const bytes = await (await fetch(ticket)).arrayBuffer();
  const text = new TextDecoder('latin1').decode(bytes);
  const markup = text.replace(/<head>/i, `<head><base href="${ticket}">`);
  const frame = document.createElement('iframe');
  frame.name = 'corpo';
  frame.style.cssText = 'width:1200px;height:860px;border:0';
  if (way === 'srcdoc') frame.srcdoc = markup;
  document.body.replaceChildren(frame);
  if (way === 'srcdoc') return;
  frame.contentDocument.open();
  frame.contentDocument.write(markup);
  frame.contentDocument.close();
}"""

IN_WINDOW = """async (ticket) => {
  const bytes = await (await fetch(ticket)).arrayBuffer();
  const text = new TextDecoder('latin1').decode(bytes);
  const markup = text.replace(/<head>/i, `<head><base href="${ticket}">`);
  const opened = window.open('', 'chamado', 'width=1200,height=860');
  opened.document.open();
  opened.document.write(markup);
  opened.document.close();
}"""

INNER = "document.querySelector('iframe')?.contentDocument"


def frame_of(page: Page) -> Frame:
    frame = page.frame(name="corpo")
    assert frame is not None
    return frame


@pytest.mark.parametrize("way", ["written", "srcdoc"])
def test_a_ticket_in_a_frame_without_an_address_has_its_card_and_is_filled(
    blank: Stage, page: Page, way: str
) -> None:
    page.goto(f"{blank.site.url}/practice/nothing-here")
    page.evaluate(IN_FRAME, [blank.site.ticket_url, way])
    card = Card(page, INNER)
    card.wait_for("Preencher chamado", "Mídia em branco")
    ticket = Ticket(page, frame_of(page))
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"


def test_a_ticket_written_into_a_window_has_its_card_and_is_filled(blank: Stage, page: Page) -> None:
    page.goto(f"{blank.site.url}/practice/nothing-here")
    with page.expect_popup() as opened:
        page.evaluate(IN_WINDOW, blank.site.ticket_url)
    window = opened.value
    card = Card(window)
    card.wait_for("Preencher chamado", "Mídia em branco")
    ticket = Ticket(window)
    ticket.name_customer(PADARIA)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"
    window.close()
