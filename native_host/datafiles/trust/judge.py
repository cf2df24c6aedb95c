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


def doubt(
    path: str, owners: Owners, kind: Kind = Kind.FILE, opened: os.stat_result | None = None
) -> Doubt | None:
    """Return why `path` does not count, or None if it does.

    Args:
        path: a relative one is taken from the working folder.
        owners: who may have written it.
        kind: what it names.
        opened: what was opened under that name: if the name stands for something else by now, that is in
            doubt. Left out: what does not exist is not in doubt, as whoever opens it finds out.
    """
    way = _way(path)
    try:
        judge = Judge(owners, kind)
        for entry in way:
            found = judge.on_the_way(entry)
            if found is not None:
                return found
        if way.end is None:
            return None
        if opened is not None and not os.path.samestat(opened, way.end.status):
            return Doubt(Reason.REPLACED, path)
        return judge.at_the_end(way.end)
    except (FileNotFoundError, NotADirectoryError):
        return None if opened is None else Doubt(Reason.REPLACED, path)
    except ValueError:  # no path can hold such a character
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
