"""What may be wrong with a value: stable codes, with their sentences in `texts/*/customer.toml`."""

from __future__ import annotations

from native_host.customer.values.match import Value
from native_host.protocol.messages import CheckedValue, CustomerKey, Issue
from native_host.texts import text


def issue(code: str, **values: object) -> Issue:
    """Return the issue `code` with its sentence; `values` are what the sentence names."""
    return Issue(code=code, message=text("customer", f"issues.{code}", **values))


def refused(code: str, **values: object) -> CheckedValue:
    """Return what becomes of a value that cannot be used as it stands."""
    return CheckedValue(issues=[issue(code, **values)])


def wrong(key: CustomerKey, code: str, shown: str = "", meant: str | None = None, **values: object) -> Value:
    """Return a value that cannot be used as it stands; `shown` is what stands there."""
    return Value(key, None, shown, (issue(code, **values),), meant)


def checked(read: Value) -> CheckedValue:
    """Return a typed value for the agent; nothing is shown as a value that is none."""
    shown = read.display if read.value is not None else ""
    return CheckedValue(value=read.value, display=shown, issues=list(read.issues))
