"""Checking a page: where its fields are, what the others lack, teaching those, the map as a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import PageMap
from native_host.toml import load_toml
from tests.browser.teaching.test_teaching import (
    OPTIONS,
    RENAME,
    STORED,
    point_at,
    taught,
    wait_until_pointing,
)
from tests.pages.data import lookalikes
from tests.support.agent import PADARIA, Ticket, page_state
from tests.support.card import Card
from tests.support.stage import Stage

__all__ = ["taught"]

LOCKED = "document.querySelector('#cdseveridade').disabled = true"
HIDDEN = "document.querySelector('#cdorigem').closest('tr').style.display = 'none'"

MARKS = """function () {
  return [...this.querySelectorAll('.mark.found')].filter((mark) => mark.checkVisibility())
    .map((mark) => [mark.textContent, mark.getBoundingClientRect().toJSON()]);
}"""

TOLD = """function () {
  return Object.fromEntries([...this.querySelectorAll('[data-name=checked-field]')]
    .map((row) => [row.dataset.key, row.innerText]));
}"""


def check_from_menu(card: Card) -> None:
    card.press("Mais opções")
    card.wait_for("Copiar estrutura")
    card.press("Conferir a página")
    card.wait_for("Encontrados")


@pytest.mark.usefixtures("taught")
def test_what_is_found_is_marked_and_what_is_not_is_explained(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    for change in (f"({RENAME})()", LOCKED, HIDDEN):
        page.evaluate(change)
    before = page_state(page.main_frame)
    check_from_menu(card)
    assert page_state(page.main_frame) == before
    told = card.evaluate(TOLD)
    assert "não aparece na página" in told["localidade"]
    assert "bloqueado pela página" in told["prioridade"]
    assert "não está visível agora" in told["origem"]
    assert "não aparece na página" in told["midia_safeweb"], "it comes with the category"
    assert "aparece, mas sem um campo" in told["nome"], "the page shows the client's"
    marks = dict(card.evaluate(MARKS))
    assert {"Tipo", "Categoria 1", "Título", "Descrição", "Prioridade"} <= set(marks)
    assert not {"Localidade", "Origem", "Nome"} & set(marks)
    field = page.locator("#cdtipochamado").bounding_box()
    assert field is not None
    assert abs(marks["Tipo"]["x"] - field["x"]) < 2
    assert abs(marks["Tipo"]["y"] - field["y"]) < 2
    card.press("Fechar")
    card.wait_for("Preencher chamado")
    assert card.evaluate(MARKS) == []


@pytest.mark.usefixtures("taught")
def test_missing_fields_are_taught_one_after_the_other_and_the_map_is_a_file(
    blank: Stage, page: Page, tmp_path: Path
) -> None:
    page.goto(blank.site.ticket_url)
    card = Card(page)
    card.wait_for("Preencher chamado")
    page.evaluate(RENAME)
    check_from_menu(card)
    card.press("Ensinar os que faltam")
    card.wait_for("Clique na página no campo “Localidade”", "Depois deste faltam")
    wait_until_pointing(card)
    point_at(page, "#campo_77")
    shown = card.wait_for("Clique na página no campo “Nome”")
    wait_until_pointing(card)
    card.press("Pular")
    assert "Depois deste" in shown
    card.wait_for("Clique na página no campo “Telefone”")
    wait_until_pointing(card)
    page.keyboard.press("Escape")
    card.wait_for("Encontrados")
    assert "localidade" not in card.evaluate(TOLD)
    assert "Localidade" in dict(card.evaluate(MARKS))
    (stored,) = blank.browser.worker.evaluate(STORED)
    assert stored["key"] == "localidade"
    with page.expect_download() as saved:
        card.press("Exportar mapa")
    card.wait_for("qualitor.toml", "salvo")
    file = tmp_path / "qualitor.toml"
    saved.value.save_as(file)
    exported = PageMap.model_validate(load_toml(file))
    assert [one.key for one in exported.fields if one.taught] == ["localidade"]
    assert exported.detection.click is not None


def test_a_page_that_is_not_recognised_is_checked_too_and_left_as_it_is(blank: Stage, page: Page) -> None:
    page.route("**/sistema/*", lambda route: route.fulfill(body=lookalikes()["hr_person"]))
    page.goto(f"{blank.site.url}/sistema/funcionario")
    before = page_state(page.main_frame)
    blank.browser.press_toolbar_button(page)
    card = Card(page)
    card.wait_for("não é um chamado")
    check_from_menu(card)
    assert "Categoria 1" in card.wait_for("de 28 campos", "O que falta e por quê")
    assert page_state(page.main_frame) == before


def test_the_menu_of_the_button_and_the_options_check_the_open_ticket(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    card = Card(page)
    card.wait_for("Preencher chamado")
    options = blank.browser.context.new_page()
    options.goto(OPTIONS)
    options.get_by_role("button", name="Conferir a página").click()
    card.wait_for("Encontrados")
    card.press("Fechar")
    page.goto(f"{blank.site.url}/practice/nothing-here")
    options.bring_to_front()
    options.get_by_role("button", name="Conferir a página").click()
    options.get_by_text("Abra um chamado e escolha “Conferir a página”").wait_for()
    options.close()


def test_a_click_ends_checking_and_fills(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    check_from_menu(card)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert card.evaluate(MARKS) == []
    assert ticket.shown("categoria_3") == "Em branco"
