"""A child process of our own that may hang, crash or print: started, spoken to in frames, killed.

Shared by the children that load drivers and the one that asks PC/SC.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import threading
from collections.abc import Callable
from typing import TypeAlias

from native_host.protocol.frames import FrameReader, FrameTooLargeError, write_frame
from native_host.token import limits
from native_host.token.clock import Clock

Answer = dict[str, object]
"""A message from a child."""

AnswerQueue: TypeAlias = "queue.SimpleQueue[Answer | None]"
"""What a child has sent and nobody has looked at yet; None at its end."""

Take = Callable[[Answer | None], None]
"""Told every message of the child, and None once, when nothing more will come."""


class ChildProcess:
    """One child and the thread that listens to it."""

    def __init__(self, command: list[str], take: Take) -> None:
        """Prepare; `take` is called from the listening thread, once the child was started."""
        self._command = command
        self._take = take
        self._started = threading.Event()
        self._killed = False
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the child. Apart from the making: whoever made it knows it when `take` is told of its end."""
        # The thread that starts the child also lives as long as it: Linux sends PR_SET_PDEATHSIG
        # when the starting *thread* ends.
        threading.Thread(target=self._run, name="child", daemon=True).start()

    def _run(self) -> None:
        try:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError:
            self._take(None)
            return
        finally:
            self._started.set()
        if self._killed:  # before it was there to kill
            self._process.kill()
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        frames = FrameReader(self._process.stdout.fileno())
        with contextlib.suppress(OSError, ValueError, FrameTooLargeError):
            while (body := frames.read(limits.CHILD_MESSAGE_MAX_BYTES)) is not None:
                answer = json.loads(body)
                if not isinstance(answer, dict):
                    break
                self._take(answer)
        self._process.kill()
        self._process.wait()
        self._take(None)

    def send(self, message: Answer) -> None:
        """Write `message` to the child. One that could not be started or has ended says so by `take`."""
        self._started.wait()
        if self._process is None or self._process.stdin is None:
            return
        with contextlib.suppress(OSError):
            write_frame(self._process.stdin.fileno(), json.dumps(message).encode("ascii"))

    def kill(self) -> None:
        """End the child. Nobody waits for that: one that is stuck in the kernel may take long."""
        self._killed = True
        if self._process is not None:
            self._process.kill()

    def exit_code(self) -> int | None:
        """Return its exit code, negative for a signal; None if it runs or was never started."""
        return self._process.poll() if self._process else None


def next_answer(answers: AnswerQueue, deadline: float, clock: Clock) -> Answer | None:
    """Return the next message, or None at the child's end.

    Raises:
        queue.Empty: there is none by `deadline` (seconds of the clock).
    """
    taken: list[Answer | None] = []

    def take(seconds: float) -> bool:
        with contextlib.suppress(queue.Empty):
            taken.append(answers.get(timeout=seconds))
        return bool(taken)

    if not clock.until(deadline, take):
        raise queue.Empty
    return taken[0]
