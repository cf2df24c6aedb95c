"""A mistake in a row of the table of methods is told by the row's name, before anything is made of it."""

from __future__ import annotations

import pytest

from build.schema.rows import problems
from native_host.protocol.methods import ROWS, Method


def test_the_table_has_no_mistake() -> None:
    assert list(problems(ROWS)) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (Method("pin", "PingParams", "PingResult"), "pin: there is no handler native_host.methods.pin"),
        (Method("ping", "PinParams", "PingResult"), "ping: there is no model PinParams"),
        (Method("ping", "PingParams", ""), "ping: there is no model "),
        (Method("ping", "PingParams", "METHODS"), "ping: there is no model METHODS"),
        (Method("ping", "PingParams", "PingResult", deadline_ms=0), "ping: its deadline is no time"),
    ],
    ids=["no handler", "no params", "no result", "no model", "no deadline"],
)
def test_a_wrong_row_is_told(row: Method, told: str) -> None:
    (found,) = problems([row])
    assert found.startswith(told)


def test_a_name_that_stands_twice_is_told() -> None:
    assert list(problems([*ROWS, Method("ping", "SopListParams", "SopListResult")])) == [
        "ping: stands 2 times in the table"
    ]
