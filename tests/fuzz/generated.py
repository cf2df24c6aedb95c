"""Texts made with their answers: read without a fault, in even work, and what is sure stands in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from native_host.customer.parse import parse_customer
from native_host.customer.warm_up import warm_up
from native_host.protocol.messages import Confidence
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.pasted import assert_in
from tests.fuzz.pasted_work import assert_grows_evenly
from tests.pasted.generate import families, made

_SPOKEN = "voice_dictated"
"""Families whose numbers are words: their digits do not stand in the text."""


@contextmanager
def opened() -> Iterator[Run]:
    """Make what is made once."""
    warm_up()
    yield check


def check(value: bytes) -> None:
    """Make the text of this family, seed and number, and read it."""
    name, seed, number = value.decode().split()
    case = made(families()[name], int(seed), int(number))
    result = parse_customer(case.text)
    sure = [one for one in result.candidates if one.confidence is Confidence.SURE]
    if not name.startswith(_SPOKEN):
        assert_in(sure, case.text)
    unit = f"{case.text}\n"
    assert_grows_evenly(unit, len(unit))


TARGET = Target(
    "generated",
    "a made text is read in even work, and what is called sure stands in it",
    st.tuples(st.sampled_from(sorted(families())), st.integers(0, 2**31), st.integers(0, 9)).map(
        lambda drawn: " ".join(map(str, drawn)).encode()
    ),
    opened,
)
