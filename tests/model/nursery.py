"""Children that are forked from a process which has already imported what they need.

Each is a process of its own with the real child's `main`, its pipes and its session. What it lacks is an
environment of its own that others can see: what a driver leaves behind is known by that, so worlds with such
drivers start their children as the product does.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from typing import Any

from tests.support.paths import ROOT

_ENTRY = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from tests.model.nursery import serve; serve()"
_WORDS_BYTES = 4096
_HIGH = 200
"""Lowest number that descriptors are kept under while the low ones are put in order."""


class Nursery:
    """The process that forks, and how it is asked to."""

    def __init__(self) -> None:
        self._socket, other = socket.socketpair()
        with other:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _ENTRY, str(other.fileno())],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[other.fileno()],
            )
        self._asking = threading.Lock()
        self._children: list[Forked] = []

    def close(self) -> None:
        """End it, and with it all that came from it."""
        for child in self._children:
            child.kill()
            child.wait()
        self._socket.close()
        self._process.wait()

    def start(self, command: list[str], fds: tuple[int, ...], environment: dict[str, str]) -> Forked:
        """Start a child with these descriptors, under the same numbers."""
        pid = self.ask({"start": command, "fds": fds, "env": environment}, fds)
        self._children = [child for child in self._children if child.poll() is None]
        self._children.append(Forked(self, pid))
        return self._children[-1]

    def ask(self, words: dict[str, object], fds: tuple[int, ...] = ()) -> int:
        """Return the number that is answered."""
        with self._asking:
            socket.send_fds(self._socket, [json.dumps(words).encode()], fds)
            return int(self._socket.recv(_WORDS_BYTES))


class Forked:
    """A child, in the words of `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, pid: int) -> None:
        self.pid = pid
        self._nursery = nursery
        self._end = os.pidfd_open(pid)
        self._waiting = threading.Lock()
        self._returncode: int | None = None

    def poll(self) -> int | None:
        """Return how it ended; None: it runs."""
        with self._waiting:
            if self._returncode is None and select.select([self._end], [], [], 0)[0]:
                self._returncode = self._nursery.ask({"wait": self.pid})
                os.close(self._end)
            return self._returncode

    def wait(self) -> int:
        """Wait for its end and return how it ended."""
        while (code := self.poll()) is None:
            select.select([self._end], [], [])
        return code

    def kill(self) -> None:
        """End it."""
        with self._waiting:
            if self._returncode is None:
                signal.pidfd_send_signal(self._end, signal.SIGKILL)


def serve() -> None:
    """Be the process that forks: `sys.argv[1]` is the descriptor by which it is asked."""
    from native_host.token.worker import session  # noqa: F401, PLC0415 - that every child needs
    from tests.model import child  # noqa: PLC0415

    with socket.socket(fileno=int(sys.argv[1])) as asked:
        while True:
            words, fds, _, _ = socket.recv_fds(asked, 1 << 20, 2)
            if not words:
                return
            wanted = json.loads(words)
            if "wait" in wanted:
                _, status = os.waitpid(wanted["wait"], 0)
                asked.send(str(os.waitstatus_to_exitcode(status)).encode())
                continue
            pid = os.fork()
            if pid == 0:
                with contextlib.suppress(BaseException):
                    _become(wanted, fds)
                    child.main()
                os._exit(1)
            for fd in fds:
                os.close(fd)
            asked.send(str(pid).encode())


def _become(wanted: dict[str, Any], fds: list[int]) -> None:
    """Be as if started by `subprocess.Popen`: in a new session, with these descriptors and no others."""
    os.setsid()
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD, _HIGH) for fd in fds]
    os.closerange(3, _HIGH)
    for fd, number in zip(high, wanted["fds"], strict=True):
        os.dup2(fd, number)
    os.closerange(_HIGH, _HIGH + len(high))
    os.environ.clear()
    os.environ.update(wanted["env"])
    command = wanted["start"]
    sys.argv = ["-c", *command[command.index("-c") + 2 :]]
