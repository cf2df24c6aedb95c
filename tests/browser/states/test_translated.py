"""A page that the browser has translated: it is said, with what to do, and nothing is filled by guessing."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from tests.support.agent import PADARIA, Ticket, page_state
from tests.support.card import Card
from tests.support.stage import Stage

FILL = "Preencher chamado"
TRANSLATED = "O navegador traduziu esta página"

ENGLISH = {
    "Cliente": "Customer",
    "Contato": "Contact",
    "Tipo": "Type",
    "Descrição": "Description",
    "Solução": "Solution",
    "Encaminhar": "Forward",
    "Título": "Title",
    "Prioridade": "Priority",
    "Nome": "Surname",
    "Complexidade": "Complexity",
    "Localidade": "Location",
    "Origem": "Origin",
    "Sintomas": "Symptoms",
    "Categoria": "Category",
}
FINNISH = {
    "Cliente": "Asiakas",
    "Contato": "Yhteyshenkilö",
    "Tipo": "Tyyppi",
    "Descrição": "Kuvaus",
    "Solução": "Ratkaisu",
    "Encaminhar": "Välitä",
    "Título": "Otsikko",
    "Prioridade": "Tärkeys",
    "Nome": "Nimi",
    "Complexidade": "Vaativuus",
    "Localidade": "Paikkakunta",
    "Origem": "Lähde",
    "Sintomas": "Oireet",
    "Categoria": "Luokka",
    "Telefone": "Puhelin",
    "E-mail": "Sähköposti",
    "CPF/CNPJ": "Henkilötunnus",
    "Protocolo": "Pöytäkirja",
    "Ânimo": "Mieliala",
    "Palavra-chave": "Avainsana",
}
"""What page labels become: words of a language that is known, and of one that is not."""

TRANSLATE = """([by, words]) => {
  const other = (text) => Object.entries(words)
    .reduce((said, [own, other]) => said.replaceAll(own, other), text);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
  globalThis.original = [];
  for (const text of texts) {
    const holder = text.parentElement;
    if (['SCRIPT', 'STYLE', 'OPTION', 'TEXTAREA'].includes(holder.tagName)) continue;
    original.push([text, text.data]);
    if (by === 'edge') {
      holder.setAttribute('_msttexthash', '1234');
      text.data = other(text.data);
      continue;
    }
    const [outer, inner] = [1, 2].map(() => document.createElement('font'));
    for (const font of [outer, inner]) font.style.verticalAlign = 'inherit';
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(other(text.data));
    original.at(-1).push(outer);
  }
  if (by === 'chrome') document.documentElement.classList.add('translated-ltr');
}"""
"""What browsers do to a page that they translate: Chrome with a class and wrappers, of which a frame of the
page has the wrappers alone, Edge with attributes of its own."""

RESTORE = """() => {
  for (const [text, data, outer] of original) {
    text.data = data;
    outer?.replaceWith(text);
  }
  document.documentElement.classList.remove('translated-ltr');
}"""


@pytest.mark.parametrize("by", ["chrome", "chrome_in_a_frame", "edge"])
def test_a_translated_ticket_is_not_filled_and_is_once_it_is_the_original(
    blank: Stage, page: Page, by: str
) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL, "Mídia em branco")
    page.evaluate(TRANSLATE, [by, FINNISH])
    before = page_state(page.main_frame)
    blank.browser.press_toolbar_button(page)
    card.wait_for(TRANSLATED, "volte ao original", "page_translated")
    assert page_state(page.main_frame) == before
    page.evaluate(RESTORE)
    card.press("Tentar de novo")
    card.wait_for("Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"


def test_a_ticket_in_words_that_are_known_is_filled_and_what_is_lost_is_put_down_to_the_translation(
    blank: Stage, page: Page
) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL, "Mídia em branco")
    page.evaluate(TRANSLATE, ["chrome", ENGLISH | {"Localidade": "Where it is"}])
    blank.browser.press_toolbar_button(page)
    card.wait_for(TRANSLATED, "volte ao original", "page_translated", "Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"
    page.evaluate(RESTORE)
    card.press("Preencher de novo")
    card.wait_until_gone(TRANSLATED)


def test_a_ticket_that_comes_translated_says_so_before_any_click(blank: Stage, page: Page) -> None:
    arg = json.dumps(["chrome", FINNISH])
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => ({TRANSLATE})({arg}))")
    page.goto(blank.site.ticket_url)
    Card(page).wait_for(TRANSLATED, "Mídia em branco")


def test_a_translated_page_that_is_not_recognised_is_said_to_be_translated(blank: Stage, page: Page) -> None:
    page.goto(f"{blank.site.url}/practice/nothing-here")
    page.evaluate("document.documentElement.classList.add('translated-rtl')")
    blank.browser.press_toolbar_button(page)
    Card(page).wait_for(TRANSLATED, "page_translated")


def test_a_translation_that_leaves_the_fields_as_they_are_called_is_filled(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for(FILL)
    page.evaluate("document.documentElement.classList.add('translated-ltr')")
    blank.browser.press_toolbar_button(page)
    shown = card.wait_for("Desfazer")
    assert TRANSLATED not in shown
    assert ticket.shown("categoria_3") == "Em branco"
