"""Two tickets at once, a worker that is killed, an extension that is updated: nothing mixed up or lost."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.support.agent import PADARIA, VINICOLA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.held import CASCADE, held
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage
from tests.support.worlds import wait_until_orphaned

from .call import MESSAGE


def test_two_tickets_in_two_tabs_stay_apart(blank: Stage, page: Page, clipboard: Clipboard) -> None:
    other = blank.browser.context.new_page()
    other.goto(blank.site.ticket_url)
    page.goto(blank.site.ticket_url)
    for tab, caller in ((other, VINICOLA), (page, PADARIA)):
        tab.bring_to_front()
        Card(tab).wait_for("Preencher chamado", "Mídia em branco")
        Ticket(tab).name_customer(caller)
    clipboard.paste_into(Card(page), "Colar dados", MESSAGE)
    Card(page).wait_for("texto colado")
    blank.browser.press_toolbar_button(other)
    Card(other).wait_for("Desfazer")
    assert Ticket(other).shown("nome") == VINICOLA.name
    assert Ticket(other).shown("email") == ""
    assert Ticket(page).shown("nome") == "(not on the page)"
    blank.browser.press_toolbar_button(page)
    Card(page).wait_for("Desfazer")
    assert Ticket(page).shown("email") == "contato.atual@padariaaurora.example.com"
    assert Ticket(other).shown("email") == ""
    other.close()


def test_worker_killed_between_click_and_report(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado", "Mídia em branco")
    blank.browser.outdate_reading()
    with held(page, CASCADE):
        card.press("Preencher chamado")
        blank.browser.kill_worker()
    card.wait_for("Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"


def test_extension_updated_while_a_ticket_is_open(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    token = Token([softhsm_module()], blank_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        ticket, card = Ticket(page), Card(page)
        ticket.name_customer(PADARIA)
        ticket.answer({"descricao": "Digitado antes da atualização."})
        card.wait_for("Preencher chamado", "Mídia em branco")
        card.press("Cliente")
        card.type_into("Protocolo", "445566")
        stage.browser.worker.evaluate("() => void setTimeout(() => chrome.runtime.reload())")
        wait_until_orphaned(page)
        card.press("Preencher chamado")
        card.wait_for("extension_reloaded", "recarregue a página")
        assert ticket.shown("descricao") == "Digitado antes da atualização."
        assert card.value_of("Protocolo") == "445566"
