"""Reading a request's bytes far enough to route it. Standard library only."""

from __future__ import annotations

import json
import re

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.limits import ID_MAX_BITS, ID_MAX_CHARS

_ESCAPED_HALF = b"\\ud"
"""How JavaScript writes one half of a character beyond U+FFFF (UTF-16, well-formed JSON.stringify)."""

_HALF = re.compile("[\ud800-\udfff]")


def parse(body: bytes) -> dict[str, object]:
    """Return the JSON object in `body`.

    Raises:
        QualitokenError: `invalid_json` for what is no JSON, `invalid_request` for what is no object.
    """
    try:
        message = json.loads(body.decode("utf-8"))
        if _ESCAPED_HALF in body.lower():
            message = _with_echoable_id(_mended(message), message)
    except (ValueError, RecursionError) as error:
        raise QualitokenError(Code.INVALID_JSON) from error
    if not isinstance(message, dict):
        raise QualitokenError(Code.INVALID_REQUEST)
    return message


def _mended(value: object) -> object:
    """Return `value` with a sign in place of each half of a character (an emoji where a text was cut)."""
    if isinstance(value, str):
        return _HALF.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, list):
        return [_mended(one) for one in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(one) for key, one in value.items()}
    return value


def _with_echoable_id(mended: object, sent: object) -> object:
    """Return `mended` without the id that mending has altered: nobody waits for a reply under the new one."""
    if isinstance(mended, dict) and isinstance(sent, dict) and mended.get("id") != sent.get("id"):
        return {**mended, "id": None}
    return mended


def is_notification(request: dict[str, object]) -> bool:
    """Whether no reply is wanted, not even for what is wrong with it (JSON-RPC 2.0, section 4.1).

    What names no method either is neither request nor notification, and is told so.
    """
    return "id" not in request and isinstance(request.get("method"), str)


def readable_id(request: dict[str, object]) -> int | str | None:
    """Return the request's id if it is one that can be echoed, else None."""
    value = request.get("id")
    if isinstance(value, str) and len(value) <= ID_MAX_CHARS:
        return value
    if isinstance(value, int) and not isinstance(value, bool) and value.bit_length() <= ID_MAX_BITS:
        return value
    return None
