"""Of a desk's several procedures the agent chooses by title; one for another state is never forced."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.paths import ROOT
from tests.support.softhsm import blank_token, full_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

OWN = ROOT / "native_host/sop/token_em_branco.toml"
TITLE = "Certificado Digital: token em branco"

_FOCUSED = """function () {
  return this.activeElement?.matches("button") ? this.activeElement.innerText : "";
}"""


def put(folder: Path, name: str, title: str, *changes: tuple[str, str]) -> None:
    """Put a desk's own procedure into the folder."""
    content = OWN.read_text("utf-8")
    for old, new in (
        ('id = "token_em_branco"', f'id = "{name}"'),
        (f'title = "{TITLE}"', f'title = "{title}"'),
    ):
        content = content.replace(old, new)
    for old, new in changes:
        assert old in content
        content = content.replace(old, new)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.toml").write_text(content, "utf-8")


def settings(folder: Path) -> str:
    return f"sop_dirs = [{json.dumps(str(folder))}]\n"


def open_ticket(stage: Stage) -> tuple[Page, Ticket, Card]:
    page = stage.browser.context.pages[0]
    page.goto(stage.site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    return page, ticket, Card(page)


def focused(card: Card) -> str:
    """Return the words of the card's button that has the keyboard."""
    return str(card.evaluate(_FOCUSED))


def press_by_keyboard(page: Page, card: Card, words: str) -> None:
    """Walk with Tab from where the keyboard is to the button with these words, and press Enter."""
    for _ in range(40):
        if words in focused(card):
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {words!r}")


def test_the_agent_chooses_by_title_with_the_keyboard_and_that_one_is_filled(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "procedimentos"
    put(folder, "matriz", "Token em branco, matriz", ('"Porto Alegre"', '"Caxias do Sul"'))
    put(folder, "filial", "Token em branco, filial")
    token = Token([softhsm_module()], blank_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, settings=settings(folder)) as stage:
        page, ticket, card = open_ticket(stage)
        card.wait_for("Preencher chamado", "Mídia em branco")
        before = ticket.all_shown()
        card.press("Preencher chamado")
        card.wait_for("Qual procedimento vale", "Token em branco, matriz", "Token em branco, filial")
        assert ticket.all_shown() == before, "nothing is filled before the agent has chosen"
        press_by_keyboard(page, card, "Token em branco, matriz")
        card.wait_for("Desfazer", "A mídia foi reaproveitada?")
        assert ticket.shown("localidade") == "Caxias do Sul"
        assert ticket.shown("nome") == PADARIA.name
        card.press("A mídia foi reaproveitada? Não")
        card.wait_for("Qual é o e-mail atual do cliente?")
        page.wait_for_function("document.querySelector('[name=vlinformacaoadicional1826]').value !== ''")
        assert ticket.shown("localidade") == "Caxias do Sul", "an answer goes on with the chosen procedure"


def test_a_desks_procedure_for_another_state_is_not_what_fill_anyway_fills(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "procedimentos"
    put(
        folder,
        "zz_vencido",
        "Certificado vencido",
        ('states = ["blank"]', 'states = ["expired"]'),
        ('"Em branco"', '"Vencido"'),
    )
    token = Token([softhsm_module()], full_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, settings=settings(folder)) as stage:
        _, ticket, card = open_ticket(stage)
        card.wait_for("Certificado em ordem", "Preencher chamado")
        card.press("Preencher chamado")
        card.wait_for("Preencher mesmo assim", TITLE)
        card.press("Preencher mesmo assim")
        card.wait_for("Desfazer")
        assert ticket.shown("categoria_3") == "Em branco"


def test_where_none_may_be_forced_the_card_says_so_and_offers_no_button(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "procedimentos"
    put(folder, "token_em_branco", "Certificado vencido", ('states = ["blank"]', 'states = ["expired"]'))
    token = Token([softhsm_module()], full_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, settings=settings(folder)) as stage:
        _, ticket, card = open_ticket(stage)
        card.wait_for("Certificado em ordem", "Preencher chamado")
        before = ticket.all_shown()
        card.press("Preencher chamado")
        card.wait_for("Nada foi preenchido", "preencha-o à mão", "not_forcible")
        assert "Preencher mesmo assim" not in card.buttons()
        assert ticket.all_shown() == before
