"""One tab for many tests: a tab of its own for each costs more than what most of them do in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Playwright

from tests.support.browser import FLAGS
from tests.support.browser_waiting import wait_generously
from tests.support.page_timers import count_timers
from tests.support.paths import chromium


@contextmanager
def plain_tab(playwright: Playwright) -> Iterator[Page]:
    """Open a browser without any extension; yield its tab, whose pages count their timers."""
    browser = playwright.chromium.launch(executable_path=chromium(), headless=True, args=list(FLAGS))
    context = browser.new_context(locale="pt-BR", viewport={"width": 1280, "height": 900})
    wait_generously(context)
    tab = context.new_page()
    count_timers(tab)
    yield tab
    browser.close()


@contextmanager
def lent(tab: Page) -> Iterator[list[str]]:
    """Lend the tab to one test; yield the errors of its pages' scripts, which grow.

    Of the test nothing stays: its page is left, with its timers and listeners, and so are its routes.
    """
    errors: list[str] = []

    def note(error: object) -> None:
        errors.append(str(error))

    tab.on("pageerror", note)
    try:
        yield errors
    finally:
        tab.remove_listener("pageerror", note)
        tab.unroute_all()
        tab.goto("about:blank")
