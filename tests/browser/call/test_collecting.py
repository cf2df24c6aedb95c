"""The customer's data in the card: pasted, typed, read; what differs is asked, what is wrong named."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.agent import CONTROLS, PADARIA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.reports import report_of
from tests.support.softhsm import blank_token
from tests.support.stage import Stage

from .call import MESSAGE


@pytest.fixture
def ticket(blank: Stage, page: Page) -> Ticket:
    page.goto(blank.site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    Card(page).wait_for("Preencher chamado", "Mídia em branco")
    return ticket


@pytest.mark.usefixtures("ticket")
def test_every_value_says_where_it_comes_from(page: Page, clipboard: Clipboard) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", "Telefone: (51) 98888-7777\nProtocolo 2026112200417")
    shown = card.wait_for("Dados do cliente", "texto colado", "página")
    assert card.value_of("Nome") == PADARIA.name
    assert card.value_of("CPF/CNPJ") == PADARIA.document
    assert card.value_of("Protocolo") == "2026112200417"
    assert card.value_of("Telefone 1") == "(51) 98888-7777"
    assert card.value_of("Telefone 2") == "(51) 3333-4444", "the record completes what the customer gave"
    assert "(51) 99999-8888" in shown, "and its other number can be chosen"


def test_what_differs_is_asked_and_not_decided(ticket: Ticket, page: Page, clipboard: Clipboard) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", "Nome: Helena Prado Teste\nE-mail: helena@prado.example.com")
    card.wait_for("Há valores diferentes", "Helena Prado Teste", PADARIA.name)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "Qual é o valor certo para “Nome”?")
    assert ticket.shown("nome") == ""
    assert ticket.shown("email") == "helena@prado.example.com"
    card.press("“Nome”? Helena Prado Teste")
    page.wait_for_function("document.querySelector('#vlinformacaoadicional1821').value !== ''")
    assert ticket.shown("nome") == "Helena Prado Teste"


def test_typed_values_are_checked_and_fill_what_is_missing(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "e-mail")
    card.press("Cliente")
    card.wait_for("Dados do cliente")
    card.type_into("CPF/CNPJ", "529.982.247-26")
    card.wait_for("CPF não confere")
    card.type_into("CPF/CNPJ", PADARIA.document)
    card.type_into("E-mail", "atual@aurora.example.com")
    card.type_into("Protocolo", "445566")
    card.wait_for("digitado", "Passar para o chamado")
    card.press("Passar para o chamado")
    for name in ("vlinformacaoadicional1823", "vlinformacaoadicional1825"):
        expect(page.locator(f"#{name}")).not_to_have_value("")
    assert (ticket.shown("email"), ticket.shown("protocolo")) == ("atual@aurora.example.com", "445566")


@pytest.mark.usefixtures("ticket")
def test_two_different_phones_are_required(page: Page) -> None:
    card = Card(page)
    card.press("Cliente")
    card.wait_for("página")
    card.type_into("Telefone 1", "51 3333 4444")
    card.type_into("Telefone 2", "(51) 3333-4444")
    card.wait_for("digitado", "É o mesmo número")


def test_what_the_agent_changed_after_the_fill_stays_when_a_question_is_answered(
    ticket: Ticket, page: Page
) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia é da Safeweb?")
    page.focus(f"#{CONTROLS['origem']}")
    page.keyboard.type("E-mail")
    ticket.answer({"descricao": "Texto do atendente."})
    card.press("Abrir")
    card.press("A mídia é da Safeweb? Sim")
    page.wait_for_function("document.querySelector('[name=vlinformacaoadicional1827]').value !== ''")
    card.wait_for("Desfazer")
    assert ticket.shown("midia_safeweb") == "Sim"
    assert (ticket.shown("origem"), ticket.shown("descricao")) == ("E-mail", "Texto do atendente.")


def test_an_answer_can_be_changed(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia foi reaproveitada?")
    for answer in ("Sim", "Não"):
        card.press(f"A mídia foi reaproveitada? {answer}")
        page.wait_for_function(
            "answer => [...document.getElementsByName('vlinformacaoadicional1826')]"
            ".some((radio) => radio.checked && radio.labels[0].innerText.trim() === answer)",
            arg=answer,
        )
        assert ticket.shown("midia_reaproveitada") == answer


def test_a_megabyte_is_refused_in_a_sentence_and_nothing_is_lost(
    ticket: Ticket, page: Page, clipboard: Clipboard
) -> None:
    card = Card(page)
    ticket.answer({"descricao": "Já digitado."})
    card.press("Cliente")
    card.type_into("Protocolo", "445566")
    clipboard.paste_into(card, "Colar dados", "x" * 1_000_000)
    card.wait_for("longo demais", "paste_too_long")
    assert (card.value_of("Protocolo"), ticket.shown("descricao")) == ("445566", "Já digitado.")
    page.keyboard.press("Control+A")
    page.evaluate("text => navigator.clipboard.writeText(text)", MESSAGE)
    page.keyboard.press("Control+V")
    card.wait_for("texto colado")


@pytest.mark.usefixtures("ticket")
def test_a_text_without_data_is_said_to_have_none(page: Page, clipboard: Clipboard) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", "bom dia, tudo bem?")
    card.wait_for("paste_nothing")


@pytest.mark.usefixtures("ticket")
def test_a_changed_report_is_refused_with_the_reason(
    page: Page, clipboard: Clipboard, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    code = next(
        line
        for line in report_of(folder, blank_token(folder / "tokens")).splitlines()
        if line.startswith("QT1:")
    )
    forged = code[:-8] + ("A" if code[-8] != "A" else "B") + code[-7:]
    card = Card(page)
    clipboard.paste_into(card, "Colar relatório", forged)
    card.wait_for("report_")
    assert "Lido em outro computador" not in card.text()


@pytest.mark.usefixtures("ticket")
def test_nothing_of_the_customer_is_kept(blank: Stage, page: Page, clipboard: Clipboard) -> None:
    clipboard.paste_into(Card(page), "Colar dados", MESSAGE)
    Card(page).wait_for("texto colado")
    kept = blank.browser.worker.evaluate(
        "async () => JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()])"
    )
    assert "aurora" not in kept.lower()
    assert "11222333000181" not in kept
