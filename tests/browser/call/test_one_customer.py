"""One customer: what page, certificate, pasted texts and agent say is one datum in card and ticket."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.agent import CONTROLS, PADARIA, VINICOLA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.paths import EXTENSION_ID
from tests.support.softhsm import blank_token, full_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage
from tests.support.waiting import until

HOLDER, HOLDERS_CPF = "Maria Exemplo da Silva", "529.982.247-25"
HELENA = "Nome: Helena Prado Teste\nE-mail: helena@prado.example.com"
TWO_PEOPLE = """Nome: Abel Montenegro
CPF: 111.444.777-35
Telefone: (51) 99100-2000

Nome: Clarice Dutra
CPF: 529.982.247-25
Telefone: (51) 99100-3000
"""
SELECTION = """function () {
  const input = this.activeElement;
  return input instanceof HTMLInputElement ? [input.value, input.selectionStart] : null;
}"""
HOLDS = "function (key, text) { return this.querySelector(`[data-key=${key}] input`)?.value === text }"
FOCUSED = "function () { return this.activeElement?.dataset.name ?? this.activeElement?.tagName }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the host of the blank token logs."""
    return tmp_path_factory.mktemp("one customer")


@pytest.fixture(scope="module")
def blank_stage(playwright: Playwright, extension: Path, folder: Path) -> Iterator[Stage]:
    """The same stage as elsewhere, with a log that can be read."""
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=extension) as stage:
        yield stage


@pytest.fixture
def ticket(blank: Stage, page: Page) -> Ticket:
    """A new ticket for a customer of the record, beside a blank token."""
    page.goto(blank.site.ticket_url)
    ticket = Ticket(page)
    ticket.name_customer(PADARIA)
    Card(page).wait_for("Preencher chamado", "Mídia em branco")
    return ticket


@pytest.fixture(scope="module")
def certified_stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A browser beside a token that holds somebody's certificate."""
    own = tmp_path_factory.mktemp("certified")
    token = Token([softhsm_module()], full_token(own / "tokens"))
    with open_stage(playwright, own, token, extension=extension) as stage:
        yield stage


def asked_of_the_host(stage: Stage, folder: Path) -> int:
    """Return how often the host has prepared a ticket, by what its log says before a request of now."""
    file, seen = folder / "log" / "host.log", "sop.list: ok"
    before = file.read_text("utf-8").count(seen)
    options = stage.browser.context.new_page()
    options.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
    until(lambda: file.read_text("utf-8").count(seen) > before)
    options.close()
    return file.read_text("utf-8").count("ticket.prepare: ok")


@pytest.mark.parametrize(
    ("chosen", "document"),
    [("Helena Prado Teste", ""), (PADARIA.name, PADARIA.document), (HOLDER, HOLDERS_CPF)],
    ids=["the pasted one", "the client", "the holder"],
)
def test_page_certificate_and_paste_differ_and_one_answer_settles_it(
    certified_stage: Stage, chosen: str, document: str
) -> None:
    certified_stage.site.settings.reset()
    page = certified_stage.browser.context.new_page()
    page.goto(certified_stage.site.ticket_url)
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("Certificado em ordem")
    Clipboard(page, certified_stage.site.url).paste_into(card, "Colar dados", HELENA)
    card.wait_for("Há valores diferentes", "Helena Prado Teste", PADARIA.name, HOLDER)
    card.press("Preencher chamado")
    card.wait_for("Preencher mesmo assim")
    card.press("Preencher mesmo assim")
    shown = card.wait_for("Desfazer", "“Nome”?")
    assert shown.count("Qual é o valor certo para “Nome”?") == 1
    assert (ticket.shown("nome"), ticket.shown("cpf_cnpj")) == ("", "")
    card.press(f"“Nome”? {chosen}")
    expect(page.locator(f"#{CONTROLS['nome']}")).to_have_value(chosen)
    expect(page.locator(f"#{CONTROLS['cpf_cnpj']}")).to_have_value(document)
    card.press("Cliente")
    card.wait_for("Dados do cliente", chosen)
    assert (card.value_of("Nome"), card.value_of("CPF/CNPJ")) == (chosen, document)
    assert (ticket.shown("email"), card.value_of("E-mail")) == ("helena@prado.example.com",) * 2
    page.close()


def test_of_several_people_the_chosen_ones_data_alone_are_used(
    ticket: Ticket, page: Page, clipboard: Clipboard
) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", TWO_PEOPLE)
    card.wait_for("mais de uma pessoa", "Abel Montenegro", "Clarice Dutra")
    assert card.value_of("Nome") == PADARIA.name, "nothing of the text is used yet"
    card.press("Clarice Dutra")
    card.wait_until_gone("mais de uma pessoa")
    card.wait_for("Há valores diferentes", "Clarice Dutra", PADARIA.name)
    assert "Abel Montenegro" not in card.text()
    card.press("Clarice Dutra")
    assert card.wait_until(HOLDS, "phone_1", "(51) 99100-3000")
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert (ticket.shown("nome"), ticket.shown("cpf_cnpj")) == ("Clarice Dutra", "529.982.247-25")
    assert ticket.shown("telefone") == "(51) 99100-3000"


@pytest.mark.usefixtures("ticket")
def test_a_second_text_adds_to_the_first(page: Page, clipboard: Clipboard) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", "E-mail: helena@prado.example.com")
    card.wait_for("Dados do cliente", "texto colado")
    clipboard.paste_into(card, "Colar dados", "Protocolo: 2026112200417")
    assert card.wait_until(HOLDS, "protocol", "2026112200417")
    assert card.value_of("E-mail") == "helena@prado.example.com"


