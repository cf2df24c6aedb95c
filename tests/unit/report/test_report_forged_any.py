"""Anything at all in place of a report: a valid reading of plain facts, or a refusal with a code."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.protocol.errors import QualitokenError
from native_host.protocol.messages import Card, State
from tests.support import media
from tests.support.forged_reports import BIDI, check, made, read, report

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)


def read_or_refused(data: object) -> None:
    try:
        found = read(data)
    except QualitokenError as error:
        assert error.code.value.startswith("report_")
    else:
        check(found)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_in_a_code_are_read_or_refused(content: bytes) -> None:
    read_or_refused(made(content))


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_any_json_in_a_code_is_read_or_refused(data: object) -> None:
    read_or_refused(data)


def places(node: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every value in a report."""
    below = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, value in below for place in places(value, (*path, key)))]


FULL = report(media.operational(), media.blank(card=Card(atr="3B 00")), media.problem(State.NO_READER))
WORDS = st.sampled_from(
    [*State, "card_mute", "too_many", "AC", "e-CNPJ", "3B 00", "2026-03-04", "0001-01-01T00:00:00Z",
     "9999-12-31T23:59:59Z", media.READ_AT, "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", BIDI,
     "\u0663", "{path}", "%s", "-1", "x" * 5_000]
)  # fmt: skip


@settings(max_examples=600, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(places(FULL)[1:]), JSON | WORDS | st.integers(-5, 600)),
        min_size=1,
        max_size=4,
    )
)
def test_a_genuine_report_with_any_values_changed_is_read_or_refused(
    changes: list[tuple[tuple[str | int, ...], object]],
) -> None:
    data = json.loads(json.dumps(FULL))
    for path, value in changes:
        node = data
        for part in path[:-1]:
            node = node[part] if _has(node, part) else {}
        if _has(node, path[-1]):
            node[path[-1]] = value
    read_or_refused(data)


def _has(node: object, part: str | int) -> bool:
    if isinstance(node, dict):
        return part in node
    return isinstance(node, list) and isinstance(part, int) and part < len(node)


@pytest.mark.parametrize("deep", [100, 400, 900, 3_000])
@pytest.mark.parametrize("around", [lambda x: x, lambda x: {"new": x}, lambda x: {**FULL, "new": x}])
def test_a_deep_structure_is_read_or_refused(deep: int, around: Callable[[object], object]) -> None:
    place = json.dumps(around("HERE")).replace('"HERE"', "[" * deep + "]" * deep)
    read_or_refused(made(place.encode()))
