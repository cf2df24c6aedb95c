"""The refusal of a report that says what no reading gives."""

from __future__ import annotations

from native_host.protocol.errors import Code, QualitokenError
from native_host.texts import text


def implausible(key: str, **values: object) -> QualitokenError:
    """Return the error; `key` names in `texts/*/report.toml`, `implausible`, what cannot be."""
    return QualitokenError(Code.REPORT_IMPLAUSIBLE, {"what": text("report", f"implausible.{key}", **values)})
