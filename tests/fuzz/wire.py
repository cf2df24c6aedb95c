"""What comes in on the host's pipe: garbage, cut, huge, nested; the host answers or ends, and never hangs."""

from __future__ import annotations

import json
import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from hypothesis import strategies as st

from native_host.protocol.limits import MAX_FRAME_DRAINED_BYTES, MAX_FRAME_IN_BYTES, MAX_REQUESTS_IN_FLIGHT
from native_host.protocol.methods import METHODS
from native_host.protocol.registry import models_of
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import texts
from tests.fuzz.frame.watched import WatchedHost, watched_host
from tests.support.host import HostProcess, Json

_LENGTH = struct.Struct("=I")
_PING = {"jsonrpc": "2.0", "id": "the last ping", "method": "ping", "params": {}}
_CLEAN_ENDS = (0, 1)
"""Exit codes: the pipe's end; a stream that makes no sense any more."""

_METHODS = sorted(set(METHODS) - {"doctor"})
"""The doctor starts a host of its own each time; it takes no parameters that could be broken."""

_KEYS = sorted({name for method in METHODS.values() for name in models_of(method)[0].model_fields})
_JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        texts(20),
        st.sampled_from([0, -1, 2**64, "\ud83d"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(_KEYS), texts(5)), inner, max_size=4),
    ),
    max_leaves=8,
)


def _frame(body: bytes, size: int | None = None) -> bytes:
    return _LENGTH.pack(len(body) if size is None else size) + body


_REQUESTS = st.fixed_dictionaries(
    {
        "jsonrpc": st.sampled_from(["2.0", "2.0", "2.0", 2, None]),
        "method": st.one_of(st.sampled_from(_METHODS), _JSON),
    },
    optional={
        "id": st.one_of(st.integers(0, 9), texts(70), _JSON),
        "params": st.one_of(st.dictionaries(st.sampled_from(_KEYS), _JSON, max_size=4), _JSON),
        "more": _JSON,
    },
).map(lambda request: json.dumps(request).encode())

_BODIES = st.one_of(
    _REQUESTS,
    st.lists(_REQUESTS, min_size=1, max_size=2).map(b"".join),
    st.tuples(_REQUESTS, st.integers(0, 200)).map(lambda drawn: drawn[0][: drawn[1]]),
    _JSON.map(lambda value: json.dumps(value).encode()),
    st.binary(max_size=60),
    st.tuples(st.sampled_from([b"[", b'{"a":', b'"\\ud', b"-", b"9", b" "]), st.integers(1, 9_000)).map(
        lambda drawn: drawn[0] * drawn[1]
    ),
)
_WHOLE = st.one_of(
    _BODIES.map(_frame),
    _BODIES.map(_frame),
    st.integers(1, 3_000).map(lambda more: _frame(b"x" * (MAX_FRAME_IN_BYTES + more))),
)
_CUT = st.one_of(
    st.binary(max_size=3),
    st.tuples(_BODIES, st.integers(1, 9)).map(lambda drawn: _frame(drawn[0], len(drawn[0]) + drawn[1])),
    st.integers(1, 2**31 - 1).map(lambda more: _frame(b"", MAX_FRAME_DRAINED_BYTES + more)),
)


@contextmanager
def opened() -> Iterator[Run]:
    """A host without any driver, for as many inputs as it lives through."""
    with watched_host() as host:
        yield partial(check, host)


def check(host: WatchedHost, stream: bytes) -> None:
    """Write the stream; a host that can still be spoken to answers, another one ends."""
    frames, whole = _frames(stream)
    host.use(partial(_stays, stream, frames) if whole else partial(_ends, stream))


def _frames(stream: bytes) -> tuple[list[bytes], bool]:
    """Return the bodies that the host reads, and whether the stream ends between two frames."""
    bodies: list[bytes] = []
    at = 0
    while at < len(stream):
        if len(stream) - at < _LENGTH.size:
            return bodies, False
        (size,) = _LENGTH.unpack_from(stream, at)
        at += _LENGTH.size + size
        if size > MAX_FRAME_DRAINED_BYTES or at > len(stream):
            return bodies, False
        if size <= MAX_FRAME_IN_BYTES:
            bodies.append(stream[at - size : at])
    return bodies, True


def _stays(stream: bytes, bodies: list[bytes], host: HostProcess) -> None:
    host.send_bytes(stream)
    host.send(_PING)
    waited_for = Counter([json.dumps(_PING["id"]), *filter(None, map(_id_of, bodies))])
    while +waited_for:
        message = host.receive()
        _check_message(message)
        waited_for[json.dumps(message.get("id"))] -= 1


def _ends(stream: bytes, host: HostProcess) -> None:
    try:
        host.send_bytes(stream)
        code = host.close()
    except BrokenPipeError:
        code = host.process.wait()
    assert code in _CLEAN_ENDS, f"exit code {code}: {host.errors.decode(errors='replace')}"


def _id_of(body: bytes) -> str | None:
    """Return the id under which a reply must come, as JSON; None where none can be told."""
    try:
        message = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    found = message.get("id") if isinstance(message, dict) else None
    if isinstance(found, str) and len(found) <= 64 and found.isascii():
        return json.dumps(found)
    plain = isinstance(found, int) and not isinstance(found, bool) and abs(found) < 2**53
    return json.dumps(found) if plain else None


def _check_message(message: Json) -> None:
    assert message.get("jsonrpc") == "2.0", message
    if "error" in message:
        error = message["error"]
        assert isinstance(error, dict)
        assert error["message"].strip(), message
        assert error["data"]["code"] != "internal", message
    else:
        assert "result" in message or "method" in message, message


TARGET = Target(
    "wire",
    "whatever comes in, the host says what is wrong with it or ends, and answers the next ping",
    st.tuples(
        st.lists(_WHOLE, max_size=MAX_REQUESTS_IN_FLIGHT // 2), st.one_of(st.just(b""), st.just(b""), _CUT)
    ).map(lambda drawn: b"".join([*drawn[0], drawn[1]])),
    opened,
)
