"""Frames as the browser writes and reads them: four bytes of length, then JSON."""

from __future__ import annotations

import json
import os
import struct
from pathlib import Path
from typing import Any

Json = dict[str, Any]
"""A JSON object."""

_LENGTH = struct.Struct("=I")


def is_same(one: object, other: object) -> bool:
    """Whether two values are the same JSON: for Python `1`, `1.0` and `true` are equal."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


def frame(message: object) -> bytes:
    """Return the frame of a message."""
    body = json.dumps(message).encode()
    return _LENGTH.pack(len(body)) + body


def read_body(fd: int) -> bytes | None:
    """Return the next frame's body; None at the end of the pipe."""
    head = _read(fd, _LENGTH.size)
    return None if head is None else _read(fd, _LENGTH.unpack(head)[0])


def read_message(fd: int) -> Json | None:
    """Return the next frame's message; None at the end of the pipe."""
    body = read_body(fd)
    if body is None:
        return None
    message: Json = json.loads(body)
    return message


def write_all(fd: int, data: bytes) -> None:
    """Write all of it."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(fd, rest) :]


def _read(fd: int, size: int) -> bytes | None:
    parts = bytearray()
    while len(parts) < size:
        part = os.read(fd, size - len(parts))
        if not part:
            return None
        parts += part
    return bytes(parts)


def append_line(file: Path, value: object) -> None:
    """Add a line of JSON to a file that others write and read at the same time."""
    fd = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(fd, (json.dumps(value) + "\n").encode())  # in one piece
    finally:
        os.close(fd)


def lines_of(file: Path) -> list[Any]:
    """Return the lines that are whole."""
    text = file.read_text("utf-8") if file.exists() else ""
    return [json.loads(line) for line in text.splitlines(keepends=True) if line.endswith("\n")]


def add_notification(to: list[Json], message: Json) -> None:
    """Add a notification; one that says the same again, because a driver is slow, is none that counts."""
    said = {key: value for key, value in message.items() if key != "jsonrpc"}
    if said not in to[-1:]:
        to.append(said)