def test_a_line_that_the_agent_has_emptied_stays_empty_and_is_asked_for(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Cliente")
    card.wait_for("página")
    card.type_into("Nome", "x")
    page.keyboard.press("Backspace")
    card.wait_for_element("[data-key='name'] [data-name='choose-value']")
    assert card.value_of("Nome") == ""
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "Qual é o nome do cliente?")
    assert (ticket.shown("nome"), ticket.shown("cpf_cnpj")) == ("", PADARIA.document)


def test_a_phone_of_the_page_without_area_code_is_asked_for_with_its_reason(
    ticket: Ticket, page: Page
) -> None:
    card = Card(page)
    page.evaluate(
        "name => { document.getElementById(name).value = '3333-4444' }", CONTROLS["telefone_contato"]
    )
    card.press("Cliente")
    card.wait_for("3333-4444", "Falta o DDD.")
    assert card.value_of("Telefone 1") == ""
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "Quais são os dois telefones", "“3333-4444”. Falta o DDD.")
    assert ticket.shown("telefone") == ""


def test_a_question_says_why_what_the_agent_gave_cannot_be_used(ticket: Ticket, page: Page) -> None:
    card = Card(page)
    card.press("Cliente")
    card.type_into("CPF/CNPJ", "529.982.247-26")
    card.wait_for("CPF não confere")
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    shown = card.wait_for("Qual é o CPF ou o CNPJ do cliente?")
    asked = shown.index("Qual é o CPF ou o CNPJ do cliente?")
    assert "não confere" in shown[asked : asked + 200]
    assert ticket.shown("cpf_cnpj") == ""


def test_a_number_that_a_fill_has_put_in_is_replaced_after_further_answers(
    ticket: Ticket, page: Page
) -> None:
    card = Card(page)
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia é da Safeweb?")
    assert ticket.shown("telefone") == PADARIA.phones
    card.press("A mídia é da Safeweb? Sim")
    page.wait_for_function(f"document.querySelector('[name={CONTROLS['midia_safeweb']}]').value !== ''")
    card.wait_for("Desfazer")
    card.press("Cliente")
    card.type_into("Telefone 1", "51 98888-7777")
    card.wait_for("digitado", "Passar para o chamado")
    card.press("Passar para o chamado")
    expect(page.locator(f"#{CONTROLS['telefone']}")).to_have_value(re.compile(r"^\(51\) 98888-7777 / "))


@pytest.mark.usefixtures("ticket")
def test_what_is_typed_stays_beside_the_agents_way_through_the_page_and_costs_one_message_each(
    blank: Stage, ticket: Ticket, page: Page, folder: Path
) -> None:
    card = Card(page)
    card.press("Cliente")
    card.wait_for("página")
    card.type_into("E-mail", "atual@aurora.example.com")
    card.wait_for("digitado")
    page.evaluate(
        "() => { window.went = 0; addEventListener('focusin', (event) => { went += event.isTrusted }) }"
    )
    before = asked_of_the_host(blank, folder)
    for caller in (VINICOLA, PADARIA, VINICOLA):
        ticket.name_customer(caller)
        assert card.wait_until(HOLDS, "name", caller.name)
        assert card.value_of("E-mail") == "atual@aurora.example.com"
    asked, went = asked_of_the_host(blank, folder) - before, int(page.evaluate("window.went"))
    assert 3 <= asked <= went


@pytest.mark.usefixtures("ticket")
def test_where_the_page_says_the_same_a_change_of_focus_asks_nothing(
    blank: Stage, page: Page, folder: Path
) -> None:
    card = Card(page)
    card.press("Cliente")
    card.wait_for("página")
    before = asked_of_the_host(blank, folder)
    for _ in range(3):
        page.focus(f"#{CONTROLS['cliente']}")
        page.focus(f"#{CONTROLS['contato']}")
    card.type_into("CPF/CNPJ", "529.982.247-26")
    card.wait_for("CPF não confere")
    page.focus(f"#{CONTROLS['cliente']}")
    card.type_into("Nome", "@")
    card.wait_for("não parece um nome")
    assert asked_of_the_host(blank, folder) - before == 2, "one for each line that was typed"


@pytest.mark.usefixtures("ticket")
def test_while_the_agent_is_in_a_line_neither_its_text_nor_the_caret_is_moved(page: Page) -> None:
    card = Card(page)
    card.press("Cliente")
    card.wait_for("página")
    card.type_into("CPF/CNPJ", "529.982.247-26")
    card.wait_for("CPF não confere")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("7")
    card.wait_for("aqui há 12")
    assert card.evaluate(SELECTION) == ["5729.982.247-26", 2]
    page.keyboard.press("Control+A")
    page.keyboard.type("52998224725")
    card.wait_until_gone("aqui há 12")
    assert card.evaluate(SELECTION) == ["52998224725", 11]
    page.keyboard.press("Tab")
    assert card.wait_until(HOLDS, "document", "529.982.247-25"), "as people write it, once he is out of it"


@pytest.mark.usefixtures("ticket")
def test_who_chooses_with_the_keys_stays_where_he_is(page: Page, clipboard: Clipboard) -> None:
    card = Card(page)
    clipboard.paste_into(card, "Colar dados", HELENA)
    card.wait_for("Há valores diferentes", "Helena Prado Teste")
    card.type_into("Nome", "")
    page.keyboard.press("Tab")
    assert card.evaluate(FOCUSED) == "choose-value"
    page.keyboard.press("Enter")
    assert card.wait_until(HOLDS, "name", "Helena Prado Teste")
    assert card.evaluate(FOCUSED) == "choose-value"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert card.wait_until(HOLDS, "name", PADARIA.name), "the other one can still be chosen"
