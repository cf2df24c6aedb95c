"""The agent types while and after the product fills: what is typed stays, and the card says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.support.agent import CONTROLS, PADARIA, Ticket
from tests.support.card import Card
from tests.support.held import CASCADE, held
from tests.support.procedure import CLASSIFICATION, DESCRIPTION
from tests.support.stage import Stage

LEFT = "ficou como você deixou"


@pytest.fixture
def ticket(blank: Stage, page: Page) -> Ticket:
    page.goto(blank.site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    Card(page).wait_for("Preencher chamado", "Mídia em branco")
    return ticket


def type_at_end(page: Page, key: str, text: str) -> None:
    page.focus(f"#{CONTROLS[key]}")
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def test_what_is_typed_during_the_fill_stays_and_the_report_says_so(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    with held(page, CASCADE):
        with page.expect_request(CASCADE):
            card.press("Preencher chamado")
        type_at_end(page, "descricao", "Texto do atendente.")
        typed = ticket.shown("descricao")
        page.focus(f"#{CONTROLS['origem']}")
        page.keyboard.type("E-mail")
    card.wait_for("Desfazer", LEFT)
    assert (ticket.shown("descricao"), ticket.shown("origem")) == (typed, "E-mail")
    assert ticket.shown("categoria_3") == CLASSIFICATION["categoria_3"]
    card.press("Desfazer")
    card.wait_for("a como estava")
    assert (ticket.shown("descricao").endswith("Texto do atendente."), ticket.shown("origem")) == (
        True,
        "E-mail",
    )
    assert ticket.shown("tipo") != CLASSIFICATION["tipo"]


def test_what_is_typed_after_the_fill_stays_when_it_is_undone(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    type_at_end(page, "descricao", " E mais isto.")
    card.press("Abrir")
    card.press("Desfazer")
    card.wait_for("você mudou o campo depois")
    assert ticket.shown("descricao") == f"{DESCRIPTION} E mais isto."
    assert ticket.shown("tipo") != CLASSIFICATION["tipo"]


def test_what_was_changed_stays_when_the_ticket_is_filled_again(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    page.focus(f"#{CONTROLS['prioridade']}")
    page.keyboard.type("Alta")
    changed = ticket.shown("prioridade")
    assert changed != CLASSIFICATION["prioridade"]
    page.focus(f"#{CONTROLS['descricao']}")
    for keys in ("Control+A", "Delete"):
        page.keyboard.press(keys)
    card.press("Abrir")
    card.press("Preencher de novo")
    card.wait_for("Desfazer", LEFT)
    assert (ticket.shown("prioridade"), ticket.shown("descricao")) == (changed, "")
    card.press("Usar o do procedimento")
    page.wait_for_function(
        "([name, wanted]) => document.getElementsByName(name)[0].selectedOptions[0].text.trim() === wanted",
        arg=[CONTROLS["prioridade"], CLASSIFICATION["prioridade"]],
    )


def test_the_newest_of_a_choice_on_the_page_and_an_answer_in_the_card_wins(
    ticket: Ticket, page: Page
) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia foi reaproveitada?")
    card.press("A mídia foi reaproveitada? Sim")
    page.wait_for_function(CHOSEN, arg="Sim")
    ticket.answer({"midia_reaproveitada": "Não"})
    card.press("A mídia é da Safeweb? Sim")
    page.wait_for_function("document.querySelector('[name=vlinformacaoadicional1827]').value !== ''")
    card.wait_for("Desfazer")
    assert ticket.shown("midia_reaproveitada") == "Não", "an answer to something else has replaced it"
    card.press("A mídia foi reaproveitada? Sim")
    page.wait_for_function(CHOSEN, arg="Sim")


CHOSEN = """answer => [...document.getElementsByName('vlinformacaoadicional1826')]
.some((radio) => radio.checked && radio.labels[0].innerText.trim() === answer)"""
