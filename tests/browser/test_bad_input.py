"""When something is not as it should be: a clear sentence, its code, nothing lost, nothing half-written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.support.agent import PADARIA, Ticket, page_state
from tests.support.card import Card
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.other_host import register_other_host
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

Scripted = Callable[..., tuple[Stage, ScriptedDriver]]
"""Opens the browser: what the driver does, and more of the host's configuration."""

TYPED = "Digitado pelo atendente antes do clique."


@pytest.fixture(scope="module")
def hostless_stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A browser whose profile knows no host."""
    folder = tmp_path_factory.mktemp("hostless")
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=extension, registered=False) as stage:
        yield stage


def ticket_with_typed_text(stage: Stage, page: Page) -> tuple[Ticket, Card]:
    page.goto(stage.site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    ticket.answer({"descricao": TYPED})
    return ticket, Card(page)


def test_host_missing_is_said_with_the_way_to_mend_it(hostless_stage: Stage) -> None:
    page = hostless_stage.browser.context.new_page()
    ticket, card = ticket_with_typed_text(hostless_stage, page)
    card.wait_for("host_missing")
    before = page_state(ticket.frame)
    hostless_stage.browser.press_toolbar_button(page)
    shown = card.wait_for("host_missing")
    assert "instal" in shown.lower()
    assert page_state(ticket.frame) == before
    page.close()


def test_typing_into_the_card_waits_for_no_host(hostless_stage: Stage) -> None:
    page = hostless_stage.browser.context.new_page()
    _, card = ticket_with_typed_text(hostless_stage, page)
    card.wait_for("host_missing")
    card.press("Cliente")
    card.type_into("Nome", "Helena Prado Teste")
    assert card.value_of("Nome") == "Helena Prado Teste"
    card.wait_for("não foi encontrado neste computador", "digitado")
    assert card.value_of("Nome") == "Helena Prado Teste"
    page.close()


@pytest.mark.parametrize(
    ("protocol", "who", "code"),
    [("2.0", "extensão", "extension_outdated"), ("0.9", "programa", "host_outdated")],
    ids=["newer_host", "older_host"],
)
def test_host_of_another_major_version_says_who_must_be_updated(
    playwright: Playwright, extension: Path, tmp_path: Path, protocol: str, who: str, code: str
) -> None:
    register_other_host(tmp_path / "profile", protocol)
    token = Token([softhsm_module()], blank_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, registered=False) as stage:
        page = stage.browser.context.pages[0]
        ticket, card = ticket_with_typed_text(stage, page)
        stage.browser.press_toolbar_button(page)
        shown = card.wait_for(code)
        assert f"atualize {'a' if who == 'extensão' else 'o'} {who}" in shown
        assert ticket.shown("descricao") == TYPED


def test_page_that_is_no_ticket_is_told_so_and_left_alone(blank: Stage, page: Page) -> None:
    page.goto(f"{blank.site.url}/login.php")
    before = page_state(page.main_frame)
    assert not Card(page).exists(), "the card shows itself unasked on a page that is no ticket"
    blank.browser.press_toolbar_button(page)
    Card(page).wait_for("em branco", "page_login")
    assert page_state(page.main_frame) == before


def test_renamed_option_is_named_with_the_nearest_and_stops_what_depends_on_it(
    blank: Stage, page: Page
) -> None:
    blank.site.settings.renamed_options = {"Em branco": "Em branco ou com defeito"}
    ticket, card = ticket_with_typed_text(blank, page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer", "Categoria 3", "Em branco ou com defeito")
    assert ticket.shown("categoria_2") == "Cartão"
    assert ticket.shown("categoria_3") == ""
    assert ticket.shown("descricao") == TYPED


def test_page_that_puts_a_value_back_once_is_set_once_more(blank: Stage, page: Page) -> None:
    blank.site.settings.revert_fields = {"cdlocalidade": 1}
    ticket, card = ticket_with_typed_text(blank, page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert ticket.shown("localidade") == "Porto Alegre"


def test_page_that_always_puts_a_value_back_is_reported(blank: Stage, page: Page) -> None:
    blank.site.settings.revert_fields = {"cdlocalidade": 99}
    ticket, card = ticket_with_typed_text(blank, page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer", "Localidade")
    assert ticket.shown("localidade") != "Porto Alegre"
    assert ticket.shown("categoria_3") == "Em branco"


def test_message_of_the_page_stops_the_fill_and_is_shown(blank: Stage, page: Page) -> None:
    blank.site.settings.alert_on_category = "Contrato do cliente vencido."
    ticket, card = ticket_with_typed_text(blank, page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Contrato do cliente vencido.")
    assert page.locator("#divAlert").is_visible(), "the page's message was clicked away"
    assert ticket.shown("descricao") == TYPED
    page.locator("#btnOK").click()


def test_read_only_field_is_reported_and_left(blank: Stage, page: Page) -> None:
    blank.site.settings.read_only_fields = ["cdlocalidade"]
    ticket, card = ticket_with_typed_text(blank, page)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer", "Localidade")
    assert ticket.shown("localidade") == ""


@pytest.fixture
def scripted(playwright: Playwright, extension: Path, tmp_path: Path) -> Iterator[Scripted]:
    """Opens a browser on a PC whose only driver does what a script says."""
    with ExitStack() as open_stages:

        def start(script: str, settings: str = "") -> tuple[Stage, ScriptedDriver]:
            driver = ScriptedDriver(tmp_path / "driver", script)
            token = Token([driver.path], {})
            stage = open_stage(playwright, tmp_path / "stage", token, extension=extension, settings=settings)
            return open_stages.enter_context(stage), driver

        yield start


def test_driver_that_hangs_is_named_and_nothing_is_filled(
    scripted: Scripted,
) -> None:
    stage, driver = scripted(f"hang C_GetSlotList\n{HOLDS_BLANK}", "read_deadline_ms = 1000\n")
    page = stage.browser.context.pages[0]
    ticket, card = ticket_with_typed_text(stage, page)
    before = page_state(ticket.frame)
    stage.browser.press_toolbar_button(page)
    shown = card.wait_for("driver_timeout")
    assert driver.path.name in shown
    assert page_state(ticket.frame) == before


def test_card_pulled_out_in_mid_read_is_said_and_nothing_is_filled(
    scripted: Scripted,
) -> None:
    stage, driver = scripted(HOLDS_BLANK)
    page = stage.browser.context.pages[0]
    ticket, card = ticket_with_typed_text(stage, page)
    card.wait_for("em branco", "Preencher chamado")
    before = page_state(ticket.frame)
    driver.also("pulled.script", "slot description=Leitora_1 flags=6\n")
    driver.script(f"then C_FindObjects pulled.script\n{HOLDS_BLANK}")
    stage.browser.outdate_reading()
    stage.browser.press_toolbar_button(page)
    card.wait_for("changed_during_read")
    assert page_state(ticket.frame) == before
