"""Tokens that come and go, and several at a time, as the agent meets them in the card."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.pcsc import STOPPED, smart_card_service
from tests.support.softhsm import add_blank, blank_token, softhsm_module
from tests.support.stage import Token, open_stage

EMPTY_READER = "slot description=Leitora_1 flags=6\n"


def test_card_follows_a_token_that_is_plugged_in_and_pulled_out(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    driver = ScriptedDriver(tmp_path / "driver", EMPTY_READER)
    with (
        smart_card_service() as service,
        open_stage(
            playwright, tmp_path, Token([driver.path], service.environment), extension=extension
        ) as stage,
    ):
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        card = Card(page)
        card.wait_for("Leitora vazia")
        driver.script(HOLDS_BLANK)
        plugged = service.insert_and_wait()
        card.wait_for("Mídia em branco")
        driver.script(EMPTY_READER)
        plugged.remove()
        card.wait_for("Leitora vazia")


def test_with_several_tokens_the_agent_chooses_and_the_choice_is_remembered(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    environment = blank_token(tmp_path / "tokens", "PRIMEIRO")
    add_blank(environment, "SEGUNDO")
    token = Token([softhsm_module()], environment)
    with open_stage(playwright, tmp_path, token, extension=extension) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        ticket, card = Ticket(page), Card(page)
        ticket.name_customer(PADARIA)
        stage.browser.press_toolbar_button(page)
        card.wait_for("Qual é a mídia do cliente?", "PRIMEIRO", "SEGUNDO")
        assert ticket.shown("tipo") == "", "something was filled before the agent had chosen"
        card.press("SEGUNDO")
        card.wait_for("Desfazer")
        assert ticket.shown("categoria_3") == "Em branco"

        page.goto(stage.site.ticket_url)
        Ticket(page).name_customer(PADARIA)
        again = Card(page)
        stage.browser.press_toolbar_button(page)
        again.wait_for("escolhida da outra vez", "Desfazer")


def test_a_blank_token_that_another_driver_crashed_on_fills_nothing_and_says_what_to_do(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    sound = ScriptedDriver(tmp_path / "sound", HOLDS_BLANK)
    other = ScriptedDriver(tmp_path / "other", f"{HOLDS_BLANK}crash C_OpenSession\n")
    token = Token([sound.path, other.path], STOPPED)
    with open_stage(playwright, tmp_path, token, extension=extension) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        ticket, card = Ticket(page), Card(page)
        ticket.name_customer(PADARIA)
        stage.browser.press_toolbar_button(page)
        shown = card.wait_for("Mídia parece em branco - não confirmada", "Nada foi preenchido")
        assert "Reconecte o token e leia de novo." in shown
        assert "segunda leitura" not in shown
        assert ticket.shown("tipo") == ""
        card.wait_for_element(".token-icon.warn")


def test_a_driver_that_lacked_time_is_read_with_more_and_the_click_then_fills(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    driver = ScriptedDriver(tmp_path / "driver", f"{HOLDS_BLANK}hang C_GetSlotList\n")
    token = Token([driver.path], STOPPED)
    with open_stage(
        playwright, tmp_path, token, extension=extension, settings="read_deadline_ms = 2000\n"
    ) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        ticket, card = Ticket(page), Card(page)
        shown = card.wait_for("O driver não respondeu no prazo", "Ler com mais tempo")
        assert "segunda leitura" not in shown
        # It answers, but never in the time that a reading usually has.
        driver.script(f"{HOLDS_BLANK}slow C_GetSlotList 600\n")
        card.press("Ler com mais tempo")
        card.wait_for("Mídia em branco")
        assert "Ler com mais tempo" not in card.text()
        ticket.name_customer(PADARIA)
        stage.browser.press_toolbar_button(page)
        card.wait_for("Desfazer")
        assert ticket.shown("categoria_3") == "Em branco"
