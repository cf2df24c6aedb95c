"""The card comes before its engine: it tells what the token is, and what is asked of it is done later."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

_BRING_ENGINE = """async () => {
  const tabs = await chrome.tabs.query({ url: "http://127.0.0.1/*" });
  for (const { id } of tabs) {
    await chrome.scripting.executeScript({ target: { tabId: id }, files: ["engine.js"] });
  }
}"""


@pytest.fixture(scope="module")
def stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A browser with a blank token, whose extension waits for the test to bring the engine."""
    folder = tmp_path_factory.mktemp("engineless")
    engineless = shutil.copytree(extension, folder / "extension")
    (engineless / "ticket.js").rename(engineless / "engine.js")
    (engineless / "ticket.js").touch()
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=engineless) as opened:
        yield opened


@pytest.fixture
def ticket(stage: Stage) -> Iterator[Page]:
    page = stage.browser.context.new_page()
    page.goto(stage.site.ticket_url)
    Ticket(page).name_customer(PADARIA)
    yield page
    page.close()


def test_the_card_tells_what_the_token_is_before_its_engine_is_there(ticket: Page) -> None:
    Card(ticket).wait_for("Mídia em branco", "Preencher chamado")


def test_a_button_pressed_before_the_engine_is_there_is_not_lost(stage: Stage, ticket: Page) -> None:
    card = Card(ticket)
    card.wait_for("Mídia em branco", "Preencher chamado")
    card.press("Preencher chamado")
    assert Ticket(ticket).all_shown()["descricao"] == ""
    stage.browser.worker.evaluate(_BRING_ENGINE)
    card.wait_for("Desfazer")
    assert Ticket(ticket).all_shown()["descricao"] != ""


def test_a_click_in_the_toolbar_before_the_engine_is_there_is_not_lost(stage: Stage, ticket: Page) -> None:
    card = Card(ticket)
    card.wait_for("Mídia em branco")
    with stage.browser.expect_command():
        stage.browser.press_toolbar_button(ticket)
    assert Ticket(ticket).all_shown()["descricao"] == ""
    stage.browser.worker.evaluate(_BRING_ENGINE)
    card.wait_for("Desfazer")
    assert Ticket(ticket).all_shown()["descricao"] != ""
