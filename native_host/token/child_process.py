"""A child process of our own that may hang, crash or print: started, spoken to in frames, killed.

Shared by the children that load drivers and the one that asks PC/SC. They are spoken to through pipes of
their own: 0, 1 and 2 are the null device in a child, as a driver may close, read or write them. A child ends
with all that it has started: on Windows by a Job Object, elsewhere it sees to that (`worker.helpers`).
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, TypeAlias

from native_host.protocol.frames import FrameTooLargeError, write_frame
from native_host.token.child_frames import bodies
from native_host.token.child_setup import MARK, WIRE_OPTION
from native_host.token.clock import Clock

Answer = dict[str, object]
"""A message from a child."""

AnswerQueue: TypeAlias = "queue.SimpleQueue[Answer | None]"
"""What a child has sent and nobody has looked at yet; None at its end."""

Take = Callable[[Answer | None], None]
"""Told every message of the child, and None once, when nothing more will come."""


_MARK_BYTES = 8
"""Random bytes of a child's mark: no two children have the same."""


class ChildProcess:
    """One child and the thread that listens to it."""

    def __init__(self, command: list[str], take: Take) -> None:
        """Prepare; `take` is called from the listening thread, once the child was started."""
        self._command = command
        self._take = take
        self._started = threading.Event()
        self._killed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: int | None = None
        self._sending = threading.Lock()

    def start(self) -> None:
        """Start the child. Apart from the making: whoever made it knows it when `take` is told of its end."""
        # The thread that starts the child also lives as long as it: Linux sends PR_SET_PDEATHSIG
        # when the starting *thread* ends.
        threading.Thread(target=self._run, name="child", daemon=True).start()

    def _run(self) -> None:
        child_requests, self._requests = os.pipe()
        messages, child_messages = os.pipe()
        try:
            process = self._process = _started(self._command, child_requests, child_messages)
        except OSError:
            os.close(messages)
            self._end()
            return
        finally:
            os.close(child_requests)
            os.close(child_messages)
            self._started.set()
        if self._killed:  # before it was there to kill
            process.kill()
        _end_helpers_with(process)
        with contextlib.suppress(OSError, ValueError, FrameTooLargeError):
            for body in bodies(messages, process):
                answer = json.loads(body)
                if not isinstance(answer, dict):
                    break
                self._take(answer)
        process.kill()
        process.wait()
        os.close(messages)
        self._end()

    def _end(self) -> None:
        """Tell the child's helpers that nobody asks any more, and whoever waits that nothing more comes."""
        with self._sending:
            if self._requests is not None:
                os.close(self._requests)
            self._requests = None
        self._take(None)

    def send(self, message: Answer) -> None:
        """Write `message` to the child. One that could not be started or has ended says so by `take`."""
        self._started.wait()
        with self._sending, contextlib.suppress(OSError):
            if self._requests is not None:
                write_frame(self._requests, json.dumps(message).encode("ascii"))

    def kill(self) -> None:
        """End the child. Nobody waits for that: one that is stuck in the kernel may take long."""
        self._killed = True
        if self._process is not None:
            self._process.kill()

    def exit_code(self) -> int | None:
        """Return its exit code, negative for a signal; None if it runs or was never started."""
        return self._process.poll() if self._process else None


def _started(command: list[str], requests: int, messages: int) -> subprocess.Popen[bytes]:
    """Start a child that has these ends of the pipes and no other descriptor or handle of ours.

    Raises:
        OSError: it cannot be started.
    """
    ends, options = _inherited(requests, messages)
    return subprocess.Popen(
        [*command, WIRE_OPTION, *map(str, ends)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )


def _inherited(requests: int, messages: int) -> tuple[tuple[int, int], dict[str, Any]]:
    """Return by what numbers the child knows its ends, and the options that let it inherit them alone."""
    if sys.platform != "win32":
        environment = {**os.environ, MARK: os.urandom(_MARK_BYTES).hex()}
        ends = requests, messages
        return ends, {"pass_fds": ends, "start_new_session": True, "env": environment}
    import msvcrt  # noqa: PLC0415 - exists on Windows only

    windows: Any = subprocess
    handles = msvcrt.get_osfhandle(requests), msvcrt.get_osfhandle(messages)
    for handle in handles:
        os.set_handle_inheritable(handle, True)
    # Every process that is started here names what it inherits: no other one gets these.
    startup = windows.STARTUPINFO(lpAttributeList={"handle_list": list(handles)})
    return handles, {"startupinfo": startup, "creationflags": windows.CREATE_NO_WINDOW}


def _end_helpers_with(process: subprocess.Popen[bytes]) -> None:
    """On Windows, have all that the child starts ended with it and with this process (`child_job`)."""
    if sys.platform != "win32":
        return
    from native_host.token.child_job import Job  # noqa: PLC0415 - Windows only

    job = Job(int(process._handle))

    def wait() -> None:
        # Not when its pipe ends: what it has started may hold that.
        process.wait()
        job.close()

    threading.Thread(target=wait, name="child end", daemon=True).start()


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
