"""The page alters a value after the report: the card says so, and asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.agent import CONTROLS, PADARIA, Ticket
from tests.support.card import Card
from tests.support.procedure import CLASSIFICATION
from tests.support.stage import Stage

ALTER = """name => { const control = document.getElementsByName(name)[0];
control.value = control.value.slice(0, 9); control.dispatchEvent(new Event("change", { bubbles: true })) }"""


def test_the_card_takes_back_that_the_value_is_filled_and_asks_for_it(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado", "Mídia em branco")
    card.press("Preencher chamado")
    assert "não aceitou" not in card.wait_for("Desfazer")
    page.evaluate(ALTER, CONTROLS["nome"])
    card.wait_for("a página não aceitou o valor", PADARIA.name, "Desfazer")
    assert ticket.shown("nome") == ""
    assert ticket.shown("categoria_3") == CLASSIFICATION["categoria_3"]
    card.press("Desfazer")
    card.wait_for("a como estava")
    assert ticket.shown("tipo") != CLASSIFICATION["tipo"]


@pytest.mark.parametrize(("often", "ends"), [(1, "filled"), (99, "refused")])
def test_what_is_put_back_when_the_fill_was_just_read_back_is_told_in_the_end(
    blank: Stage, page: Page, often: int, ends: str
) -> None:
    blank.site.settings.revert_fields = {CONTROLS["nome"]: often}
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado", "Mídia em branco")
    card.press("Preencher chamado")
    said = card.wait_for("Desfazer")
    assert ("a página não aceitou o valor" in said) == (ends == "refused")
    assert ticket.shown("nome") == (PADARIA.name if ends == "filled" else "")
    card.press("Desfazer")
    card.wait_for("a como estava")
    assert ticket.shown("tipo") != CLASSIFICATION["tipo"]
