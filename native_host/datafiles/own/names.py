"""Which file in a folder is the user's. Standard library only."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from native_host.datafiles.own.opening import is_own
from native_host.datafiles.trust.judge import is_shared

_MODE_FOR_ALL = 0o1777
"""Everybody can make files there, and remove his own only."""

_MARK_BYTES = 4
"""Of the hash of a SID: a computer has some ten users."""


@lru_cache(maxsize=1)
def user_mark() -> str:
    """Return what tells this user from others and names nobody: the uid, on Windows a hash of the SID."""
    if sys.platform == "win32":
        from native_host.datafiles.trust.windows_reader import user_sid  # noqa: PLC0415 - Windows only

        return mark_of(user_sid())
    return str(os.geteuid())


def mark_of(sid: str) -> str:
    """Return the mark of a Windows user."""
    from hashlib import blake2s  # noqa: PLC0415 - Windows only

    return blake2s(sid.encode("ascii"), digest_size=_MARK_BYTES).hexdigest()


def make_folder(folder: Path, *, for_all: bool) -> None:
    """Make the folder if it is missing; `for_all`: so that every user can keep files in it.

    Raises:
        OSError: it cannot be made, or something else is there.
    """
    if not for_all:
        folder.mkdir(parents=True, exist_ok=True)
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir()
    except FileExistsError:
        return
    folder.chmod(_MODE_FOR_ALL)  # what mkdir is given, the umask takes away


def own_name(folder: Path, name: str) -> Path:
    """Return where in `folder` this user's file `name` is: under that name if nobody else writes there."""
    return _names(folder, name)[0]


def own_file(folder: Path, name: str) -> Path:
    """Return the same, and bring the user's own file there if it still has the other of the two names.

    It has if it was made before users had names of their own, or before the folder was shared.
    """
    wanted, other = _names(folder, name)
    if not os.path.lexists(wanted) and is_own(other):
        with suppress(OSError):
            other.rename(wanted)
    return wanted


def _names(folder: Path, name: str) -> tuple[Path, Path]:
    plain = folder / name
    marked = plain.with_name(f"{plain.stem}-{user_mark()}{plain.suffix}")
    return (marked, plain) if is_shared(str(folder)) else (plain, marked)
