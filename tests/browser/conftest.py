"""One Playwright, one bundled extension and, for each kind of token, one browser, shared by the tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, sync_playwright

from tests.support.browser import build_extension
from tests.support.softhsm import blank_token, full_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage
from tests.support.tab import plain_tab


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver; a process can have only one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def tab(playwright: Playwright) -> Iterator[Page]:
    """A tab of a browser without any extension: see `lent`."""
    with plain_tab(playwright) as opened:
        yield opened


@pytest.fixture(scope="session")
def extension(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled extension, allowed on the practice site."""
    return build_extension(tmp_path_factory.mktemp("extension"))


@pytest.fixture(scope="module")
def blank_stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A browser on a PC with a blank token."""
    folder = tmp_path_factory.mktemp("blank")
    token = Token([softhsm_module()], blank_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=extension) as stage:
        yield stage


@pytest.fixture(scope="module")
def full_stage(
    playwright: Playwright, extension: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """A browser on a PC with a token that holds certificate, key and chain."""
    folder = tmp_path_factory.mktemp("full")
    token = Token([softhsm_module()], full_token(folder / "tokens"))
    with open_stage(playwright, folder, token, extension=extension) as stage:
        yield stage


@pytest.fixture
def blank(blank_stage: Stage) -> Iterator[Stage]:
    """The blank token's stage with the practice site as it is by default."""
    blank_stage.site.settings.reset()
    yield blank_stage


@pytest.fixture
def page(blank: Stage) -> Iterator[Page]:
    """A new tab beside the blank token."""
    opened = blank.browser.context.new_page()
    yield opened
    if not opened.is_closed():
        opened.close()
