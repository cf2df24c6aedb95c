"""SALVAR in the shell's pop-up window, which may close itself when its message is answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

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
    blank.browser.worker.evaluate("chrome.storage.session.remove('saved.closed')")


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


def save_and_let_it_close(blank: Stage, filled: Ticket) -> None:
    blank.site.settings.closes_after_save = True
    press_save(filled.page)
    expect(filled.page.locator("#divAlert")).to_contain_text("Registro inserido com sucesso.")
    # The window may be gone before the click is reported; that it goes is awaited.
    with filled.page.expect_event("close"), suppress(Error):
        filled.page.locator("#btnOK").click(no_wait_after=True)


def test_when_the_popup_has_closed_itself_the_window_that_stays_offers_the_message(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    save_and_let_it_close(blank, filled)
    card = Card(page)
    card.wait_for("Chamado salvo", "24 horas", "Copiar mensagem", "abra o chamado salvo")
    card.press("Concluir")
    blank.browser.press_toolbar_button(page)
    assert "Chamado salvo" not in card.wait_for("não")


def test_when_the_saved_ticket_is_opened_again_in_another_window_its_number_is_shown(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    save_and_let_it_close(blank, filled)
    save = blank.site.saves()[-1]
    with page.expect_popup() as opened:
        page.evaluate(f"openTicket({save['number']})")
    Card(opened.value).wait_for("Chamado salvo", str(save["related"]), "Copiar número")
    opened.value.close()


def test_another_customers_ticket_is_not_taken_for_the_one_whose_popup_has_closed(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    save_and_let_it_close(blank, filled)
    other = blank.site.tickets(seeded=True)[0].number
    with page.expect_popup() as opened:
        page.evaluate(f"openTicket({other})")
    assert "Chamado salvo" not in Card(opened.value).wait_for(f"Chamado {other} já aberto")
    opened.value.close()


def test_a_window_that_had_shown_the_number_is_not_spoken_of_when_it_is_closed(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    press_save(filled.page)
    confirm_success(filled.page)
    Card(filled.page).wait_for("Copiar número")
    filled.page.close()
    blank.browser.press_toolbar_button(page)
    assert "Chamado salvo" not in Card(page).wait_for("não")
