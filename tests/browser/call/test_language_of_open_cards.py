"""A card that is open follows the language chosen in the options: its own words and the host's."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.support.card import Card
from tests.support.paths import EXTENSION_ID
from tests.support.stage import Stage


def test_an_open_card_changes_its_language_with_the_options(blank: Stage, page: Page) -> None:
    page.goto(blank.site.ticket_url)
    card = Card(page)
    card.wait_for("Mídia em branco", "Colar dados")
    options = blank.browser.context.new_page()
    options.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
    try:
        options.get_by_label("Idioma do cartão").select_option("en")
        page.bring_to_front()
        card.wait_for("Blank medium", "Paste data")
    finally:
        options.get_by_label("Language of").select_option("")
        expect(options.get_by_label("Idioma do cartão")).to_be_visible()  # it was loaded again
        options.close()
    card.wait_for("Mídia em branco", "Colar dados")
