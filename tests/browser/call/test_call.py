"""The whole call, from the token to the number and the message: every key and click is the agent's."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.support.agent import ANSWERS, CONTROLS, PADARIA, Ticket
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.procedure import CLASSIFICATION, DESCRIPTION, SOLUTION_NAMES
from tests.support.stage import Stage

MESSAGE = """Bom dia! Aqui é da Padaria Aurora Ltda, CNPJ 11.222.333/0001-81.
Meus telefones são (51) 3333-4444 e (51) 99999-8888.
E-mail: contato.atual@padariaaurora.example.com
Protocolo: 2026112200417
Obrigado"""

SKINS = ("classic", "9")


def save(page: Page) -> None:
    """Press SALVAR and the page's OK: the agent's, never the card's."""
    page.get_by_role("button", name="SALVAR").click()
    dialog = page.locator("#divAlert")
    expect(dialog).to_contain_text("Registro inserido com sucesso.")
    with page.expect_navigation():
        dialog.locator("#btnOK").click()


def saved_fields(stage: Stage) -> dict[str, str]:
    """Return what the server stored, by field key."""
    stored = dict(stage.site.saves()[-1]["pairs"])
    return {key: stored.get(name, "") for key, name in CONTROLS.items()}


@pytest.mark.parametrize("skin", SKINS)
def test_the_call_from_the_customers_message_to_the_24_hour_message(
    blank: Stage, page: Page, clipboard: Clipboard, skin: str
) -> None:
    page.goto(f"{blank.site.ticket_url}?skin={skin}")
    ticket, card = Ticket(page), Card(page)
    card.wait_for("Mídia em branco", "Preencher chamado")
    ticket.name_customer(PADARIA)
    clipboard.paste_into(card, "Colar dados", MESSAGE)
    card.wait_for("Dados do cliente", "texto colado")
    card.press("Preencher chamado")
    card.wait_for("Desfazer", "A mídia foi reaproveitada?", "A mídia é da Safeweb?")
    assert ticket.shown("midia_reaproveitada") == "", "a question was answered by guess"
    card.press("A mídia foi reaproveitada? Não")
    card.press("A mídia é da Safeweb? Sim")
    card.wait_for("Nada falta")
    shown = ticket.all_shown()
    save(page)
    after = Card(page)
    text = after.wait_for("Chamado salvo", "Copiar número")
    related = str(blank.site.saves()[-1]["related"])
    assert related in text
    after.press("Copiar número")
    after.wait_for("Copiado")
    assert clipboard.read() == related
    after.press("Copiar mensagem")
    after.wait_for("Copiado")
    message = clipboard.read()
    assert related in message
    assert "24 horas" in message
    wanted = {
        **CLASSIFICATION,
        **ANSWERS,
        "descricao": DESCRIPTION,
        "nome": PADARIA.name,
        "telefone": PADARIA.phones,
        "cpf_cnpj": PADARIA.document,
    }
    assert {key: shown[key] for key in wanted} == wanted
    assert all(name in shown["solucao"] for name in SOLUTION_NAMES)
    assert all(saved_fields(blank)[key] for key in (*wanted, "cliente", "contato", "solucao"))
    assert re.search(r"\d", saved_fields(blank)["telefone"])
