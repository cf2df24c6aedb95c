"""The browser's clipboard, as another window of the agent's would use it."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.support.card import Card


class Clipboard:
    """Copies and pastes with the real clipboard and the real keys."""

    def __init__(self, page: Page, origin: str) -> None:
        """Args:
        page: where is pasted and whose clipboard is read.
        origin: the page's origin, for the permission that only a test needs.
        """
        self._page = page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=origin)

    def write(self, text: str) -> None:
        """Put `text` on the clipboard."""
        self._page.bring_to_front()
        self._page.evaluate("text => navigator.clipboard.writeText(text)", text)

    def read(self) -> str:
        """Return the text on the clipboard."""
        self._page.bring_to_front()
        return str(self._page.evaluate("navigator.clipboard.readText()"))

    def paste_into(self, card: Card, button: str, text: str) -> None:
        """Put `text` on the clipboard, press the card's `button`, and paste with the keys."""
        self.write(text)
        card.press(button)
        card.wait_for("Ler o texto")
        card.wait_for_element("textarea:focus")
        self._page.keyboard.press("Control+V")
