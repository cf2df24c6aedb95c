"""The process in which one PKCS#11 module lives: it may hang, crash or print without harm to anything else.

It reads requests as frames, `{"read": n, "skip": [slots], "only": slot, "unclosed": [slots]}` (`Asked`).
Before each step into the module it says `{"n", "at", "slot"}`, in a slot also what it knows of it by then,
`{"reader", "serial", "content"}`, and what of it stands if the module hangs or crashes, unless told before:
`{"slot_snapshot"}` without its objects, and `{"objects", "first"}`, the objects from number `first` on.
It answers with `{"n", "library"}`, `{"n", "slot_read"}` per slot with the rest of the same, and
`{"n", "done", "slots_changed"}`, or with `{"n", "failed", "function", "reason"}`. `{"n", "renumbered"}` takes
all slots back, to tell them anew. It ends with the pipe.
"""

from __future__ import annotations

import os
import sys

from native_host.token.child_setup import claim_wire, die_with_parent, stay_harmless


def main() -> None:
    """Serve the supervisor; `sys.argv[1]` names the module."""
    requests, messages = claim_wire()
    die_with_parent()
    stay_harmless()
    if sys.platform != "win32":
        from native_host.token.worker.helpers import end_with  # noqa: PLC0415 - not on Windows

        end_with(requests)
    from native_host.token.worker.session import serve  # noqa: PLC0415 - heavy

    try:
        serve(requests, messages, sys.argv[1])
    finally:
        # No orderly exit: unloading a module is where drivers crash and block.
        os._exit(0)
