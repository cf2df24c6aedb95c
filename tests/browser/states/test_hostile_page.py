"""A ticket page that means ill: it imitates our element, talks to us, clicks for us, lures the agent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.agent import PADARIA, Ticket, page_state
from tests.support.card import Card
from tests.support.stage import Stage

FILL = "Preencher chamado"

IMITATE = """() => {
  const fake = document.createElement('div');
  fake.id = 'qualitoken-card';
  fake.textContent = 'Digite aqui o PIN';
  document.documentElement.append(fake);
  globalThis.fake = fake;
}"""

TALK = """() => {
  globalThis.heard = [];
  addEventListener('message', ({ data }) => data && heard.push(data));
  for (const type of ['ticket_found', 'click', 'show', 'plan', 'fill'])
    for (const to of ['*', location.origin])
      postMessage({ type, clickedAt: Date.now(), ask: { type }, steps: [{ key: 'titulo', value: 'x' }] }, to);
  const card = document.querySelector('#qualitoken-card');
  for (const type of ['click', 'message', 'qualitoken', 'input'])
    for (const target of [card, document, window])
      target.dispatchEvent(new CustomEvent(type, { detail: 'fill' }));
}"""

ALL_HEARD = """() => new Promise((done) => {
  addEventListener('message', ({ data }) => data === 'last' && done());
  postMessage('last', '*');
})"""
"""Messages are heard in the order in which they were sent; events before anything else goes on."""

CLICK = """() => {
  const card = document.querySelector('#qualitoken-card');
  card.click();
  for (let x = innerWidth - 350; x < innerWidth; x += 12)
    for (let y = innerHeight - 620; y < innerHeight; y += 12)
      for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
        card.dispatchEvent(
          new MouseEvent(type, { bubbles: true, composed: true, clientX: x, clientY: y, detail: 1 }));
  for (const key of ['Enter', ' ', 'Tab'])
    card.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  return [card.shadowRoot, card.innerHTML];
}"""

COVER = """() => {
  const lure = document.createElement('div');
  lure.popover = 'manual';
  lure.textContent = 'Clique aqui para continuar';
  lure.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;background:white;pointer-events:none';
  document.body.append(lure);
  lure.showPopover();
}"""

FADE = "() => { document.documentElement.style.opacity = '0.01'; }"

SEEN = """() => new Promise((seen) => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.cssText = 'position:fixed;top:0;left:0;width:1px;height:1px';
  let looks = 0;
  const looking = new IntersectionObserver(([{ isIntersecting }]) => {
    looks += 1;
    if (isIntersecting) probe.style.left = '-9px';
    else { looking.disconnect(); probe.remove(); seen(looks); }
  }, { trackVisibility: true, delay: 100 });
  looking.observe(probe);
  const draw = () => { if (probe.isConnected) requestAnimationFrame(draw) };
  draw();
})"""
"""The browser looks what is covered only when it draws, for each observer a tenth of a second after its last
look (`trackVisibility`). When one has looked for the second time, every other has had its turn."""

DISGUISE = """() => {
  const sheet = document.createElement('style');
  sheet.textContent = `#qualitoken-card { opacity: 0 !important; transform: scale(0.01) !important;
    display: none !important; clip-path: inset(50%) !important; filter: blur(9px) !important;
    pointer-events: none !important; left: -9999px !important; }`;
  document.head.append(sheet);
}"""


def open_ticket(stage: Stage, page: Page) -> Card:
    page.goto(stage.site.ticket_url)
    Ticket(page).name_customer(PADARIA)
    card = Card(page)
    card.wait_for(FILL)
    return card


def test_an_imitation_of_our_element_is_not_ours(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    Card(page).wait_for(FILL)
    page.evaluate(IMITATE)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    Card(page).wait_for("Desfazer")
    assert page.evaluate("fake.textContent") == "Digite aqui o PIN"
    assert ticket.shown("categoria_3") == "Em branco"


@pytest.mark.parametrize("script", [TALK, CLICK], ids=["talks", "clicks"])
def test_scripts_of_the_page_drive_nothing_and_hear_nothing(blank: Stage, page: Page, script: str) -> None:
    card = open_ticket(blank, page)
    before = page_state(page.main_frame)
    found = page.evaluate(script)
    page.evaluate(ALL_HEARD)
    assert FILL in card.text(), "a fill is under way"
    assert page_state(page.main_frame) == before
    if script is CLICK:
        assert found == [None, ""]
    else:
        heard = page.evaluate("heard.slice(0, -1)")
        assert all("steps" in message for message in heard), "something answered"


@pytest.mark.parametrize("script", [COVER, FADE], ids=["covered", "faded"])
def test_a_click_that_the_agent_was_lured_into_does_nothing(blank: Stage, page: Page, script: str) -> None:
    card = open_ticket(blank, page)
    page.evaluate(script)
    page.evaluate(SEEN)
    before = page_state(page.main_frame)
    card.press(FILL)
    assert FILL in card.text(), "a fill is under way"
    assert page_state(page.main_frame) == before


def test_the_page_cannot_hide_or_deform_the_card(blank: Stage, page: Page) -> None:
    card = open_ticket(blank, page)
    page.evaluate(DISGUISE)
    page.evaluate(SEEN)
    card.press(FILL)
    card.wait_for("Desfazer")
