"""What a child process of ours does first, whatever it is for. Standard library only."""

from __future__ import annotations

import sys

from native_host.token import limits


def die_with_parent() -> None:
    """Ask the kernel to end this process with its parent, as a hung driver cannot see the pipe end.

    Linux only (prctl(2), PR_SET_PDEATHSIG). Elsewhere the end of the pipe ends an idle child.
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
