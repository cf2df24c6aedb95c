"""Opening a user's own file where others may have put something else in its place. Standard library only."""

from __future__ import annotations

import errno
import os
import stat
import sys
from enum import Enum
from pathlib import Path

from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.way import Entry

_NEVER = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""No link is followed, and no pipe without a reader waited for; Windows has none of these flags."""

_OF_THE_USER_ALONE = 0o600
_OF_OTHERS = 0o077

_TRIES = 5
"""Another host of the user may put a new file in the place of the one just looked at."""


class Why(str, Enum):
    """Why a file is not opened; each has a sentence in `texts` (`doctor:unwritable`)."""

    LINK = "link"
    NOT_REGULAR = "not_regular"
    OTHER_OWNER = "other_owner"
    HARD_LINKS = "hard_links"


class NotOwnError(OSError):
    """What is there is not the user's own ordinary file; it was left as it is."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def open_own(path: Path, flags: int) -> int:
    """Open the user's own file; one that is made, and one that others could read, is made his alone.

    Args:
        path: the file.
        flags: `os.O_…`.

    Returns:
        The descriptor.

    Raises:
        NotOwnError: something else is there.
        OSError: it cannot be opened.
    """
    if doubt(str(path.parent), Owners.USER_TOO, Kind.KEPT) is not None:
        raise NotOwnError(Why.LINK)
    for _ in range(_TRIES):
        descriptor = _opened(path, flags)
        if descriptor is not None:
            return descriptor
    raise NotOwnError(Why.LINK)


def _opened(path: Path, flags: int) -> int | None:
    """Return the descriptor, or None if it is not of the file that was there just before."""
    before = _status(path)
    if before is not None:
        _check(path, before)
    try:
        descriptor = os.open(path, flags | _NEVER, _OF_THE_USER_ALONE)
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link made just now
            raise NotOwnError(Why.LINK) from error
        raise
    try:
        status = os.fstat(descriptor)
        # Windows follows a link made just now.
        if before is not None and not os.path.samestat(before, status):
            os.close(descriptor)
            return None
        _check(path, status)
        if status.st_mode & _OF_OTHERS and sys.platform != "win32":
            os.fchmod(descriptor, _OF_THE_USER_ALONE)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def is_own(path: Path) -> bool:
    """Whether an ordinary file of the user's is there, under no other name."""
    try:
        status = _status(path)
        if status is None:
            return False
        _check(path, status)
    except OSError:
        return False
    return True


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except FileNotFoundError:
        return None


def _check(path: Path, status: os.stat_result) -> None:
    """Raise NotOwnError unless `status`, of `path`, is that of the user's own file."""
    if Entry(str(path), status, None).is_link:
        raise NotOwnError(Why.LINK)
    if not stat.S_ISREG(status.st_mode):
        raise NotOwnError(Why.NOT_REGULAR)
    if not _is_users(path, status):
        raise NotOwnError(Why.OTHER_OWNER)
    if status.st_nlink > 1:
        raise NotOwnError(Why.HARD_LINKS)


if sys.platform == "win32":
    from native_host.datafiles.trust.windows import ADMINISTRATIVE
    from native_host.datafiles.trust.windows_reader import security_of, user_sid

    def _is_users(path: Path, _status: os.stat_result) -> bool:
        # What an administrator makes is the administrators', in whose group he is.
        return security_of(str(path)).owner in {*ADMINISTRATIVE, user_sid()}

else:

    def _is_users(_path: Path, status: os.stat_result) -> bool:
        return status.st_uid == os.geteuid()
