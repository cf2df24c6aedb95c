"""One line that says that something is being waited for: on a terminal only, gone when it is over."""

from __future__ import annotations

import threading
import time
from types import TracebackType
from typing import TextIO

_FIRST_AFTER_S = 0.3
"""What is quicker needs no progress."""

_EVERY_S = 0.2
"""Often enough for a moving clock, seldom enough for a slow terminal."""


class Progress:
    """Shows `message` and the seconds so far while its `with` block runs; no cursor codes but CR."""

    def __init__(self, stream: TextIO, message: str) -> None:
        self.message = message
        """May be changed meanwhile, from any thread."""
        self._stream = stream
        self._shown = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="progress", daemon=True)

    def __enter__(self) -> Progress:
        if self._stream.isatty():
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()
        self._write("")

    def _run(self) -> None:
        started = time.monotonic()
        pause = _FIRST_AFTER_S
        while not self._over.wait(pause):
            pause = _EVERY_S
            self._write(f"{self.message} {int(time.monotonic() - started)} s")

    def _write(self, line: str) -> None:
        """Put `line` over what is shown; an empty one clears it."""
        if not line and not self._shown:
            return
        self._stream.write(f"\r{line:<{self._shown}}\r{line}")
        self._stream.flush()
        self._shown = len(line)
