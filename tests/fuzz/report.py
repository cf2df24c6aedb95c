"""Pasted reports: whole, or refused with a code; also those that somebody has made up with a right check."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from hypothesis import strategies as st

from native_host.protocol.errors import QualitokenError
from native_host.report import code, packing
from native_host.report.elsewhere import read_elsewhere
from native_host.report.make import report_of
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import texts
from tests.support import media

_NOW = datetime.fromisoformat(media.READ_AT)
_AGE_MAX_MINUTES = 240
_REPORTS = [
    report_of(media.result(*found)).model_dump(mode="json")
    for found in ([media.blank()], [media.operational(), media.blank()])
]
_LINES = [code.encode(report_of(media.result(media.blank(), media.operational())))]
_VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), texts(12), st.lists(texts(3), max_size=2),
    st.sampled_from(["blank", "2026-03-04T05:06:07-03:00", "9999-99-99T99:99:99+99:99", "QT1:9:", -1]),
    st.sampled_from([10**30, 1e308]),
)  # fmt: skip


@st.composite
def _made_up(draw: st.DrawFn) -> str:
    """Draw a report of which some values are others, with a right check."""
    report = json.loads(json.dumps(draw(st.sampled_from(_REPORTS))))
    for _ in range(draw(st.integers(1, 3))):
        place = report
        while isinstance(place, (dict, list)) and place:
            keys = sorted(place) if isinstance(place, dict) else list(range(len(place)))
            key = draw(st.sampled_from(keys))
            inner = place[key]
            if not isinstance(inner, (dict, list)) or not inner or draw(st.booleans()):
                place[key] = draw(_VALUES)
                break
            place = inner
    return _checked(json.dumps(report).encode("utf-8", "replace"))


def _checked(content: bytes) -> str:
    body = base64.urlsafe_b64encode(packing.pack(content)).decode().rstrip("=")
    head = f"QT{code.VERSION}:{len(body) + 8}:{body}"
    return head + base64.urlsafe_b64encode(hashlib.sha256(head.encode()).digest()).decode()[:8]


@st.composite
def _mangled(draw: st.DrawFn) -> str:
    """Draw a real code with something cut out of it or put into it."""
    line = draw(st.sampled_from(_LINES))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(line)))
        new = draw(st.one_of(texts(4), st.sampled_from(["<b>", "&gt;", "\n> ", "—", "QT1:", "QT1:20:", "="])))
        line = line[:start] + new + line[start + draw(st.integers(0, 6)) :]
    return line


@contextmanager
def opened() -> Iterator[Run]:
    """Nothing is needed."""
    yield check


def check(value: bytes) -> None:
    """Read the report; a refusal with its code is an answer."""
    try:
        result = read_elsewhere(value.decode("utf-8", "replace"), _NOW, _AGE_MAX_MINUTES)
    except QualitokenError as refused:
        assert refused.code.value.startswith("report_"), refused.code
        return
    assert result.media
    assert all(medium.elsewhere for medium in result.media)
    result.model_dump_json()


TARGET = Target(
    "report",
    "a pasted report is read, or refused with one of the codes for reports",
    st.one_of(_mangled(), _made_up(), st.binary(max_size=200).map(_checked), texts(80)).map(
        lambda text: text.encode("utf-8", "replace")
    ),
    opened,
)
