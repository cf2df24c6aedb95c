"""What a call needs beside the stage: a clipboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.support.clipboard import Clipboard
from tests.support.stage import Stage


@pytest.fixture
def clipboard(blank: Stage, page: Page) -> Iterator[Clipboard]:
    """The clipboard of the browser with the blank token."""
    yield Clipboard(page, blank.site.url)
