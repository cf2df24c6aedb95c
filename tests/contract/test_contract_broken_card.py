"""A card that answers one command wrongly while OpenSC reads it: OpenSC goes on as if there were nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.fuzz import opensc
from tests.fuzz.frame.target import Run

SELECT, READ = 38, 39
"""Which command selects the file that names the certificates, and which one reads it."""


@pytest.fixture(scope="module")
def read() -> Iterator[Run]:
    with opensc.opened() as run:
        yield run


@pytest.mark.parametrize(
    ("command", "how"),
    [
        (SELECT, ("random", "")),
        (SELECT, ("status", "6f00")),
        (READ, ("status", "6982")),
        (READ, ("data", "8107722794e17b")),
        (READ, ("cut", 1)),
    ],
)
def test_a_full_card_is_not_blank_because_it_once_answered_wrongly(
    read: Run, command: int, how: tuple[str, str | int]
) -> None:
    read(json.dumps([{"from": command, "times": 1, "how": how}]).encode())


def test_a_full_card_that_answers_rightly_is_read(read: Run) -> None:
    read(b"[]")
