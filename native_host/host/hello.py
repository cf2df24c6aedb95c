"""The host's first word. Standard library only: it is sent before anything heavier is imported."""

from __future__ import annotations

import json

from native_host import __version__
from native_host.host.build_id import BUILD
from native_host.protocol.methods import METHODS
from native_host.protocol.version import PROTOCOL_VERSION


def hello_frame() -> bytes:
    """Return the body of the `hello` notification (`protocol.messages.Hello`; a test compares them)."""
    message = {
        "jsonrpc": "2.0",
        "method": "hello",
        "params": {
            "protocol": PROTOCOL_VERSION,
            "host": __version__,
            "build": BUILD,
            "capabilities": list(METHODS),
        },
    }
    return json.dumps(message).encode()
