"""Frames of native messaging: four bytes of length in native byte order, then that many bytes of JSON.

The same frames carry the words between supervisor and driver children. Only `os` and `sys`, because the
host's first frame leaves before anything heavier is imported.
"""

from __future__ import annotations

import os
import sys

LENGTH_BYTES = 4
"""Chromium writes the length as uint32 in native byte order."""

_CHUNK_BYTES = 64 * 1024
"""How much is asked of the pipe at once; a Linux pipe holds as much."""


class FrameTooLargeError(Exception):
    """A frame announced more bytes than allowed. Its body is still to come: `drain` it or give up.

    Attributes:
        size: the announced length in bytes.
    """

    def __init__(self, size: int) -> None:
        super().__init__(f"frame of {size} bytes")
        self.size = size


class FrameReader:
    """The frames from a pipe that nobody else reads: what comes with a frame is kept for the next one.

    Apart from each other, length and body would be two calls of the system for every frame.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._came = b""
        self._taken = 0

    def read(self, max_bytes: int) -> bytes | None:
        """Return the next frame's body, or None at the end of the pipe, also when it ends inside a frame.

        Raises:
            FrameTooLargeError: the frame is longer than `max_bytes`.
            OSError: the pipe cannot be read.
        """
        head = self._take(LENGTH_BYTES)
        if head is None:
            return None
        size = int.from_bytes(head, sys.byteorder)
        if size > max_bytes:
            raise FrameTooLargeError(size)
        return self._take(size)

    def drain(self, size: int) -> bool:
        """Throw `size` bytes away without holding them; False when the pipe ends before."""
        while (missing := size - (len(self._came) - self._taken)) > 0:
            if not self._receive():
                return False
            size = missing
        self._taken += size
        return True

    def _take(self, size: int) -> bytes | None:
        """Return the next `size` bytes; None when the pipe ends before."""
        parts: list[bytes] = []
        while (missing := size - (len(self._came) - self._taken)) > 0:
            parts.append(self._came[self._taken :])
            if not self._receive():
                return None
            size = missing
        end = self._taken + size
        parts.append(self._came[self._taken : end])
        self._taken = end
        return b"".join(parts)

    def _receive(self) -> bool:
        """Wait for more in place of what came before; False at the end of the pipe."""
        self._came = os.read(self._fd, _CHUNK_BYTES)
        self._taken = 0
        return bool(self._came)


def write_frame(fd: int, body: bytes) -> None:
    """Write a whole frame.

    Raises:
        OSError: the other end is gone.
    """
    rest = memoryview(len(body).to_bytes(LENGTH_BYTES, sys.byteorder) + body)
    while rest:
        rest = rest[os.write(fd, rest) :]
