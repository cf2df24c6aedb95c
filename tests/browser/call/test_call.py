"""The whole call, from the token to the number and the message: every key and click is the agent's."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.reports import report_of
from tests.support.softhsm import blank_token, softhsm_module, uninitialized_token
from tests.support.stage import Stage, Token, open_stage

from .call import (
    MESSAGE,
    answer_questions,
    assert_saved_ticket_holds_everything,
    confirm_success,
    copy_number_and_message,
    press_save,
)

SKINS = ("classic", "9")


def play(stage: Stage, page: Page, clipboard: Clipboard) -> None:
    """From the customer's message to the message to the customer."""
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    clipboard.paste_into(card, "Colar dados", MESSAGE)
    card.wait_for("Dados do cliente", "texto colado")
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia foi reaproveitada?", "A mídia é da Safeweb?")
    assert ticket.shown("midia_reaproveitada") == "", "a question was answered by guess"
    answer_questions(card)
    shown = ticket.all_shown()
    press_save(page)
    confirm_success(page)
    copy_number_and_message(stage, Card(page), clipboard)
    assert_saved_ticket_holds_everything(stage, shown)


@pytest.mark.parametrize("skin", SKINS)
def test_the_call_from_the_customers_message_to_the_24_hour_message(
    blank: Stage, page: Page, clipboard: Clipboard, skin: str
) -> None:
    page.goto(f"{blank.site.ticket_url}?skin={skin}")
    Card(page).wait_for("Mídia em branco", "Preencher chamado")
    play(blank, page, clipboard)


def test_the_same_with_a_report_from_the_customers_computer(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    report = report_of(tmp_path / "other", blank_token(tmp_path / "customer"))
    nothing_here = Token([softhsm_module()], uninitialized_token(tmp_path / "agent"))
    with open_stage(playwright, tmp_path / "stage", nothing_here, extension=extension) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        clipboard = Clipboard(page, stage.site.url)
        card = Card(page)
        card.wait_for("Mídia não inicializada")
        clipboard.paste_into(card, "Colar relatório", report)
        card.wait_for("Mídia em branco", "Lido em outro computador, às")
        play(stage, page, clipboard)
