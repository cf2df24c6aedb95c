"""The answer to a ping, made by the thread that reads: nothing is imported for it, and nobody waited for.

One with a mistake, or what looks like one, is answered as all other requests are, with what is wrong with it.
Both ways say the same; a test compares them.
"""

from __future__ import annotations

from native_host.methods.alive import Alive
from native_host.protocol.limits import PING_ECHO_MAX_CHARS
from native_host.protocol.replies import success
from native_host.protocol.requests import readable_id

_ENVELOPE = frozenset({"jsonrpc", "id", "method", "params"})
_PARAMS = frozenset({"echo"})


def is_ping(request: dict[str, object]) -> bool:
    """Whether the request asks if the host is alive."""
    return request.get("method") == "ping"


def answer_at_once(request: dict[str, object], alive: Alive) -> dict[str, object] | None:
    """Return the reply to a ping without any mistake (`protocol.messages.PingParams`), else None."""
    request_id = readable_id(request)
    params = request.get("params", {})
    if (
        request_id is None
        or not is_ping(request)
        or request.get("jsonrpc") != "2.0"
        or not request.keys() <= _ENVELOPE
        or not isinstance(params, dict)
        or not params.keys() <= _PARAMS
    ):
        return None
    echo = params.get("echo", "")
    if not isinstance(echo, str) or len(echo) > PING_ECHO_MAX_CHARS:
        return None
    return success(request_id, alive.told(echo))
