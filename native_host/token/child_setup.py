"""What a child process of ours does first, whatever it is for. Standard library only."""

from __future__ import annotations

import contextlib
import os
import sys

from native_host.token import limits

WIRE_OPTION = "--wire"
"""Last argument but two of a child: its ends of the pipes follow, for requests and for messages."""

MARK = "QUALITOKEN_DRIVER_CHILD"
"""Variable of a child's environment whose value is its alone: whatever is started from there inherits it."""

_HIGH = 64
"""Lowest number that a pipe's descriptor is moved to: a driver that closes or reads 0, 1 or 2 as if they were
its own, or the first that it guesses, does not meet it."""


def claim_wire() -> tuple[int, int]:
    """Return the descriptors that requests come from and messages go to, taken off the arguments.

    Not 0, 1 and 2, which are the null device here: those belong to whoever prints or reads in this process.
    Programs that are started in here do not inherit them.

    Raises:
        SystemExit: this process was not started by `child_process`.
    """
    if sys.argv[-3:-2] != [WIRE_OPTION]:
        raise SystemExit(2)
    ends = [int(end) for end in sys.argv[-2:]]
    del sys.argv[-3:]
    if sys.platform == "win32":
        return _of_handle(ends[0], os.O_RDONLY), _of_handle(ends[1], os.O_WRONLY)
    return _moved(ends[0]), _moved(ends[1])


def _moved(descriptor: int) -> int:
    """Return the same end under a high number; as it is where there may be none so high."""
    import fcntl  # noqa: PLC0415 - not on Windows

    os.set_inheritable(descriptor, False)
    with contextlib.suppress(OSError):
        moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _HIGH)
        os.close(descriptor)
        return moved
    return descriptor


def _of_handle(handle: int, flags: int) -> int:
    """Return a descriptor of a handle of Windows that was inherited."""
    import msvcrt  # noqa: PLC0415 - exists on Windows only

    windows: object = os
    windows.set_handle_inheritable(handle, False)  # type: ignore[attr-defined]
    descriptor = msvcrt.open_osfhandle(handle, flags)  # type: ignore[attr-defined]
    msvcrt.setmode(descriptor, os.O_BINARY)  # type: ignore[attr-defined]
    return int(descriptor)


def die_with_parent() -> None:
    """Ask the kernel to end this process with its parent, as a hung driver cannot see the pipe end.

    Linux only (prctl(2), PR_SET_PDEATHSIG), where it is at once. On Windows the Job Object ends it
    (`child_job`), elsewhere `worker.helpers` does.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415 - Linux only
    import signal  # noqa: PLC0415

    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL, 0, 0, 0)


def stay_harmless() -> None:
    """Keep a driver that lies about counts from eating the memory, and one that crashes from leaving traces.

    A memory dump would hold what is on the token; on Windows a crash or a missing library would open a
    message box and wait for somebody to close it.
    """
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        fail_critical_errors, no_gp_fault_box, no_open_file_box = 0x1, 0x2, 0x8000
        ctypes.windll.kernel32.SetErrorMode(fail_critical_errors | no_gp_fault_box | no_open_file_box)
        return
    import resource  # noqa: PLC0415 - not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        memory = limits.CHILD_MEMORY_MAX_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
