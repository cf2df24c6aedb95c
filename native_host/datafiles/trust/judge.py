"""Judging a path (the rule: see the package). Standard library only."""

from __future__ import annotations

import errno
import os
import sys

from native_host.datafiles.trust.doubts import Doubt, Reason
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.way import Way

if sys.platform == "win32":
    from native_host.datafiles.trust.windows_reader import Judge
else:
    from native_host.datafiles.trust.posix import Judge


def doubt(path: str, owners: Owners, kind: Kind = Kind.FILE) -> Doubt | None:
    """Return why `path` does not count, or None if it does.

    What does not exist is not in doubt: whoever opens it finds out. A relative path is taken from the
    working folder.
    """
    way = _way(path)
    try:
        judge = Judge(owners, kind)
        for entry in way:
            found = judge.on_the_way(entry)
            if found is not None:
                return found
        return judge.at_the_end(way.end) if way.end is not None else None
    except (FileNotFoundError, NotADirectoryError, ValueError):  # the last: no path can hold such a character
        return None
    except OSError as error:
        reason = Reason.TOO_MANY_LINKS if error.errno == errno.ELOOP else Reason.UNREADABLE
        return Doubt(reason, str(error.filename or path))


def is_shared(folder: str) -> bool:
    """Whether somebody else than the user and administrators may write in the folder itself."""
    way = _way(folder)
    try:
        for _ in way:
            pass
        return way.end is not None and Judge(Owners.USER_TOO, Kind.FOLDER).by_itself(way.end) is not None
    except (OSError, ValueError):
        return False  # whoever writes there finds out


def _way(path: str) -> Way:
    # Not abspath: it takes `..` away before the links in front of it were followed.
    return Way(path if os.path.isabs(path) else os.path.join(os.getcwd(), path))  # noqa: PTH109, PTH117, PTH118
