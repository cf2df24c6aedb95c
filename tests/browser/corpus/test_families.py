"""A sample of the families, and every kind of page that is no ticket. All: `corpus/families.py`."""

from __future__ import annotations

import pytest
from playwright.sync_api import Playwright

from tests.browser.corpus.click import clicked
from tests.browser.corpus.counted import tables, total
from tests.browser.corpus.families import measured
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import corpus_context, opened
from tests.browser.corpus.wanted import page_map
from tests.pages.families.families import sample
from tests.pages.families.look_alikes import LAYOUTS, look_alikes

RECALL_PERCENT = 80.0
"""Of the fields of the sample; what is promised of families left out is judged by the benchmark."""


@pytest.fixture(scope="module")
def filled(playwright: Playwright) -> list[Outcome]:
    """The sample filled and undone, once for all tests."""
    with corpus_context(playwright) as context:
        return measured(context, sample())


@pytest.mark.timeout(180)
def test_no_wrong_field_is_filled_on_pages_of_any_family(filled: list[Outcome]) -> None:
    assert [f"{outcome.name}: {wrong}" for outcome in filled for wrong in outcome.wrong] == []


@pytest.mark.timeout(180)
def test_most_fields_are_filled_whatever_the_family(filled: list[Outcome]) -> None:
    assert total(filled).recall >= RECALL_PERCENT, "\n".join(tables(filled))


@pytest.mark.timeout(180)
def test_an_undo_leaves_nothing_that_it_does_not_name(filled: list[Outcome]) -> None:
    assert [f"{outcome.name}: {left}" for outcome in filled for left in outcome.left] == []


@pytest.mark.timeout(180)
def test_a_click_takes_no_page_for_a_ticket_that_is_none(playwright: Playwright) -> None:
    pages = [page for page in look_alikes() if page.name.endswith(f".{LAYOUTS[0]}")]
    with corpus_context(playwright) as context, opened(context, pages, 1) as ([tab], window):
        taken = [page.name for page in pages if clicked(window(tab, page), page_map())]
    assert taken == []
