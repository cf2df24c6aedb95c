"""The process in which one PKCS#11 module lives: it may hang, crash or print without harm to anything else.

It reads requests `{"read": n, "skip": [slots]}` or `{"read": n, "only": slot}` as frames on descriptor 0.
Before each step into the module it says `{"n", "at", "slot"}`, in a slot also what it knows of it by then:
`{"reader", "serial", "content"}`; it answers with `{"n", "library"}`, `{"n", "slot_snapshot"}` per slot and
`{"n", "done", "slots_changed"}`, or with `{"n", "failed", "function", "reason"}`. It ends with the pipe.
"""

from __future__ import annotations

import os
import sys

from native_host.protocol.stdio import claim_stdout
from native_host.token import limits


def main() -> None:
    """Serve the supervisor; `sys.argv[1]` names the module."""
    wire = claim_stdout()
    die_with_parent()
    stay_harmless()
    # After descriptor 1 is safe: PyKCS11 prints when a module cannot be loaded.
    from native_host.token.driver_session import serve  # noqa: PLC0415

    try:
        serve(0, wire, sys.argv[1])
    finally:
        # No orderly exit: unloading a module is where drivers crash and block.
        os._exit(0)


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
