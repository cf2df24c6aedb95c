"""Pages of several families at once: nothing wrong is filled, nothing is left behind unsaid."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st
from playwright.sync_api import sync_playwright

from tests.browser.corpus.families import measured
from tests.browser.corpus.runner import corpus_context
from tests.fuzz.frame.target import Run, Target
from tests.pages.families.families import mixed

SEED_MAX = 2**31


@contextmanager
def opened() -> Iterator[Run]:
    """One browser for all pages."""
    with sync_playwright() as playwright, corpus_context(playwright) as context:

        def check(value: bytes) -> None:
            page = mixed(int(value))
            (outcome,) = measured(context, [page], at_a_time=1)
            amiss = [*outcome.wrong, *outcome.left, *([outcome.broken] if outcome.broken else [])]
            assert not amiss, f"{page.group}: {amiss}"

        yield check


TARGET = Target(
    "pages",
    "on whatever ticket page, nothing is filled wrong, and an undo leaves nothing unsaid",
    st.integers(0, SEED_MAX).map(lambda seed: str(seed).encode()),
    opened,
)
