"""What follows SALVAR: the page's own word on it, and the number, however late it comes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.agent import ANSWERS, PADARIA, Ticket
from tests.support.browser_waiting import wait_for_stored
from tests.support.card import Card
from tests.support.held import RELATED, held
from tests.support.stage import Stage

from .call import confirm_success, press_save


@pytest.fixture
def filled(blank: Stage, page: Page) -> Ticket:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado", "Mídia em branco")
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    return ticket


def wait_until_forgotten(stage: Stage) -> None:
    """Wait until the worker keeps nothing of a saved ticket: whoever asks is told of none."""
    forgotten = "(kept) => !Object.keys(kept).some((name) => name.startsWith('saved.'))"
    wait_for_stored(stage.browser.worker, "session", forgotten)


@pytest.mark.usefixtures("filled")
def test_a_refusal_names_the_fields_and_leads_to_them(page: Page) -> None:
    card = Card(page)
    press_save(page)
    card.wait_for("O Qualitor não salvou", "E-mail", "Protocolo")
    page.locator("#btnOK").click()
    card.press("E-mail")
    expect(page.locator("[name=vlinformacaoadicional1823]")).to_be_focused()


def test_a_number_that_comes_late_is_shown_when_it_comes(blank: Stage, filled: Ticket, page: Page) -> None:
    filled.answer(ANSWERS)
    card = Card(page)
    with held(page, RELATED):
        press_save(page)
        confirm_success(page)
        card.wait_for("Chamado salvo", "Procurando o número")
    card.wait_for(str(blank.site.saves()[-1]["related"]), "Copiar número")


def test_a_number_that_is_there_only_after_the_page_is_loaded_again(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    blank.site.settings.related_empty_loads = 1
    filled.answer(ANSWERS)
    press_save(page)
    confirm_success(page)
    Card(page).wait_for("Chamado salvo", "Procurando o número")
    expect(page.locator("#aba_relacao")).to_contain_text("Nenhum registro")
    page.reload()
    Card(page).wait_for(str(blank.site.saves()[-1]["related"]), "Copiar número")


def test_another_ticket_in_the_same_tab_is_not_taken_for_the_saved_one(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    filled.answer(ANSWERS)
    press_save(page)
    confirm_success(page)
    Card(page).wait_for("Copiar número")
    other = blank.site.tickets(seeded=True)[0].number
    page.goto(f"{blank.site.ticket_url}?cdchamado={other}")
    Card(page).wait_for(f"Chamado {other} já aberto")
    wait_until_forgotten(blank)
    assert "Chamado salvo" not in Card(page).text()


def test_when_the_agent_is_through_the_card_is_the_saved_tickets(
    blank: Stage, filled: Ticket, page: Page
) -> None:
    filled.answer(ANSWERS)
    press_save(page)
    confirm_success(page)
    card = Card(page)
    card.wait_for("Copiar número")
    card.press("Concluir")
    card.wait_for("já aberto")
    wait_until_forgotten(blank)
    page.reload()
    assert "Chamado salvo" not in Card(page).wait_for("já aberto")
