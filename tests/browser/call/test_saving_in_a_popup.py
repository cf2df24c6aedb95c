"""SALVAR in the shell's pop-up window, which may close itself when its message is answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.agent import ANSWERS, PADARIA, Ticket, ticket_in_popup
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.stage import Stage

from .call import confirm_success, copy_number_and_message, press_save


@pytest.fixture
def filled(blank: Stage, page: Page) -> Iterator[Ticket]:
    with ticket_in_popup(page, f"{blank.site.url}/html/index.php") as ticket:
        ticket.name_customer(PADARIA)
        card = Card(ticket.page)
        card.wait_for("Preencher chamado", "Mídia em branco")
        card.press("Preencher chamado")
        card.wait_for("Desfazer")
        ticket.answer(ANSWERS)
        yield ticket


def test_number_and_message_are_offered_in_a_popup_that_stays(blank: Stage, filled: Ticket) -> None:
    press_save(filled.page)
    confirm_success(filled.page)
    copy_number_and_message(blank, Card(filled.page), Clipboard(filled.page, blank.site.url))


def test_the_message_is_offered_before_a_popup_that_closes_itself_is_gone(
    blank: Stage, filled: Ticket
) -> None:
    blank.site.settings.closes_after_save = True
    press_save(filled.page)
    card = Card(filled.page)
    card.wait_for("Chamado salvo", "Copiar mensagem")
    card.press("Copiar mensagem")
    card.wait_for("Copiado")
    assert "24 horas" in Clipboard(filled.page, blank.site.url).read()
    with filled.page.expect_event("close"):
        filled.page.locator("#btnOK").click(no_wait_after=True)
