"""A card that is open follows the language chosen in the options: its own words and the host's."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.card import Card
from tests.support.paths import EXTENSION_ID
from tests.support.stage import Stage


def choose_language(stage: Stage, label: str, language: str, label_then: str) -> None:
    """Choose a language in the options, which come again in it, and close them."""
    options = stage.browser.context.new_page()
    options.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
    options.get_by_label(label).select_option(language)
    expect(options.get_by_label(label_then)).to_be_visible()
    options.close()


def test_an_open_card_changes_its_language_with_the_options(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    card = Card(page)
    card.wait_for("Mídia em branco", "Colar dados")
    choose_language(blank, "Idioma do cartão", "en", "Language of")
    card.wait_for("Blank medium", "Paste data")
    choose_language(blank, "Language of", "", "Idioma do cartão")
    card.wait_for("Mídia em branco", "Colar dados")
