"""JSON-RPC 2.0 replies, with the sentence and hint of each error code. Standard library only."""

from __future__ import annotations

import json

from native_host.protocol.errors import Code, QualitokenError
from native_host.texts import text

RequestId = int | str | None
"""Null when the request could not be read far enough to know its id (JSON-RPC 2.0, section 5)."""


def success(request_id: RequestId, result: object) -> dict[str, object]:
    """Return the reply that carries `result`."""
    return {"jsonrpc": "2.0", "id": request_id, "result": result}


def failure(request_id: RequestId, error: QualitokenError) -> dict[str, object]:
    """Return the reply that carries `error` (`protocol.messages.RpcError`)."""
    return {
        "jsonrpc": "2.0",
        "id": request_id,
        "error": {
            "code": error.jsonrpc_number,
            "message": text("errors", f"{error.code.value}.message", **error.values),
            "data": {
                "code": error.code.value,
                "hint": text("errors", f"{error.code.value}.hint", **error.values),
                "retryable": error.retryable,
                "detail": "; ".join(f"{key}: {value}" for key, value in error.values.items()),
            },
        },
    }


def refusal() -> bytes:
    """Return the frame body for a start by anything but the extension."""
    return json.dumps(failure(None, QualitokenError(Code.ORIGIN_FORBIDDEN))).encode()
