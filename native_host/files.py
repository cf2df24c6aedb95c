"""Reading files that somebody else has put there: regular ones only, never more than a limit, no waiting.

Standard library only. A link to a regular file is followed: files are put in place by links. What a FIFO, a
device or a socket does when it is opened is nobody's to say, so it is looked at before it is opened, and once
more when it is open, as it may have been changed in between.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""Not blocking: a FIFO that has taken the file's place would be waited for. O_BINARY is Windows' own."""


class NotRegularFileError(OSError):
    """It is a folder, a FIFO, a device or a socket."""


class FileTooLargeError(OSError):
    """It holds more than the limit."""


def open_regular(path: Path | str) -> int:
    """Open the file for reading and return its descriptor, which the caller closes.

    Raises:
        NotRegularFileError: it is no regular file.
        OSError: it cannot be opened.
        ValueError: no file can have this name.
    """
    _demand_regular(Path(path).stat())
    descriptor = os.open(path, _FLAGS)
    try:
        _demand_regular(os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_regular(
    path: Path, limit: int, accept: Callable[[os.stat_result], None] = lambda _opened: None
) -> bytes:
    """Return what the file holds; of one that is larger, or grows, at most `limit` + 1 bytes are read.

    Args:
        path: the file.
        limit: in bytes.
        accept: is given what was opened, before anything is read of it; may raise OSError.

    Raises:
        FileTooLargeError: it holds more than `limit` bytes.
        OSError: as `open_regular`, or it is not accepted or cannot be read.
        ValueError: as `open_regular`.
    """
    descriptor = open_regular(path)
    try:
        accept(os.fstat(descriptor))
        parts: list[bytes] = []
        left = limit + 1
        while left and (part := os.read(descriptor, left)):
            parts.append(part)
            left -= len(part)
    finally:
        os.close(descriptor)
    if not left:
        raise FileTooLargeError
    return b"".join(parts)


def shown(path: Path | str) -> str:
    """Return the path as a text that can be sent and printed: names may hold bytes that are no characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def _demand_regular(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotRegularFileError
