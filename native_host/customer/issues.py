"""What may be wrong with a value: stable codes, with their sentences in `texts/*/customer.toml`."""

from __future__ import annotations

from native_host.protocol.messages import CheckedValue, Issue
from native_host.texts import text


def issue(code: str, **values: object) -> Issue:
    """Return the issue `code` with its sentence; `values` are what the sentence names."""
    return Issue(code=code, message=text("customer", f"issues.{code}", **values))


def refused(code: str, **values: object) -> CheckedValue:
    """Return what becomes of a value that cannot be used as it stands."""
    return CheckedValue(issues=[issue(code, **values)])
