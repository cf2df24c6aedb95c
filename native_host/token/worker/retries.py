"""A call that failed with an error that passes is made once more.

First calls fail once in the field (jsign #345), and a card that is reset meanwhile fails one call of another
program. Each function is tried once more per slot, not each call: a card that answers nothing but errors,
slowly, must not eat the deadline of the media in the other slots.

A second try never makes a token look emptier than the first one did: `content.read_content` believes it only
where it ended without an error and listed at least as much.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from native_host.token import limits
from native_host.token.worker.cryptoki import OK, ckr_name

PASSING = frozenset(
    {
        "CKR_HOST_MEMORY",
        "CKR_GENERAL_ERROR",
        "CKR_FUNCTION_FAILED",
        "CKR_DEVICE_ERROR",
        "CKR_DEVICE_MEMORY",
        "CKR_FUNCTION_CANCELED",
        "CKR_OPERATION_ACTIVE",
        "CKR_OPERATION_NOT_INITIALIZED",
        "CKR_SESSION_CLOSED",
        "CKR_SESSION_COUNT",
        "CKR_SESSION_HANDLE_INVALID",
    }
)
"""Errors of the moment. Not those that say what is there (no token, an unknown one, no such slot): a second
answer might be another medium's. Not those that refuse what was asked: they would be the same again."""

SESSION_LOST = frozenset({"CKR_SESSION_CLOSED", "CKR_SESSION_HANDLE_INVALID"})
"""Those of them that only a new session helps against, not the same call."""


class Retries:
    """What was made once more.

    Attributes:
        right: what was right at the second try, as `SlotSnapshot.retried`.
    """

    def __init__(self) -> None:
        self._made: set[str] = set()
        self.right: list[str] = []

    def due(self, function: str, error: str | None) -> bool:
        """Whether a call that ended so is to be made once more; then the pause before it is over."""
        if not self.is_left(function, error):
            return False
        self._made.add(function)
        time.sleep(limits.RETRY_PAUSE_S)
        return True

    def is_left(self, function: str, error: str | None) -> bool:
        """Whether a call that ended so can still be made once more."""
        return error in PASSING and function not in self._made

    def was_right(self, function: str, error: str | None) -> None:
        """Note that what ended so the first time was right the second time."""
        self.right.append(f"{function} {error}")

    def call(self, function: str, attempt: Callable[[], int]) -> int:
        """Return the CK_RV of a call, of the second one where it had to be made once more."""
        first = attempt()
        if first == OK or ckr_name(first) in SESSION_LOST or not self.due(function, ckr_name(first)):
            return first
        second = attempt()
        if second == OK:
            self.was_right(function, ckr_name(first))
        return second
