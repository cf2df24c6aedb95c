"""Waiting for what others say: the one place in which tests look again and again until it is so.

There is no limit that a busy computer could come near: what does not come is found out by the last resort.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LAST_RESORT_S = 100.0
"""After which nobody believes any more that it will come; below pytest's own limit, which names no reason."""

LOOK_EVERY_S = 0.01
"""Pause between two looks."""


def until(look: Callable[[], T], what: str = "") -> T:
    """Look until there is something; return it.

    Args:
        look: returns what is awaited, or something false as long as it is not there.
        what: is awaited, in words.

    Raises:
        TimeoutError: there is no hope any more.
    """
    end = time.monotonic() + LAST_RESORT_S
    while not (found := look()):
        if time.monotonic() > end:
            raise TimeoutError(what or "what was awaited did not come")
        time.sleep(LOOK_EVERY_S)
    return found
