"""Precision and recall of filling on the corpus of `tests/pages/`: in all, per field, per label style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from playwright.sync_api import sync_playwright

from tests.bench.result import Result
from tests.browser.corpus.outcome import Outcome
from tests.browser.corpus.runner import corpus_context, outcomes
from tests.pages.corpus import corpus
from tests.pages.data import fields

MISSED_MAX_PERCENT = 2.0
"""The promise: a recall of at least 98 %."""


def measure() -> list[Result]:
    """Print the tables and return the two figures that are promised."""
    with sync_playwright() as playwright, corpus_context(playwright) as context:
        filled = list(outcomes(context, corpus()))
    for line in [*_per_field(filled), *_per_group(filled), *_per_trait(filled)]:
        print(line)
    wrong = sum(len(outcome.wrong) for outcome in filled)
    hits = sum(len(outcome.hits & outcome.fields) for outcome in filled)
    there = sum(len(outcome.fields) for outcome in filled)
    precision = hits / (hits + wrong) if hits else 0
    return [
        Result("corpus: wrong fields", wrong, 0, "", f"precision {precision:.2%} on {len(filled)} pages"),
        Result(
            "corpus: fields missed", 100 - 100 * hits / there, MISSED_MAX_PERCENT, "%", f"{hits} of {there}"
        ),
    ]


def _per_field(filled: list[Outcome]) -> Iterator[str]:
    yield _line("field", "filled", "there", "recall", "wrong")
    for field in fields():
        there = [outcome for outcome in filled if field.key in outcome.fields]
        hits = sum(field.key in outcome.hits for outcome in there)
        wrong = sum(text.startswith(f"{field.key}:") for outcome in filled for text in outcome.wrong)
        yield _counted(field.key, hits, len(there), wrong)


def _per_group(filled: list[Outcome]) -> Iterator[str]:
    yield _line("\nstyle", "filled", "there", "recall", "wrong")
    for group in dict.fromkeys(outcome.group for outcome in filled):
        yield _summed(group, [outcome for outcome in filled if outcome.group == group])


def _per_trait(filled: list[Outcome]) -> Iterator[str]:
    yield _line("\nwhat the pages are made of", "filled", "there", "recall", "wrong")
    for trait in sorted({trait for outcome in filled for trait in outcome.traits}):
        yield _summed(trait, [outcome for outcome in filled if trait in outcome.traits])


def _summed(name: str, of: Iterable[Outcome]) -> str:
    listed = list(of)
    hits = sum(len(outcome.hits & outcome.fields) for outcome in listed)
    return _counted(name, hits, sum(len(one.fields) for one in listed), sum(len(one.wrong) for one in listed))


def _counted(name: str, hits: int, there: int, wrong: int) -> str:
    recall = f"{hits / there:.0%}" if there else "-"
    return _line(name, str(hits), str(there), recall, str(wrong or ""))


def _line(name: str, *columns: str) -> str:
    return f"  {name:<60}" + "".join(f"{column:>8}" for column in columns)
