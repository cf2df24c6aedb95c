"""The card in a small window, at 200 %, beside the field in focus: never in the way, reached by keys."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.stage import Stage

FIELDS = ("cdtipochamado", "nmtitulochamado", "dschamado", "vlinformacaoadicional1823", "cdacao07")

LEAVES_S = 1.0
"""A busy computer draws late what follows the focus."""

FRAME = "function () { return this.querySelector('.frame').getBoundingClientRect().toJSON() }"
FOCUS = """id => {
  const field = document.getElementById(id);
  field.blur();
  field.focus();
  return field.getBoundingClientRect().toJSON();
}"""


def overlaps(one: dict[str, float], other: dict[str, float]) -> bool:
    return (
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


def frame_off(card: Card, field: dict[str, float]) -> dict[str, float]:
    """Return where the card is when it has left the field, or when it has had the time to."""
    end = time.monotonic() + LEAVES_S
    while True:
        frame: dict[str, float] = card.evaluate(FRAME)
        if not overlaps(frame, field) or time.monotonic() > end:
            return frame
        time.sleep(0.02)


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
        frame = frame_off(card, field)
        assert not overlaps(frame, field), name
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
