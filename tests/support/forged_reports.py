"""Reports made by hand, with a right check, and what a reading of one may show."""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Medium, ReportReadResult
from native_host.report import packing
from native_host.report.elsewhere import read_elsewhere
from native_host.report.limits import CERTIFICATES_MAX, MEDIA_MAX
from native_host.report.make import report_of
from tests.support import media

NOW = datetime.fromisoformat(media.READ_AT) + timedelta(minutes=5)
LIMIT = 240

BIDI = "\u202eABC\u2066\u200b\u2028\ue000\x07\U000e0041\ufe0f"
"""Direction, zero width, line separator, private use, bell, tag, variation selector."""


def made(data: object) -> str:
    """Return a code with a right check that carries `data`."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    body = base64.urlsafe_b64encode(packing.pack(content)).decode().rstrip("=")
    head = f"QT1:{len(body) + 8}:{body}"
    digest = hashlib.sha256(head.encode()).digest()
    return head + base64.urlsafe_b64encode(digest).decode()[:8]


def report(*found: Medium, **more: object) -> dict[str, object]:
    data: dict[str, object] = json.loads(report_of(media.result(*found)).model_dump_json())
    return {**data, **more}


def read(data: object) -> ReportReadResult:
    return read_elsewhere(data if isinstance(data, str) else made(data), NOW, LIMIT)


def refused(data: object) -> QualitokenError:
    with pytest.raises(QualitokenError) as caught:
        read(data)
    return caught.value


def what(data: object) -> str:
    error = refused(data)
    assert error.code is Code.REPORT_IMPLAUSIBLE
    return error.values["what"]


def texts_in(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from texts_in(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts_in(value)


def check(found: ReportReadResult) -> None:
    """Whether a reading from outside shows nothing but plain facts and our own sentences."""
    assert 0 < len(found.media) <= MEDIA_MAX
    for shown in texts_in(found.model_dump(mode="json")):
        assert len(shown) <= 600
        assert unicodedata.normalize("NFC", shown) == shown
        assert {unicodedata.category(sign) for sign in shown}.isdisjoint(
            {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        ), shown
    for medium in found.media:
        assert medium.elsewhere
        assert len(medium.certificates) <= CERTIFICATES_MAX
