"""The demo without a person: the whole call, from the customer's message to the message to the customer."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from build.demo.verdict import Verdict
from tests.browser.call.call import MESSAGE, answer_questions, confirm_success, press_save
from tests.support.agent import ANSWERS, PADARIA, Ticket
from tests.support.browser import Look
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

LOOK = Look(width=1280, height=1100)


def run_by_itself(folder: Path) -> int:
    """Play the whole call; 0 only if every field of the procedure is right on the page and was saved so."""
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with sync_playwright() as playwright, open_stage(playwright, folder, token, look=LOOK) as stage:
        return _play(stage, folder)


def _play(stage: Stage, folder: Path) -> int:
    page = stage.browser.context.pages[0]
    page.goto(stage.site.ticket_url)
    ticket, card, clipboard = Ticket(page), Card(page), Clipboard(page, stage.site.url)
    ticket.name_customer(PADARIA)
    card.wait_for("em branco")
    page.screenshot(path=folder / "1-antes.png", full_page=True)

    clipboard.paste_into(card, "Colar dados", MESSAGE)
    card.wait_for("texto colado")
    page.screenshot(path=folder / "2-dados-colados.png", full_page=True)
    stage.browser.press_toolbar_button(page)
    report = card.wait_for("Desfazer")
    page.screenshot(path=folder / "3-preenchido.png", full_page=True)
    print("O cartão diz:\n")
    print("\n".join(f"  {line}" for line in report.splitlines() if line.strip()))

    answer_questions(card)
    verdict = Verdict(ticket.all_shown(), PADARIA, ANSWERS)
    posted = ticket.posted_now()
    page.screenshot(path=folder / "4-completo.png", full_page=True)
    press_save(page)
    confirm_success(page)
    saved = Card(page)
    saved.wait_for("Copiar número")
    saved.press("Copiar mensagem")
    saved.wait_for("Copiado")
    page.screenshot(path=folder / "5-salvo.png", full_page=True)
    save = stage.site.saves()[-1]
    saved_as_shown = save["pairs"] == posted
    number_is_told = str(save["related"]) in clipboard.read()

    print("\nNa página, antes de SALVAR:\n")
    print(verdict.table())
    print(f"\nChamado {save['number']} salvo; chamado relacionado (Relacionamento): {save['related']}.")
    print(
        "O que foi gravado é o que a página mostrava." if saved_as_shown else "A gravação difere da página!"
    )
    print(f"\nMensagem para o cliente, copiada do cartão:\n\n  {clipboard.read()}\n")
    print(f"Imagens em {folder.relative_to(Path.cwd())}/")
    return 0 if verdict.all_right and saved_as_shown and number_is_told else 1
