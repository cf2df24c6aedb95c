"""Listening to a child: its messages as they come, and its end as a process.

Not the end of its pipe: a program that a driver has left behind may hold that for ever.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

from native_host.protocol.frames import FrameReader, FrameTooLargeError
from native_host.token import limits

_CHUNK_BYTES = 64 * 1024
"""How much is asked of the pipe at once; a Linux pipe holds as much."""

_LENGTH_BYTES = 4


def bodies(pipe: int, process: subprocess.Popen[bytes]) -> Iterator[bytes]:
    """Yield the frames' bodies until the process has ended and all that it wrote is read, or its pipe ends.

    Raises:
        FrameTooLargeError: a frame is longer than `limits.CHILD_MESSAGE_MAX_BYTES`.
        OSError: the pipe cannot be read.
    """
    if sys.platform == "win32":
        # All that may hold the other end is ended with the process (`child_job`), and the pipe with it.
        reader = FrameReader(pipe)
        while (body := reader.read(limits.CHILD_MESSAGE_MAX_BYTES)) is not None:
            yield body
        return
    frames = Frames()
    end = _end_of(process)
    try:
        yield from _until(end, pipe, frames)
    finally:
        os.close(end)


class Frames:
    """Puts frames together from what was read."""

    def __init__(self) -> None:
        self._read = bytearray()

    def put(self, data: bytes) -> Iterator[bytes]:
        """Yield the bodies of the frames that are whole with this.

        Raises:
            FrameTooLargeError: a frame is longer than `limits.CHILD_MESSAGE_MAX_BYTES`.
        """
        self._read += data
        while len(self._read) >= _LENGTH_BYTES:
            size = int.from_bytes(self._read[:_LENGTH_BYTES], sys.byteorder)
            if size > limits.CHILD_MESSAGE_MAX_BYTES:
                raise FrameTooLargeError(size)
            if len(self._read) < _LENGTH_BYTES + size:
                return
            body = bytes(self._read[_LENGTH_BYTES : _LENGTH_BYTES + size])
            del self._read[: _LENGTH_BYTES + size]
            yield body


def _until(end: int, pipe: int, frames: Frames) -> Iterator[bytes]:
    import select  # noqa: PLC0415 - without `poll` on Windows

    poller = select.poll()
    for descriptor in (pipe, end):
        poller.register(descriptor, select.POLLIN)
    while True:
        ready = {descriptor for descriptor, _ in poller.poll()}
        if pipe in ready:
            data = os.read(pipe, _CHUNK_BYTES)
            if not data:
                return
            yield from frames.put(data)
        elif end in ready:
            return


def _end_of(process: subprocess.Popen[bytes]) -> int:
    """Return a descriptor that can be read, or has lost its other end, once the process has ended."""
    with contextlib.suppress(AttributeError, OSError):  # before Linux 5.3, and elsewhere
        return os.pidfd_open(process.pid)
    end, held = os.pipe()

    def wait() -> None:
        process.wait()
        os.close(held)

    threading.Thread(target=wait, name="child end", daemon=True).start()
    return end
