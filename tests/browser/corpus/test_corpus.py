"""On every page of the corpus: no wrong field, nearly all right ones, and an undo without a trace."""

from __future__ import annotations

import pytest
from playwright.sync_api import Playwright

from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import corpus_context, outcomes
from tests.pages.corpus import corpus

RECALL = 0.98
"""The promise: of the fields that have a control, at least so many are filled."""

LEAST_PAGES = 60
"""The promise: the corpus has at least so many pages."""


@pytest.fixture(scope="module")
def filled(playwright: Playwright) -> list[Outcome]:
    """Every page filled and undone, once for all tests."""
    with corpus_context(playwright) as context:
        return list(outcomes(context, corpus()))


def test_the_corpus_is_as_large_as_promised_and_each_page_has_a_name_of_its_own() -> None:
    assert len({fixture.name for fixture in corpus()}) == len(corpus()) >= LEAST_PAGES


@pytest.mark.timeout(180)
def test_no_wrong_field_is_ever_filled(filled: list[Outcome]) -> None:
    assert [f"{outcome.name}: {wrong}" for outcome in filled for wrong in outcome.wrong] == []


@pytest.mark.timeout(180)
def test_nearly_all_fields_that_have_a_control_are_filled(filled: list[Outcome]) -> None:
    hits = sum(len(outcome.hits & outcome.fields) for outcome in filled)
    there = sum(len(outcome.fields) for outcome in filled)
    misses = [f"{outcome.name}: {outcome.misses}" for outcome in filled if outcome.misses]
    assert hits / there >= RECALL, "\n".join([f"{hits} of {there}", *misses])


@pytest.mark.timeout(180)
def test_undo_brings_each_page_back_exactly(filled: list[Outcome]) -> None:
    assert [f"{outcome.name}: {trace}" for outcome in filled for trace in outcome.not_undone] == []
