"""The one way out of the host: whole frames, one at a time."""

from __future__ import annotations

import json
import select
import threading
from collections.abc import Mapping
from contextlib import suppress
from queue import Queue

from native_host.protocol.frames import LENGTH_BYTES, write_frame
from native_host.protocol.limits import MAX_FRAME_OUT_BYTES, MAX_PINGS_IN_FLIGHT

_NEVER_WAITS_BYTES: int = getattr(select, "PIPE_BUF", 0)
"""The longest frame, its length included, that is written without waiting once `poll` has seen room (POSIX,
"write"). Windows cannot tell whether a pipe has room: there, another thread writes each of them."""


_ENCODER = json.JSONEncoder(separators=(",", ":"))
"""It writes ASCII escapes: a lone surrogate from a page's text must not break the encoding."""


class MessageTooLargeError(Exception):
    """The message is longer than the browser takes; nothing was written."""


class Channel:
    """Writes JSON messages to the browser. That it is gone is no error: the end of its pipe ends the host."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()
        self._late: Queue[bytes] = Queue(MAX_PINGS_IN_FLIGHT)
        self._late_writer: threading.Thread | None = None
        if _NEVER_WAITS_BYTES:
            self._room = select.poll()
            self._room.register(fd, select.POLLOUT)

    def send(self, message: Mapping[str, object]) -> None:
        """Write `message`, from any thread, and wait until it is written.

        Raises:
            MessageTooLargeError: over `MAX_FRAME_OUT_BYTES`.
        """
        self._write(_encoded(message))

    def post(self, message: Mapping[str, object]) -> None:
        """Write `message`, for the one thread that has others to serve; in the order of its calls.

        It waits neither for what another thread is just writing nor for a browser that does not read, until
        `MAX_PINGS_IN_FLIGHT` messages do: a browser that goes on asking and never reads is not read either.

        Raises:
            MessageTooLargeError: over `MAX_FRAME_OUT_BYTES`.
        """
        body = _encoded(message)
        if not self._late.unfinished_tasks and self._written_at_once(body):
            return
        if self._late_writer is None:
            self._late_writer = threading.Thread(target=self._write_late, name="late replies", daemon=True)
            self._late_writer.start()
        self._late.put(body)

    def _written_at_once(self, body: bytes) -> bool:
        if LENGTH_BYTES + len(body) > _NEVER_WAITS_BYTES or not self._lock.acquire(blocking=False):
            return False
        try:
            if not self._room.poll(0):
                return False
            with suppress(OSError):
                write_frame(self._fd, body)
            return True
        finally:
            self._lock.release()

    def _write_late(self) -> None:
        while True:
            self._write(self._late.get())
            self._late.task_done()

    def _write(self, body: bytes) -> None:
        with self._lock, suppress(OSError):
            write_frame(self._fd, body)


def _encoded(message: Mapping[str, object]) -> bytes:
    body = _ENCODER.encode(message).encode("ascii")
    if len(body) > MAX_FRAME_OUT_BYTES:
        raise MessageTooLargeError
    return body
