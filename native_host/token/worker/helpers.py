"""Ending what a driver has left behind: some start programs of their own in C_Initialize (pkcs11-helper #16).

A small process waits for the end of the pipe that requests come by: the host has ended this child, or noticed
its end, or ended itself. Then it kills this child's process group, to which all that a driver starts belongs
at first; on Linux also what has left it, known by a mark in the environment that it has inherited. Not on
Windows, where a Job Object does all that (`child_job`). What has left the group stays where it cannot be
known so: elsewhere than on Linux, or if it was given another environment.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import sys

from native_host.token.child_setup import MARK

_SCANS_MAX = 10
"""Times that the processes are looked through: one that forks meanwhile is met by the next time."""


def end_with(requests: int) -> None:
    """Have everything ended that is started from here, once the pipe `requests` has lost its other end."""
    child, mark = os.getpid(), os.environ.get(MARK, "")
    between = os.fork()
    if between == 0:
        # Not this process's child: a driver may wait for all of its own to end.
        try:
            os.setsid()
            if os.fork() == 0:
                _wait_for_end(requests)
                _end_all(child, mark)
        finally:
            os._exit(0)
    os.waitpid(between, 0)


def _wait_for_end(requests: int) -> None:
    os.closerange(0, requests)
    os.closerange(requests + 1, requests + 64)  # the other end of the other pipe must be the child's alone
    poller = select.poll()
    poller.register(requests, 0)  # its hanging up alone
    poller.poll()


def _end_all(child: int, mark: str) -> None:
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)
    if sys.platform != "linux" or not mark:
        return
    wanted = f"{MARK}={mark}".encode()
    for _ in range(_SCANS_MAX):
        found = [process for process in _others() if wanted in _environment(process)]
        for process in found:
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGKILL)
        if not found:
            return


def _others() -> list[int]:
    """Return the ids of all processes but this one."""
    names = os.listdir("/proc")  # noqa: PTH208 - pathlib is heavy
    return [int(name) for name in names if name.isdigit() and int(name) != os.getpid()]


def _environment(process: int) -> list[bytes]:
    """Return the variables a process was started with; none of one that has ended, or is another user's."""
    try:
        with open(f"/proc/{process}/environ", "rb") as file:  # noqa: PTH123 - pathlib is heavy
            return file.read().split(b"\0")
    except OSError:
        return []
