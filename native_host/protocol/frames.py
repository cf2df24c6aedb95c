"""Frames of native messaging: four bytes of length in native byte order, then that many bytes of JSON.

The same frames carry the words between supervisor and driver children. Only `os` and `sys`, because the
host's first frame leaves before anything heavier is imported.
"""

from __future__ import annotations

import os
import sys

_LENGTH_BYTES = 4
"""Chromium writes the length as uint32 in native byte order."""

_CHUNK_BYTES = 64 * 1024
"""How much is asked of the pipe at once; a Linux pipe holds as much."""


class FrameTooLargeError(Exception):
    """A frame announced more bytes than allowed. Its body is still in the pipe: `drain` it or give up.

    Attributes:
        size: the announced length in bytes.
    """

    def __init__(self, size: int) -> None:
        super().__init__(f"frame of {size} bytes")
        self.size = size


def _read_exactly(fd: int, size: int) -> bytes | None:
    """Read `size` bytes; None when the pipe ends before."""
    parts: list[bytes] = []
    missing = size
    while missing:
        part = os.read(fd, min(missing, _CHUNK_BYTES))
        if not part:
            return None
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)


def read_frame(fd: int, max_bytes: int) -> bytes | None:
    """Return the next frame's body, or None at the end of the pipe, also when it ends inside a frame.

    Raises:
        FrameTooLargeError: the frame is longer than `max_bytes`.
        OSError: the pipe cannot be read.
    """
    head = _read_exactly(fd, _LENGTH_BYTES)
    if head is None:
        return None
    size = int.from_bytes(head, sys.byteorder)
    if size > max_bytes:
        raise FrameTooLargeError(size)
    return _read_exactly(fd, size)


def drain(fd: int, size: int) -> bool:
    """Throw `size` bytes away without holding them; False when the pipe ends before."""
    while size:
        part = os.read(fd, min(size, _CHUNK_BYTES))
        if not part:
            return False
        size -= len(part)
    return True


def write_frame(fd: int, body: bytes) -> None:
    """Write a whole frame.

    Raises:
        OSError: the other end is gone.
    """
    rest = memoryview(len(body).to_bytes(_LENGTH_BYTES, sys.byteorder) + body)
    while rest:
        rest = rest[os.write(fd, rest) :]
