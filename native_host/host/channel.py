"""The one way out of the host: whole frames, one at a time."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping

from native_host.protocol.frames import write_frame
from native_host.protocol.limits import MAX_FRAME_OUT_BYTES


class MessageTooLargeError(Exception):
    """The message is longer than the browser takes; nothing was written."""


class Channel:
    """Writes JSON messages to the browser; safe from any thread."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._lock = threading.Lock()

    def send(self, message: Mapping[str, object]) -> None:
        """Write `message`. A browser that is gone is no error: the end of its pipe ends the host.

        Raises:
            MessageTooLargeError: over `MAX_FRAME_OUT_BYTES`.
        """
        # ASCII escapes: a lone surrogate from a page's text must not break the encoding.
        body = json.dumps(message, separators=(",", ":")).encode("ascii")
        if len(body) > MAX_FRAME_OUT_BYTES:
            raise MessageTooLargeError
        with self._lock:
            try:
                write_frame(self._fd, body)
            except OSError:
                return
