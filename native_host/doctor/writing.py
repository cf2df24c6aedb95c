"""Why the host cannot keep a file of the user's in a folder, tried without leaving anything behind."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from native_host.datafiles.own.names import own_name
from native_host.datafiles.own.opening import NotOwnError, open_own
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.doctor.subject import say

_TRIED_BYTES = 8192
"""A new file takes no room on the disk until something is written."""

_REASONS = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "permission",
    errno.EPERM: "permission",
}


def why_not(folder: Path, name: str, flags: int = os.O_WRONLY | os.O_APPEND) -> str | None:
    """Return in words why the file `name` cannot go on in `folder`, or begin; None if it can.

    A folder that is yet to be made is tried above.

    Args:
        folder: where the file is kept.
        name: the file's common name.
        flags: `os.O_…` that it is used with.
    """
    try:
        if doubt(str(folder), Owners.USER_TOO, Kind.KEPT) is not None:
            return say("unwritable.link")
        closed = _why_not_open(own_name(folder, name), flags)
        if closed is not None:
            return closed
        there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder)
        with tempfile.TemporaryFile(dir=there) as tried:
            tried.write(bytes(_TRIED_BYTES))
            tried.flush()
    except OSError as error:
        return say(f"unwritable.{_REASONS.get(error.errno or 0, 'other')}")
    return None


def _why_not_open(file: Path, flags: int) -> str | None:
    """Return in words why the user cannot use the file that is there; None if he can, or there is none."""
    try:
        if os.path.lexists(file):
            os.close(open_own(file, flags))
    except NotOwnError as error:
        return say(f"unwritable.{error.why.value}", file=file)
    except PermissionError:  # an antivirus may hold it
        return say("unwritable.file_permission", file=file)
    return None
