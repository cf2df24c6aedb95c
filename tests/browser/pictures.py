"""Takes the pictures of the README: `python -m tests.browser.pictures [FOLDER]`.

The real extension on the practice site, light and dark: the card in a call, side panel, options, first run.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, Playwright, sync_playwright

from tests.browser.call.call import MESSAGE, answer_questions, confirm_success, press_save
from tests.support.agent import PADARIA, Ticket
from tests.support.browser import Look
from tests.support.card import Card
from tests.support.clipboard import Clipboard
from tests.support.paths import EXTENSION_ID, ROOT
from tests.support.softhsm import blank_token, full_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

Scheme = Literal["light", "dark"]
PAGES = {"options": "respondeu", "first-run": "Mídia em branco"}
EDGE_PX = 12
"""Around the card."""

_INSTALLED = """checkout => document.querySelectorAll("code").forEach((code) => {
  code.textContent = code.textContent.replace(checkout, "/opt/qualitoken");
})"""
"""Where the procedures lie is this checkout; in the pictures it is an installation."""

_DRAWN = """async () => {
  const ends = ({ effect }) => effect.getComputedTiming().endTime !== Infinity;
  const moving = document.getAnimations().filter(ends);
  await Promise.allSettled(moving.map(({ finished }) => finished));
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
}"""
"""Every transition that has an end has come to it, and the page has been drawn since."""


def picture_of_card(page: Page, card: Card, file: Path) -> None:
    """Take a picture of the card and a little of the page around it."""
    page.evaluate(_DRAWN)
    box = card.evaluate(
        "function () { return this.querySelector('.frame').getBoundingClientRect().toJSON() }"
    )
    left, top = max(0, box["x"] - EDGE_PX), max(0, box["y"] - EDGE_PX)
    view = page.viewport_size
    assert view
    width = min(box["width"] + 2 * EDGE_PX, view["width"] - left)
    height = min(box["height"] + 2 * EDGE_PX, view["height"] - top)
    page.screenshot(path=file, clip={"x": left, "y": top, "width": width, "height": height})


def take_call(stage: Stage, folder: Path, scheme: Scheme) -> None:
    """Play a call and take the card at each of its steps."""
    page = stage.browser.context.pages[0]
    page.goto(stage.site.ticket_url)
    ticket, card, clipboard = Ticket(page), Card(page), Clipboard(page, stage.site.url)
    ticket.name_customer(PADARIA)
    card.wait_for("Mídia em branco")
    clipboard.paste_into(card, "Colar dados", MESSAGE)
    card.wait_for("texto colado", "página")
    picture_of_card(page, card, folder / f"cartao-dados-{scheme}.png")
    card.press("Fechar os dados do cliente")
    card.press("Preencher chamado")
    card.wait_for("A mídia foi reaproveitada?")
    picture_of_card(page, card, folder / f"cartao-perguntas-{scheme}.png")
    if scheme == "light":
        page.screenshot(path=folder / "preenchido.png")
    answer_questions(card)
    press_save(page)
    confirm_success(page)
    saved = Card(page)
    saved.wait_for("Copiar número")
    picture_of_card(page, saved, folder / f"cartao-salvo-{scheme}.png")


def take_pages(stage: Stage, folder: Path, scheme: Scheme) -> None:
    """Take our own pages."""
    for name, ready in PAGES.items():
        page = stage.browser.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/{name}.html")
        page.get_by_text(ready).first.wait_for()
        page.evaluate(_DRAWN)
        page.evaluate(_INSTALLED, str(ROOT))
        page.screenshot(path=folder / f"{name}-{scheme}.png", full_page=True)
        page.close()


def take_panel(stage: Stage, folder: Path, scheme: Scheme) -> None:
    """Take the side panel beside a token in good order."""
    page = stage.browser.context.new_page()
    page.set_viewport_size({"width": 360, "height": 620})
    page.goto(f"chrome-extension://{EXTENSION_ID}/panel.html")
    page.get_by_text("Certificado em ordem").first.wait_for()
    page.evaluate(_DRAWN)
    page.screenshot(path=folder / f"painel-{scheme}.png")


def take(playwright: Playwright, folder: Path, scheme: Scheme) -> None:
    """Take every picture in one colour scheme."""
    look = Look(color_scheme=scheme, width=1180, height=860)
    with tempfile.TemporaryDirectory(prefix="qualitoken-pictures-") as name:
        blank, full = Path(name) / "blank", Path(name) / "full"
        token = Token([softhsm_module()], blank_token(blank / "tokens"))
        with open_stage(playwright, blank, token, look=look) as stage:
            take_call(stage, folder, scheme)
            take_pages(stage, folder, scheme)
        token = Token([softhsm_module()], full_token(full / "tokens"))
        with open_stage(playwright, full, token, look=look) as stage:
            take_panel(stage, folder, scheme)


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "extension/docs"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        take(playwright, folder, "light")
        take(playwright, folder, "dark")


if __name__ == "__main__":
    main()
