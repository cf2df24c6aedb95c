"""No violation in card, side panel, options and first-run page, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.card.gallery import open_gallery
from tests.support.axe import violations
from tests.support.browser import Look
from tests.support.paths import EXTENSION_ID, chromium
from tests.support.softhsm import full_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

OF_WHOLE_PAGES = ("region", "landmark-unique", "landmark-no-duplicate-banner", "landmark-banner-is-top-level")
"""Rules about a page's own order: the gallery shows many cards on one page."""

OWN_PAGES = {
    "options": "O programa do Qualitoken respondeu",
    "first-run": "Certificado em ordem",
    "panel": "Certificado em ordem",
}
"""Each page of ours, and what it shows when it is ready."""


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_card_in_every_state(playwright: Playwright, dark: bool) -> None:
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    page = open_gallery(browser, dark=dark)
    found = violations(page, within="figure > div", without=OF_WHOLE_PAGES)
    browser.close()
    assert found == []


@pytest.fixture(scope="module")
def stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("pages")
    token = Token([softhsm_module()], full_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=extension, look=Look(width=1024)) as opened:
        yield opened


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", OWN_PAGES)
def test_own_page(stage: Stage, name: str, scheme: str) -> None:
    page = stage.browser.context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"chrome-extension://{EXTENSION_ID}/{name}.html")
    page.get_by_text(OWN_PAGES[name]).first.wait_for()
    found = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    page.close()
    assert found == []
    assert not wide
