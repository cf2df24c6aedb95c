"""The work that a pasted text takes: counted, and in proportion to its length."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from native_host.customer.parse import parse_customer
from native_host.customer.warm_up import warm_up
from tests.fuzz import pasted
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import texts
from tests.support.work import instructions

SHORT = 500
"""Signs of the shortest text of the three."""
UNIT_MAX = 120
"""Signs that are repeated: a line or two."""
OVER = 0.15
"""How much more than evenly the work may grow from two to four times the text; a square doubles it."""
SLACK = 4_000
"""Instructions: what a text's end costs once more, wherever the repeated signs are cut."""


@contextmanager
def opened() -> Iterator[Run]:
    """Make what is made once."""
    warm_up()
    yield check


def check(value: bytes) -> None:
    """Compare what a repeated text's second quarter adds with what its second half does."""
    assert_grows_evenly(value.decode("utf-8", "replace")[:UNIT_MAX] or " ", SHORT)


def assert_grows_evenly(unit: str, short: int) -> None:
    """Assert that twice the text takes no more than twice the work; the shortest one has so many signs."""
    parse_customer(unit * (short // len(unit) + 1))  # what is made once, when a sign or word is first met
    one, two, four = (
        _work((unit * (times * short // len(unit) + 1))[: times * short]) for times in (1, 2, 4)
    )
    evenly = 2 * (two - one)
    assert four - two <= evenly * (1 + OVER) + SLACK, f"{one}, {two}, {four} instructions"


def _work(text: str) -> int:
    return instructions(lambda: parse_customer(text))


TARGET = Target(
    "pasted_work",
    "the work for a pasted text grows no faster than the text",
    st.one_of(pasted.TEXTS, texts(12)).map(lambda text: text[:UNIT_MAX].encode("utf-8", "replace")),
    opened,
)
