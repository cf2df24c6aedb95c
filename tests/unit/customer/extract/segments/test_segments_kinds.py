"""Texts of kinds that the dividing was not made for, and what must be known of their values (`kinds.toml`).

Of a value: `k` kind of its label (`-`: none), `s` speaker, `v` voice (A, C, U), `a` what was asked for,
`o` whether somebody else's (1) or not (0), `p` whether past, `part`, `row`; `x|y`: either.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from native_host.customer.extract.segment import Segment
from native_host.toml import load_toml
from tests.support.divided import segments

_CASES = cast("list[dict[str, object]]", load_toml(Path(__file__).with_name("kinds.toml"))["case"])


def said_of(one: Segment, key: str) -> str:
    """Return what is known of a segment, in the letters of the tests."""
    return {
        "k": one.label.kind if one.label else "-",
        "s": one.speaker.replace(" ", "_"),
        "v": one.voice.value[0].upper(),
        "a": ",".join(sorted(one.asked)),
        "o": str(int(bool(one.owner) or (one.label is not None and one.label.someone_else))),
        "p": str(int(one.past)),
        "part": one.part.value,
        "row": str(one.row),
    }[key]


@pytest.mark.parametrize(("text", "right"), [(case["text"], case["right"]) for case in _CASES])
def test_what_is_told_of_a_value_is_known(text: str, right: dict[str, str]) -> None:
    for value, told in right.items():
        one = next(one for one in segments(text) if value in one.text and one.part.value != "speaker")
        for pair in told.split():
            key, _, what = pair.partition("=")
            assert said_of(one, key) in what.split("|"), (pair, one)
