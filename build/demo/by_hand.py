"""The demo for a person: a browser with the practice Qualitor, a blank token plugged in, and what to do."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.call.call import MESSAGE
from tests.support.agent import PADARIA
from tests.support.browser import Look
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Token, open_stage

INSTRUCTIONS = f"""
O navegador abriu com o Qualitor de treino e um token em branco (simulado) conectado.

  1. Clique em "Novo atendimento".
  2. Digite o Cliente {PADARIA.client} e tecle TAB; o Contato {PADARIA.contact} e tecle TAB.
  3. Copie a mensagem do cliente, abaixo, e use "Colar dados" no cartão do Qualitoken.
  4. Clique em "Preencher chamado" (ou use o botão da extensão, ou Alt+Shift+Y).
  5. Responda às duas perguntas no cartão e clique em SALVAR: o cartão mostra número e mensagem ao cliente.

{MESSAGE}

Feche o navegador para terminar.
"""


def try_by_hand(folder: Path) -> int:
    """Open the browser and wait until it is closed; always 0."""
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with (
        sync_playwright() as playwright,
        open_stage(playwright, folder, token, look=Look(headless=False)) as stage,
    ):
        page = stage.browser.context.pages[0]
        page.goto(f"{stage.site.url}/html/index.php")
        print(INSTRUCTIONS)
        stage.browser.context.wait_for_event("close", timeout=0)
    return 0
