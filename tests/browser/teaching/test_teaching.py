"""Teaching a field: pointing at it, trying it, keeping it, carrying it to another installation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from native_host.protocol.messages import PageMap
from native_host.toml import load_toml
from tests.support.agent import PADARIA, Ticket
from tests.support.card import Card
from tests.support.paths import EXTENSION_ID
from tests.support.stage import Stage

OPTIONS = f"chrome-extension://{EXTENSION_ID}/options.html"
EMAIL = "[name=vlinformacaoadicional1823]"

RENAME = """() => {
  const label = [...document.querySelectorAll('td, label, span, font')].reverse()
    .find((element) => element.textContent.trim().replace(/[ :*]+$/, '') === 'Localidade');
  label.textContent = 'Praça de atendimento :';
  document.querySelector('#cdlocalidade').id = 'campo_77';
  document.querySelector('[name=cdlocalidade]').name = 'campo_77';
}"""
"""The page calls Localidade something that no map knows, in label, id and name."""

HEARD = """() => {
  globalThis.heard = [];
  const select = document.querySelector('#campo_77');
  for (const type of ['mousedown', 'pointerdown', 'click', 'focus'])
    select.addEventListener(type, () => heard.push(type), true);
}"""

STORED = "async () => (await chrome.storage.local.get('taught')).taught ?? []"


@pytest.fixture
def taught(blank: Stage) -> Iterator[None]:
    yield
    blank.browser.worker.evaluate("() => chrome.storage.local.remove('taught')")


def open_renamed(stage: Stage, page: Page) -> tuple[Ticket, Card]:
    page.goto(stage.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    card.wait_for("Preencher chamado")
    page.evaluate(RENAME)
    ticket.name_customer(PADARIA)
    return ticket, card


def wait_until_pointing(card: Card) -> None:
    """Wait until the next click or key is taken as pointing: a moment after the card asks for it."""
    card.wait_for("Clique na página")
    card.wait_for_element(".shield")


def teach_from_menu(card: Card, field: str) -> None:
    card.press("Mais opções")
    card.wait_for("Copiar estrutura")
    card.press("Ensinar campo")
    card.wait_for("Qual campo")
    card.press(field)
    wait_until_pointing(card)


def point_at(page: Page, selector: str) -> None:
    page.locator(selector).scroll_into_view_if_needed()
    box = page.locator(selector).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 8, box["y"] + 8)
    page.mouse.click(box["x"] + 8, box["y"] + 8)


@pytest.mark.usefixtures("taught")
def test_a_field_not_found_is_taught_from_its_row_and_filled(blank: Stage, page: Page) -> None:
    _, card = open_renamed(blank, page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "não encontrado na página")
    page.evaluate(HEARD)
    card.press("Ensinar campo")
    card.wait_for("Clique na página no campo “Localidade”")
    wait_until_pointing(card)
    point_at(page, "#campo_77")
    card.wait_for("foi ensinado", "Praça de atendimento")
    assert page.evaluate("heard") == []
    assert page.locator("#campo_77").input_value() == ""
    card.press("Preencher agora")
    card.wait_for("19 campos certos", "Preencher de novo")
    assert page.evaluate("document.querySelector('#campo_77').selectedOptions[0].text") == "Porto Alegre"
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    assert page.locator("#campo_77").input_value() == ""


@pytest.mark.usefixtures("taught")
def test_what_was_taught_is_kept_without_values_and_used_next_time(blank: Stage, page: Page) -> None:
    _, card = open_renamed(blank, page)
    teach_from_menu(card, "Localidade")
    point_at(page, "#campo_77")
    card.wait_for("foi ensinado")
    (stored,) = blank.browser.worker.evaluate(STORED)
    assert stored["key"] == "localidade"
    assert stored["taught"]["id"] == "campo_77"
    assert stored["taught"]["label"] == "Praça de atendimento :"
    assert "Porto Alegre" not in str(stored)
    _, card = open_renamed(blank, page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert page.evaluate("document.querySelector('#campo_77').selectedOptions[0].text") == "Porto Alegre"


@pytest.mark.usefixtures("taught")
def test_a_taught_field_that_fits_nothing_any_more_is_not_guessed(blank: Stage, page: Page) -> None:
    _, card = open_renamed(blank, page)
    teach_from_menu(card, "Localidade")
    point_at(page, "#campo_77")
    card.wait_for("foi ensinado")
    page.goto(blank.site.ticket_url)
    card = Card(page)
    card.wait_for("Preencher chamado")
    page.evaluate(RENAME.replace("Praça de atendimento", "Outra coisa").replace("campo_77", "campo_99"))
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "não encontrado na página")
    assert page.locator("#campo_99").input_value() == ""


@pytest.mark.usefixtures("taught")
def test_the_keyboard_points_too_and_escape_ends_it(blank: Stage, page: Page) -> None:
    _, card = open_renamed(blank, page)
    teach_from_menu(card, "Localidade")
    page.keyboard.press("Escape")
    card.wait_until_gone("Clique na página")
    teach_from_menu(card, "Localidade")
    for _ in range(60):
        page.keyboard.press("Tab")
        if "Praça de atendimento" in card.text():
            break
    page.keyboard.press("Enter")
    card.wait_for("foi ensinado", "Praça de atendimento")


def test_scripts_of_the_page_cannot_point(blank: Stage, page: Page) -> None:
    _, card = open_renamed(blank, page)
    teach_from_menu(card, "Localidade")
    page.evaluate("""() => {
      const card = document.querySelector('#qualitoken-card');
      for (const type of ['pointermove', 'click'])
        card.dispatchEvent(new MouseEvent(type, { bubbles: true, clientX: 300, clientY: 300 }));
      card.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }""")
    assert "Clique na página" in card.text()
    card.press("Cancelar")
    card.wait_until_gone("Clique na página")


@pytest.mark.usefixtures("taught")
def test_taught_fields_are_listed_exported_imported_and_removed(
    blank: Stage, page: Page, tmp_path: Path
) -> None:
    _, card = open_renamed(blank, page)
    teach_from_menu(card, "Localidade")
    point_at(page, "#campo_77")
    card.wait_for("foi ensinado")
    page.goto(OPTIONS)
    page.get_by_role("row", name="Localidade").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Exportar mapa").click()
    file = tmp_path / "qualitor.toml"
    saved.value.save_as(file)
    exported = PageMap.model_validate(load_toml(file))
    ((key, taught),) = [(one.key, one.taught) for one in exported.fields if one.taught]
    assert (exported.id, key, taught.id) == ("qualitor", "localidade", "campo_77")
    page.get_by_role("button", name="Remover o campo “Localidade”").click()
    page.get_by_text("Nenhum campo foi ensinado ainda").wait_for()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("1 campo importado").wait_for()
    page.get_by_text("Qualquer site").wait_for()
    _, card = open_renamed(blank, page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert page.evaluate("document.querySelector('#campo_77').selectedOptions[0].text") == "Porto Alegre"


def test_a_broken_map_is_refused_with_line_and_key(blank: Stage, page: Page, tmp_path: Path) -> None:
    page.goto(OPTIONS)
    file = tmp_path / "quebrado.toml"
    for text, complaint in (
        ('id = "x"\ntitle = [', "linha"),
        ('id = "x"', "fields"),
        ("a" * 50_000, "grande"),
    ):
        file.write_text(text, "utf-8")
        page.locator("input[type=file]").set_input_files(file)
        page.locator("[data-name=outcome]", has_text=complaint).wait_for()
    assert blank.browser.worker.evaluate(STORED) == []
