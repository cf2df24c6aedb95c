"""What all readers of one written value have in common."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from native_host.customer.values.match import Kind
from native_host.customer.values.readers import parse

INVISIBLE = ["", "  ", "\t\n", "\u200b", "\ufeff \u00ad"]
SIGNS = ["/", "-", ".", "_", "#", "<>", "()", "+", "•", "🔑"]


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("written", INVISIBLE)
def test_where_nothing_is_seen_there_is_neither_value_nor_issue(kind: Kind, written: str) -> None:
    read = parse(kind, written)
    assert (read.value, read.display, read.issues) == (None, "", ())


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("written", SIGNS)
def test_signs_alone_are_refused_with_a_sentence(kind: Kind, written: str) -> None:
    read = parse(kind, written)
    assert read.value is None
    assert read.issues


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(Kind), st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=9))
def test_what_is_seen_has_a_value_or_a_sentence(kind: Kind, written: str) -> None:
    read = parse(kind, written)
    assert read.value is not None or read.issues
