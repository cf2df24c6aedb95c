"""JSON-RPC around the messages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from native_host.protocol import limits
from native_host.protocol.errors import Code
from native_host.protocol.messages.base import Message


class ErrorData(Message):
    """What an error carries beside the sentence in `error.message`."""

    code: Code
    hint: str
    retryable: bool
    detail: str = ""
    """For the administrator: key, line or limit; no personal data."""


class RpcError(Message):
    """JSON-RPC 2.0, section 5.1. `message` is a sentence in Portuguese."""

    code: int
    message: str
    data: ErrorData


class Request(Message):
    """JSON-RPC 2.0, section 4."""

    jsonrpc: Literal["2.0"]
    id: (
        Annotated[int, Field(strict=True, gt=-(2**limits.ID_MAX_BITS), lt=2**limits.ID_MAX_BITS)]
        | Annotated[str, Field(max_length=limits.ID_MAX_CHARS)]
    )
    method: Annotated[str, Field(max_length=64)]
    params: dict[str, object] = {}
