"""Pages that nobody here has made: Trac and Roundup, given fields with the procedure's names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Playwright

from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.roundup_site import open_new_issue, roundup_selectors, roundup_site
from tests.browser.corpus.runner import corpus_context, fill_and_undo
from tests.browser.corpus.trac_site import trac_selectors, trac_site


@pytest.fixture(scope="module")
def context(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser for both."""
    with corpus_context(playwright) as made:
        yield made


def test_the_new_ticket_page_of_trac_is_filled_and_brought_back(
    context: BrowserContext, tmp_path: Path
) -> None:
    with trac_site(tmp_path) as address:
        page = context.new_page()
        page.goto(address)
        check(fill_and_undo(page, "Trac", trac_selectors()))


def test_the_new_issue_page_of_roundup_is_filled_and_brought_back(
    context: BrowserContext, tmp_path: Path
) -> None:
    with roundup_site(tmp_path) as address:
        page = context.new_page()
        open_new_issue(page, address)
        check(fill_and_undo(page, "Roundup", roundup_selectors()))


def check(outcome: Outcome) -> None:
    """No wrong field, every field, no trace left."""
    assert outcome.wrong == []
    assert outcome.misses == {}
    assert outcome.not_undone == []
