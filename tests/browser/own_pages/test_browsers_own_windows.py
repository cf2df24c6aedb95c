"""What only the browser's own windows can give: the prompt for an address, the menu that opens the panel.

The browser has a window here, and both are answered with real keys. Not shown: whether the prompt's words are
understood, which the browser writes; and the button is pinned to the toolbar by a call, not by hand.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.browser import Look, build_extension
from tests.support.card import Card
from tests.support.display import press_keys, virtual_display, visible_windows
from tests.support.paths import EXTENSION_ID
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

PATIENCE_S = 10.0
DEAF_S = 1.0
"""A prompt takes no answer in its first half second, so that nobody allows it by a key meant for the page."""
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

    def is_behind_a_prompt(self) -> bool:
        """Whether a window of the browser's own has taken the keyboard from the tabs."""
        asked = "chrome.windows.getAll().then((all) => all.every(({ focused }) => !focused))"
        return bool(self.stage.browser.worker.evaluate(asked))

    def answer_prompt(self, *keys: str) -> None:
        """Wait for the prompt, press the keys once it listens to them, and see it go."""
        wait_until(self.is_behind_a_prompt)
        time.sleep(DEAF_S)
        self.press(*keys)
        wait_until(lambda: not self.is_behind_a_prompt())

    def panels(self) -> list[str]:
        """Return the addresses of the open side panels."""
        asked = "chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })"
        found = self.stage.browser.worker.evaluate(
            f"{asked}.then((all) => all.map((one) => one.documentUrl))"
        )
        return [str(address) for address in found]


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.05)


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
    registered = "chrome.scripting.getRegisteredContentScripts().then(({ length }) => length)"
    wait_until(lambda: window.stage.browser.worker.evaluate(registered) == 0)
    ticket.reload()
    ticket.wait_for_timeout(1000)
    assert not Card(ticket).exists()
    ticket.close()


def test_the_toolbar_buttons_menu_opens_the_panel(window: Window) -> None:
    page = window.stage.browser.context.new_page()
    page.goto("chrome://extensions")
    pinned = {"extensionId": EXTENSION_ID, "pinnedToToolbar": True}
    page.evaluate("pinned => chrome.developerPrivate.updateExtensionConfiguration(pinned)", pinned)
    on_toolbar = "chrome.action.getUserSettings().then(({ isOnToolbar }) => isOnToolbar)"
    wait_until(lambda: bool(window.stage.browser.worker.evaluate(on_toolbar)))
    page.goto(f"{window.stage.site.url}/practice/nothing-here")
    before = visible_windows(window.display)
    window.press(*TO_THE_BUTTON, "shift+F10")
    wait_until(lambda: visible_windows(window.display) > before)
    assert window.panels() == []
    window.press("Down", "Return")
    wait_until(lambda: window.panels() != [])
    assert window.panels() == [f"chrome-extension://{EXTENSION_ID}/panel.html"]
    page.close()
