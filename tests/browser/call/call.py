"""The agent's way through a call, and what must have come of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.agent import ANSWERS, CONTROLS, PADARIA
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.procedure import CLASSIFICATION, DESCRIPTION, SOLUTION_NAMES
from tests.support.stage import Stage

MESSAGE = """Bom dia! Aqui é da Padaria Aurora Ltda, CNPJ 11.222.333/0001-81.
Meus telefones são (51) 3333-4444 e (51) 99999-8888.
E-mail: contato.atual@padariaaurora.example.com
Protocolo: 2026112200417
Obrigado"""


def answer_questions(card: Card) -> None:
    """Answer both questions in the card."""
    card.press(f"A mídia foi reaproveitada? {ANSWERS['midia_reaproveitada']}")
    card.press(f"A mídia é da Safeweb? {ANSWERS['midia_safeweb']}")
    card.wait_for("Nada falta")


def press_save(page: Page) -> None:
    """Press SALVAR: the agent's, never the card's."""
    page.get_by_role("button", name="SALVAR").click()


def confirm_success(page: Page) -> None:
    """Press OK in the page's own message; the page then shows the saved ticket."""
    dialog = page.locator("#divAlert")
    expect(dialog).to_contain_text("Registro inserido com sucesso.")
    with page.expect_navigation():
        dialog.locator("#btnOK").click()


def copy_number_and_message(stage: Stage, card: Card, clipboard: Clipboard) -> None:
    """Copy both from the card, and see that they are right."""
    related = str(stage.site.saves()[-1]["related"])
    assert related in card.wait_for("Chamado salvo", "Copiar número")
    card.press("Copiar número")
    card.wait_for("Copiado")
    assert clipboard.read() == related
    card.press("Copiar mensagem")
    card.wait_for("Copiado")
    message = clipboard.read()
    assert related in message
    assert "24 horas" in message


def assert_saved_ticket_holds_everything(stage: Stage, shown: dict[str, str]) -> None:
    """See that what the page showed is the procedure's, and that the server has stored every field of it."""
    wanted = {
        **CLASSIFICATION,
        **ANSWERS,
        "descricao": DESCRIPTION,
        "nome": PADARIA.name,
        "telefone": PADARIA.phones,
        "cpf_cnpj": PADARIA.document,
    }
    assert {key: shown[key] for key in wanted} == wanted
    assert all(name in shown["solucao"] for name in SOLUTION_NAMES), shown["solucao"]
    stored = stage.site.tickets()[-2].values
    texts = ("descricao", "nome", "telefone", "email", "cpf_cnpj", "protocolo")
    assert {key: stored[CONTROLS[key]] for key in texts} == {key: shown[key] for key in texts}
    assert all(stored[CONTROLS[key]] for key in (*wanted, "cliente", "contato", "solucao"))
