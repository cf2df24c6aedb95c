"""The corpus in tables: per field, per label style, per what the pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tests.browser.corpus.outcome import Outcome
from tests.pages.data import fields


def corpus_tables(filled: list[Outcome]) -> Iterator[str]:
    """Yield the lines."""
    yield from _per_field(filled)
    yield from _per_group(filled)
    yield from _per_trait(filled)


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
