"""The host's first word. Nothing is imported for it, not even `json`, which takes as long as all the rest."""

from __future__ import annotations

from native_host import __version__
from native_host.host.build_id import BUILD
from native_host.protocol.methods import METHODS
from native_host.protocol.version import PROTOCOL_VERSION


def hello_frame() -> bytes:
    """Return the body of the `hello` notification (`protocol.messages.Hello`; a test compares them)."""
    capabilities = ", ".join(map(_text, METHODS))
    return (
        '{"jsonrpc": "2.0", "method": "hello", "params": {'
        f'"protocol": {_text(PROTOCOL_VERSION)}, "host": {_text(__version__)}, "build": {_text(BUILD)}, '
        f'"capabilities": [{capabilities}]}}}}'
    ).encode("ascii")


def _text(plain: str) -> str:
    """Return one of our own names or versions as JSON: there is nothing in them to be escaped."""
    return f'"{plain}"'
