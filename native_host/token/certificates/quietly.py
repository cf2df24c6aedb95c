"""Calls of what may fail in any way: certificates come from outside."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def quietly(read: Callable[[], T], otherwise: T) -> T:
    """Return `read()`, or `otherwise` whatever goes wrong in it.

    A panic of cryptography's Rust part is no Exception (`pyo3_runtime.PanicException` is a BaseException).
    """
    try:
        return read()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        return otherwise
