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
from native_host.token.child_setup import die_with_parent, stay_harmless


def main() -> None:
    """Serve the supervisor; `sys.argv[1]` names the module."""
    wire = claim_stdout()
    die_with_parent()
    stay_harmless()
    # After descriptor 1 is safe: PyKCS11 prints when a module cannot be loaded.
    from native_host.token.worker.session import serve  # noqa: PLC0415

    try:
        serve(0, wire, sys.argv[1])
    finally:
        # No orderly exit: unloading a module is where drivers crash and block.
        os._exit(0)
