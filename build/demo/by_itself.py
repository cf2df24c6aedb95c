"""The demo without a person: it names the customer, presses the button, answers what is missing and saves."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from build.demo.verdict import Verdict
from tests.support.agent import ANSWERS, PADARIA, Ticket
from tests.support.browser import Look
from tests.support.card import Card
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
    ticket, card = Ticket(page), Card(page)
    ticket.name_customer(PADARIA)
    card.wait_for("em branco")
    page.screenshot(path=folder / "1-antes.png", full_page=True)

    stage.browser.press_toolbar_button(page)
    report = card.wait_for("Desfazer")
    page.screenshot(path=folder / "2-preenchido.png", full_page=True)
    print("O cartão diz:\n")
    print("\n".join(f"  {line}" for line in report.splitlines() if line.strip()))

    ticket.answer(ANSWERS)
    verdict = Verdict(ticket.all_shown(), PADARIA, ANSWERS)
    posted = ticket.posted_now()
    page.screenshot(path=folder / "3-completo.png", full_page=True)
    number, related = ticket.save()
    page.screenshot(path=folder / "4-salvo.png", full_page=True)
    saved_as_shown = stage.site.saves()[-1]["pairs"] == posted

    print("\nNa página, antes de SALVAR:\n")
    print(verdict.table())
    print(f"\nChamado {number} salvo; chamado relacionado (Relacionamento): {related}.")
    print(
        "O que foi gravado é o que a página mostrava." if saved_as_shown else "A gravação difere da página!"
    )
    print(f"Imagens em {folder.relative_to(Path.cwd())}/")
    return 0 if verdict.all_right and saved_as_shown else 1
