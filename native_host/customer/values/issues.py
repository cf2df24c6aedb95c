"""What may be wrong with a value: stable codes, with their sentences in `texts/*/customer.toml`."""

from __future__ import annotations

from functools import cache

from native_host.customer.values.match import Value
from native_host.protocol.messages import CheckedValue, CustomerKey, Issue
from native_host.texts import language_in_use, template, text


def issue(code: str, **values: object) -> Issue:
    """Return the issue `code` with its sentence; `values` are what the sentence names."""
    if not values:
        return _always_alike(code, language_in_use())
    return Issue(code=code, message=text("customer", f"issues.{code}", **values))


@cache
def _always_alike(code: str, language: str) -> Issue:
    """Return an issue whose sentence names nothing of the value; made once, for most are so."""
    return Issue(code=code, message=template("customer", f"issues.{code}", language).format())


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
