"""The way to a file, entry by entry, as the system goes it: from the root on, every link followed."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass

_LINKS_MAX = 40
"""As many as Linux follows (path_resolution(7))."""

_WINDOWS_LINKS = (0xA0000003, 0xA000000C)
"""IO_REPARSE_TAG_MOUNT_POINT (junctions too) and IO_REPARSE_TAG_SYMLINK. Other tags lead nowhere else."""


@dataclass(frozen=True)
class Entry:
    """One step: a folder, link or file, and the folder it is an entry of (None for the root)."""

    path: str
    status: os.stat_result
    parent: Entry | None

    @property
    def is_link(self) -> bool:
        """Whether it leads elsewhere."""
        tag = getattr(self.status, "st_reparse_tag", 0)
        return stat.S_ISLNK(self.status.st_mode) or tag in _WINDOWS_LINKS

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder itself."""
        return stat.S_ISDIR(self.status.st_mode) and not self.is_link


class Way:
    """Yields every entry on the way to `path`; then `end` is what the path stands for, no link."""

    def __init__(self, path: str) -> None:
        """Prepare; `path` is absolute."""
        self._path = path
        self.end: Entry | None = None

    def __iter__(self) -> Iterator[Entry]:
        """Go the way.

        Raises:
            OSError: it ends before its end, or goes in a circle.
        """
        links = 0
        here, waiting = _start(self._path)
        yield here
        while waiting:
            name = waiting.pop()
            if name in ("", os.curdir):
                continue
            if name == os.pardir:
                here = here.parent or here
                continue
            path = os.path.join(here.path, name)  # noqa: PTH118 - Path would lose a trailing `.`
            entry = Entry(path, os.lstat(path), here)
            yield entry
            if not entry.is_link:
                here = entry
                continue
            links += 1
            if links > _LINKS_MAX:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), self._path)
            target = _target(path)
            if os.path.isabs(target):  # noqa: PTH117
                here, more = _start(target)
                yield here
            else:
                more = _names(target)
            waiting += more
        self.end = here


def _start(path: str) -> tuple[Entry, list[str]]:
    drive, rest = os.path.splitdrive(path)
    root = drive + os.sep
    return Entry(root, os.lstat(root), None), _names(rest)


def _names(path: str) -> list[str]:
    """Return the path's parts, the first one last."""
    separator = os.sep
    return path.replace(os.altsep or separator, separator).split(separator)[::-1]


def _target(link: str) -> str:
    """Return where the link leads; Windows puts a prefix before the paths that it keeps."""
    target = os.readlink(link)  # noqa: PTH115 - a string as the system keeps it
    if target.startswith("\\\\?\\UNC\\"):
        return "\\" + target[len("\\\\?\\UNC") :]
    if target.startswith("\\\\?\\") and target[5:6] == ":":
        return target[len("\\\\?\\") :]
    return target
