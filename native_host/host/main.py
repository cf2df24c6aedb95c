"""Entry point `qualitoken-host`, started by the browser. Hello first, everything heavy after it.

Measured: this module and what it imports must stay within `os`, `sys` and `time` until hello is out
(`make bench` compares it with a bare interpreter; a test names the modules).
"""

from __future__ import annotations

import os
import sys
import time

EXIT_USAGE = 2
"""Started by something else than the extension."""


def _is_own(origin: str) -> bool:
    """Whether the configuration names the extension: read only for one that is not ours, as it takes time."""
    from native_host.registration.origins import own_origins  # noqa: PLC0415 - only on this way

    return origin in own_origins()


def main() -> int:
    """Serve the browser until it closes the pipe; return the exit code of a start that failed."""
    try:
        return _serve()
    except KeyboardInterrupt:
        from native_host.exit_codes import INTERRUPTED  # noqa: PLC0415 - only on this way out

        os._exit(INTERRUPTED)


def _serve() -> int:
    started = time.monotonic()
    from native_host.protocol.stdio import claim_stdout  # noqa: PLC0415 - after nothing, before everything

    wire = claim_stdout()

    from native_host.host.hello import hello_frame  # noqa: PLC0415
    from native_host.protocol.frames import write_frame  # noqa: PLC0415 - may not run before stdout is claimed
    from native_host.registration.ids import ALLOWED_ORIGINS  # noqa: PLC0415

    try:
        if len(sys.argv) < 2 or (sys.argv[1] not in ALLOWED_ORIGINS and not _is_own(sys.argv[1])):
            from native_host.protocol.replies import refusal  # noqa: PLC0415 - only on this way out

            write_frame(wire, refusal())
            return EXIT_USAGE
        write_frame(wire, hello_frame())
    except OSError:
        return 0

    from native_host.host.server import Server  # noqa: PLC0415 - after hello

    code = Server(wire_in=0, wire_out=wire, started=started).serve()
    # A driver thread or the warm-up may still be inside C code: a normal exit would wait for it.
    os._exit(code)
