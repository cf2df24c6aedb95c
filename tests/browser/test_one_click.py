"""The one click, from the real token through the real host to the page, and what the agent finds there."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.support.agent import ANSWERS, PADARIA, VINICOLA, Caller, Ticket, page_state, ticket_in_popup
from tests.support.card import Card
from tests.support.procedure import CLASSIFICATION, DESCRIPTION, FREE, SOLUTION_NAMES
from tests.support.stage import Stage

SKINS = ("classic", "9")
NOTE_ORDER = """() => {
  globalThis.order = [];
  for (const type of ['pointerdown', 'change'])
    document.addEventListener(type, () => order.push(type), true);
}"""
"""The agent's presses and the page's changes, in their order."""


def open_ticket(stage: Stage, page: Page, skin: str = "classic") -> tuple[Ticket, Card]:
    page.goto(f"{stage.site.ticket_url}?skin={skin}")
    return Ticket(page), Card(page)


def assert_procedure_is_on_the_page(ticket: Ticket, caller: Caller) -> None:
    shown = ticket.all_shown()
    wanted = {
        **CLASSIFICATION,
        "descricao": DESCRIPTION,
        "cliente": caller.client,
        "contato": caller.contact,
        "departamento": caller.department,
        "nome": caller.name,
        "telefone": caller.phones,
        "cpf_cnpj": caller.document,
    }
    assert {key: shown[key] for key in wanted} == wanted
    assert all(name in shown["solucao"] for name in SOLUTION_NAMES), shown["solucao"]
    shown["solucao"].encode("latin-1")
    assert all(shown[key] == "" for key in FREE), "a field that the procedure leaves free was filled"


@pytest.mark.parametrize("skin", SKINS)
@pytest.mark.parametrize("caller", [PADARIA, VINICOLA], ids=["cnpj", "alphanumeric_cnpj"])
def test_one_click_fills_every_field_of_the_procedure(
    blank: Stage, page: Page, skin: str, caller: Caller
) -> None:
    ticket, card = open_ticket(blank, page, skin)
    ticket.name_customer(caller)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert_procedure_is_on_the_page(ticket, caller)


@pytest.mark.parametrize("skin", SKINS)
def test_what_is_saved_is_what_the_page_showed_and_gets_a_related_number(
    blank: Stage, page: Page, skin: str
) -> None:
    ticket, card = open_ticket(blank, page, skin)
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    ticket.answer(ANSWERS)
    assert_procedure_is_on_the_page(ticket, PADARIA)
    assert {key: ticket.shown(key) for key in ANSWERS} == ANSWERS
    posted = ticket.posted_now()
    number, related = ticket.save()
    save = blank.site.saves()[-1]
    assert save["pairs"] == posted
    assert (str(save["number"]), str(save["related"])) == (number, related)


def test_ticket_in_the_shells_popup_is_filled_by_the_button_of_the_main_window(
    blank: Stage, page: Page
) -> None:
    with ticket_in_popup(page, f"{blank.site.url}/html/index.php") as ticket:
        ticket.name_customer(PADARIA)
        blank.browser.press_toolbar_button(page)
        Card(ticket.page).wait_for("Desfazer")
        assert_procedure_is_on_the_page(ticket, PADARIA)


def test_ticket_in_a_frame_of_the_shell_is_filled_there(blank: Stage, page: Page) -> None:
    page.goto(f"{blank.site.url}/html/index.php")
    frame = page.frame(name="framePrincipal")
    assert frame is not None
    frame.goto(blank.site.ticket_url)
    ticket, card = Ticket(page, frame), Card(page, "frames['framePrincipal'].document")
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    assert_procedure_is_on_the_page(ticket, PADARIA)


def test_button_in_the_card_does_the_same_as_the_toolbar_button(blank: Stage, page: Page) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert_procedure_is_on_the_page(ticket, PADARIA)


@pytest.mark.parametrize("skin", SKINS)
def test_undo_restores_the_untouched_page_to_the_byte(blank: Stage, page: Page, skin: str) -> None:
    ticket, card = open_ticket(blank, page, skin)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    before = page_state(ticket.frame)
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert page_state(ticket.frame) != before
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    assert page_state(ticket.frame) == before


@pytest.mark.parametrize("skin", SKINS)
def test_undo_restores_another_classification_and_what_the_agent_had_typed(
    blank: Stage, page: Page, skin: str
) -> None:
    ticket, card = open_ticket(blank, page, skin)
    ticket.name_customer(PADARIA)
    for key, caption in (
        ("tipo", "Solicitação"),
        ("categoria_1", "VAL - Reemissão"),
        ("categoria_2", "Cartão"),
        ("categoria_3", "Mídia danificada"),
    ):
        ticket.choose(key, caption)
    ticket.answer(
        {"nome": "Zélia Prado", "protocolo": "77", "midia_reaproveitada": "Sim", "sintomas": "Não lê"}
    )
    card.wait_for("Preencher chamado")
    before = ticket.all_shown()
    card.press("Preencher chamado")
    card.wait_for("Desfazer")
    assert ticket.shown("categoria_3") == "Em branco"
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    assert ticket.all_shown() == before


def test_what_the_agent_typed_is_kept_and_offered_to_be_replaced(blank: Stage, page: Page) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    ticket.answer({"descricao": "Cliente irritado: token não acende."})
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer", "Usar o do procedimento")
    assert ticket.shown("descricao") == "Cliente irritado: token não acende."
    card.press("Usar o do procedimento")
    expect(page.locator("#dschamado")).to_have_value(DESCRIPTION)


def test_missing_fields_are_named_vanish_when_answered_and_lead_to_their_control(
    blank: Stage, page: Page
) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer", "e-mail", "protocolo", "mídia foi reaproveitada?", "mídia é da Safeweb?")
    card.press("e-mail")
    expect(page.locator("[name=vlinformacaoadicional1823]")).to_be_focused()
    ticket.answer(ANSWERS)
    card.wait_for("Nada falta")


def test_second_click_changes_nothing(blank: Stage, page: Page) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    first = ticket.all_shown()
    ticket.answer(ANSWERS)
    before = blank.browser.last_fill()
    blank.browser.press_toolbar_button(page)
    blank.browser.wait_for_fill(before)
    card.wait_for("Desfazer", "Nada falta")
    second = ticket.all_shown()
    assert second == {**first, **ANSWERS}


def test_undo_after_filling_again_restores_the_page_before_the_first_fill(blank: Stage, page: Page) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    card.wait_for("Preencher chamado")
    before = page_state(ticket.frame)
    card.press("Preencher chamado")
    card.wait_for("Preencher de novo")
    first = blank.browser.last_fill()
    card.press("Preencher de novo")
    blank.browser.wait_for_fill(first)
    card.wait_for("Desfazer", "Preencher de novo")
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    assert page_state(ticket.frame) == before


def test_undo_leaves_the_customer_whom_the_agent_has_named_since(blank: Stage, page: Page) -> None:
    ticket, card = open_ticket(blank, page)
    ticket.name_customer(PADARIA)
    blank.browser.press_toolbar_button(page)
    card.wait_for("Desfazer")
    ticket.name_customer(VINICOLA)
    card.press("Desfazer")
    card.wait_for("Preencher chamado")
    shown = ticket.all_shown()
    assert (shown["cliente"], shown["departamento"]) == (VINICOLA.client, VINICOLA.department)
    assert (shown["tipo"], shown["descricao"]) == ("", "")


def test_full_token_fills_nothing_until_the_agent_says_so(full_stage: Stage) -> None:
    page = full_stage.browser.context.new_page()
    ticket, card = open_ticket(full_stage, page)
    ticket.name_customer(PADARIA)
    card.wait_for("Certificado em ordem")
    before = page_state(ticket.frame)
    page.evaluate(NOTE_ORDER)
    full_stage.browser.press_toolbar_button(page)
    card.wait_for("Preencher mesmo assim")
    assert page_state(ticket.frame) == before
    card.press("Preencher mesmo assim")
    card.wait_for("Desfazer")
    assert page.evaluate("order.slice(0, 2)") == ["pointerdown", "change"], "changed before the agent said so"
    assert ticket.shown("categoria_3") == "Em branco"
    assert "em branco" not in ticket.shown("solucao").lower()
    page.close()
