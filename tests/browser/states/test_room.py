"""The card in a small window, at 200 %, beside the field in focus: never in the way, reached by keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.stage import Stage

FIELDS = ("cdtipochamado", "nmtitulochamado", "dschamado", "vlinformacaoadicional1823", "cdacao07")

FRAME = "this.querySelector('.frame').getBoundingClientRect()"
OFF = f"""function (field) {{
  const frame = {FRAME};
  const overlaps = frame.left < field.right && field.left < frame.right
    && frame.top < field.bottom && field.top < frame.bottom;
  return !overlaps && frame.toJSON();
}}"""
FOCUS = """id => {
  const field = document.getElementById(id);
  field.blur();
  field.focus();
  return field.getBoundingClientRect().toJSON();
}"""


@pytest.mark.parametrize(
    ("width", "height"), [(1024, 768), (683, 512), (512, 384)], ids=["100", "150", "200"]
)
def test_card_stays_in_the_window_and_off_the_field_in_focus(
    blank: Stage, page: Page, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(blank.site.ticket_url)
    Ticket(page).name_customer(PADARIA)
    card = Card(page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("certos")
    for name in FIELDS:
        field = page.evaluate(FOCUS, name)
        frame = card.wait_until(OFF, field)
        assert frame, f"the card stays over {name}"
        assert frame["left"] >= 0, name
        assert frame["top"] >= 0, name
        assert frame["right"] <= width, name
        assert frame["bottom"] <= height, name


def test_every_button_is_reached_by_tab_and_pressed_by_enter(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    Ticket(page).name_customer(PADARIA)
    card = Card(page)
    card.wait_for("Preencher chamado", "Mídia em branco")
    page.locator("#btnProcessar, button").last.focus()
    reached = []
    for _ in range(80):
        page.keyboard.press("Tab")
        name = card.evaluate("function () { return this.activeElement?.dataset.name ?? '' }")
        if name:
            reached.append(name)
        if name == "fill":
            break
    assert {"menu", "collapse", "read-again", "paste-customer", "paste-report", "customer", "fill"} <= set(
        reached
    )
    page.keyboard.press("Enter")
    card.wait_for("Desfazer")
