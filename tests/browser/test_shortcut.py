"""The keyboard shortcut, with real keys in a browser with a window."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.browser import Look
from tests.support.card import Card
from tests.support.display import press_keys, virtual_display
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Token, open_stage


def test_alt_shift_y_fills_the_ticket_like_the_toolbar_button(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    with virtual_display() as display:
        token = Token([softhsm_module()], {**blank_token(tmp_path / "tokens"), "DISPLAY": display})
        look = Look(headless=False)
        with open_stage(playwright, tmp_path, token, extension=extension, look=look) as stage:
            page = stage.browser.context.pages[0]
            page.goto(stage.site.ticket_url)
            ticket, card = Ticket(page), Card(page)
            ticket.name_customer(PADARIA)
            card.wait_for("Preencher chamado")
            page.bring_to_front()
            press_keys(display, "alt+shift+y")
            card.wait_for("Desfazer")
            assert ticket.shown("categoria_3") == "Em branco"
