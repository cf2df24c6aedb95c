"""One host at a time on the history."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from native_host.datafiles.own.lock import held
from native_host.datafiles.own.names import own_name

FILE_NAME = "history.lock"
TIMEOUT_S = 2.0
"""A host needs some 20 ms; one that needs longer than this hangs, in a network folder perhaps."""


def locked(folder: Path, timeout_s: float | None = None) -> AbstractContextManager[None]:
    """Hold this user's history in `folder`, which is made if need be; without a lock where there can be none.

    Args:
        folder: where the history is kept.
        timeout_s: how long another host is waited for; None: `TIMEOUT_S`.

    Raises:
        TimeoutError: on entering; another host held it all the time.
    """
    return held(own_name(folder, FILE_NAME), TIMEOUT_S if timeout_s is None else timeout_s)
