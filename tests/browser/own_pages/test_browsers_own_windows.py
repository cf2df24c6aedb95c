"""What only the browser's own windows can give: the prompt for an address, the menu that opens the panel.

The browser has a window here, and both are answered with real keys. Not shown: whether the prompt's words are
understood, which the browser writes; and the button is pinned to the toolbar by a call, not by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.browser import Look, build_extension
from tests.support.card import Card
from tests.support.display import press_keys, virtual_display, visible_windows, wait_for_window
from tests.support.paths import EXTENSION_ID
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage
from tests.support.worlds import has_looked

DEAF_MS = 500
"""A prompt cannot be allowed in its first half second, so that nobody does it by a key meant for the page."""
TAB_HAS_KEYBOARD = "(await chrome.windows.getAll()).some(({ focused }) => focused)"
PANELS = """(await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] }))
  .map(({ documentUrl }) => documentUrl)"""
TO_THE_BUTTON = ("F10", "Left", "Left", "Left")
"""The browser's menu, the profile, the list of extensions, the pinned button."""


@dataclass(frozen=True)
class Window:
    """A browser with a window, and the keys to it."""

    stage: Stage
    display: str

    def press(self, *keys: str) -> None:
        """Press the keys in what has the keyboard: the page, a prompt or a menu."""
        for key in keys:
            press_keys(self.display, key)

    def answer_prompt(self, *keys: str) -> None:
        """Wait until a prompt has taken the keyboard from the tabs and can be allowed; press the keys.

        A timer in the browser that is set after the prompt's own, and is no shorter, comes after it.
        """
        self.stage.browser.wait_until(f"async () => !({TAB_HAS_KEYBOARD})")
        self.stage.browser.worker.evaluate(f"() => new Promise((on) => setTimeout(on, {DEAF_MS}))")
        self.stage.browser.cdp.send("Target.getTargets")
        self.press(*keys)
        self.stage.browser.wait_until(f"async () => {TAB_HAS_KEYBOARD}")

    def panels(self) -> list[str]:
        """Return the addresses of the open side panels."""
        return [str(address) for address in self.stage.browser.worker.evaluate(f"async () => {PANELS}")]


@pytest.fixture(scope="module")
def window(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """A browser with a window and a blank token, not allowed on the practice site."""
    folder = tmp_path_factory.mktemp("window")
    extension = build_extension(folder / "extension", origins="")
    with virtual_display() as display:
        token = Token([softhsm_module()], {**blank_token(folder / "tokens"), "DISPLAY": display})
        look = Look(headless=False)
        with open_stage(playwright, folder / "stage", token, extension=extension, look=look) as stage:
            yield Window(stage, display)


@pytest.fixture
def options(window: Window) -> Iterator[Page]:
    page = window.stage.browser.context.new_page()
    page.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
    yield page
    page.close()


def ask_for_the_site(window: Window, options: Page) -> None:
    options.bring_to_front()
    options.get_by_label("Endereço do seu Qualitor").fill(window.stage.site.url)
    options.get_by_role("button", name="Permitir").click()


def test_an_address_that_is_denied_is_not_granted_and_stays_to_be_asked_for_again(
    window: Window, options: Page
) -> None:
    ask_for_the_site(window, options)
    window.answer_prompt("Escape")
    expect(options.locator("[data-name=site]")).to_have_count(1)
    expect(options.get_by_label("Endereço do seu Qualitor")).to_have_value(window.stage.site.url)
    options.get_by_role("button", name="Permitir").click()
    window.answer_prompt("Escape")


def test_an_address_that_is_granted_has_the_card_at_once_and_when_it_is_revoked_no_more(
    window: Window, options: Page
) -> None:
    ticket = window.stage.browser.context.new_page()
    ticket.goto(window.stage.site.ticket_url)
    ask_for_the_site(window, options)
    window.answer_prompt("Tab", "Return")
    expect(options.locator("[data-name=site]", has_text="http://127.0.0.1/*")).to_contain_text(
        "permitido por você"
    )
    expect(options.get_by_label("Endereço do seu Qualitor")).to_have_value("")
    Card(ticket).wait_for("Preencher chamado", "Mídia em branco")
    ticket.reload()
    Card(ticket).wait_for("Preencher chamado", "Mídia em branco")
    options.locator("[data-name=revoke]").click()
    expect(options.locator("[data-name=site]")).to_have_count(1)
    registered = "(await chrome.scripting.getRegisteredContentScripts()).length"
    window.stage.browser.wait_until(f"async () => {registered} === 0")
    assert has_looked(ticket)
    ticket.reload()
    ticket.reload()
    assert not has_looked(ticket)
    assert not Card(ticket).exists()
    ticket.close()


def test_the_toolbar_buttons_menu_opens_the_panel(window: Window) -> None:
    page = window.stage.browser.context.new_page()
    page.goto("chrome://extensions")
    pinned = {"extensionId": EXTENSION_ID, "pinnedToToolbar": True}
    page.evaluate("pinned => chrome.developerPrivate.updateExtensionConfiguration(pinned)", pinned)
    on_toolbar = "chrome.action.getUserSettings().then(({ isOnToolbar }) => isOnToolbar)"
    window.stage.browser.wait_until(f"() => {on_toolbar}")
    page.goto(f"{window.stage.site.url}/practice/nothing-here")
    before = visible_windows(window.display)
    window.press(*TO_THE_BUTTON, "shift+F10")
    wait_for_window(window.display, before)
    assert window.panels() == []
    window.press("Down", "Return")
    # The panel is there before its address is.
    window.stage.browser.wait_until(f"async () => {PANELS}.some((url) => url !== '')")
    assert window.panels() == [f"chrome-extension://{EXTENSION_ID}/panel.html"]
    page.close()
