"""An update that removes the running host: the next click starts the new one; the agent notices nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.other_host import register_host_removed_later
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Token, open_stage

STABLE_MS = 10_000
"""A host that lived this long was well (`STABLE_AFTER_MS` in the extension's constants)."""


def test_a_host_removed_by_an_update_is_followed_by_the_new_one_at_the_next_click(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    removed = tmp_path / "removed"
    register_host_removed_later(tmp_path / "profile", removed)
    token = Token([softhsm_module()], blank_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, registered=False) as stage:
        page = stage.browser.context.pages[0]
        page.goto(stage.site.ticket_url)
        Ticket(page).name_customer(PADARIA)
        card = Card(page)
        card.wait_for("Mídia em branco")
        stage.browser.move_clock(STABLE_MS)
        removed.touch()
        stage.browser.press_toolbar_button(page)
        card.wait_for("campos certos", "Desfazer")
