"""Texts of requests that are made anew in every run, or are too long to be kept, by their marks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from native_host.protocol.limits import MAX_FRAME_IN_BYTES, PASTE_MAX_CHARS
from native_host.protocol.messages import Medium
from native_host.report.block import block
from native_host.report.make import report_of
from tests.support import media

REPORT = "«report»"
"""A report of a blank token, read now."""


def texts() -> Mapping[str, str]:
    """Return every text by its mark."""
    now = datetime.now().astimezone()
    blank, operational = media.blank(), media.operational()
    impossible = blank.model_copy(update={"objects": operational.objects})
    return {
        REPORT: _report(blank, now),
        "«report of a certificate»": _report(operational, now),
        "«report read three days ago»": _report(blank, now - timedelta(days=3, minutes=1)),
        "«report of tomorrow»": _report(blank, now + timedelta(days=1)),
        "«report of a blank token with certificates»": _report(impossible, now),
        "«a text too long»": "x" * (PASTE_MAX_CHARS + 1),
        "«a frame too long»": "x" * (MAX_FRAME_IN_BYTES + 1),
    }


def _report(medium: Medium, when: datetime) -> str:
    read_at = when.isoformat(timespec="seconds")
    read = medium.model_copy(update={"read_at": read_at})
    result = media.result(read).model_copy(update={"read_at": read_at})
    return "\n".join(block(report_of(result)))
