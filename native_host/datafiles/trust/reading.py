"""Reading a file that counts: what was judged is what is read. Standard library only.

A file is judged by its path. In between, a program of the administrators' may move another user's file there:
so it is opened first, and what was opened must be what the path stands for when it is judged.
"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from native_host.datafiles.trust.doubts import Doubt, Reason
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Owners
from native_host.files import read_regular

_TRIES = 5
"""An administrator's editor puts a new file in the old one's place once."""


class UntrustedFileError(OSError):
    """Somebody else could have written the file."""

    def __init__(self, why: Doubt) -> None:
        """Raise for `why`."""
        super().__init__(why.reason.value)
        self.doubt = why


def read_counting(owners: Owners, path: Path, limit: int) -> bytes:
    """Return what a file holds that counts; `limit` in bytes.

    Raises:
        UntrustedFileError: it does not count.
        OSError, ValueError: as `files.read_regular`.
    """
    tries = 1
    while True:
        try:
            return read_regular(path, limit, partial(_judge, str(path), owners))
        except UntrustedFileError as error:
            if error.doubt.reason is not Reason.REPLACED or tries == _TRIES:
                raise
        tries += 1


def _judge(path: str, owners: Owners, opened: os.stat_result) -> None:
    found = doubt(path, owners, opened=opened)
    if found is not None:
        raise UntrustedFileError(found)
