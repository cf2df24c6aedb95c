"""Frames and requests: exact reads, limits, and nothing that is no request gets further."""

from __future__ import annotations

import os
import struct
import threading

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.frames import FrameTooLargeError, drain, read_frame, write_frame
from native_host.protocol.requests import parse, readable_id


def piped(data: bytes) -> int:
    reader, writer = os.pipe()

    def write() -> None:
        with os.fdopen(writer, "wb") as file:
            file.write(data)

    threading.Thread(target=write, daemon=True).start()
    return reader


def test_a_frame_comes_back_as_written() -> None:
    reader, writer = os.pipe()
    body = b"x" * 300_000
    threading.Thread(target=write_frame, args=(writer, body), daemon=True).start()
    assert read_frame(reader, 1_000_000) == body


@pytest.mark.parametrize("data", [b"", b"\x01", struct.pack("=I", 5) + b"abc"])
def test_the_end_of_the_pipe_inside_a_frame_is_the_end(data: bytes) -> None:
    assert read_frame(piped(data), 100) is None


def test_a_frame_over_the_limit_can_be_drained_and_the_next_one_read() -> None:
    fd = piped(struct.pack("=I", 200_000) + b"x" * 200_000 + struct.pack("=I", 2) + b"{}")
    with pytest.raises(FrameTooLargeError) as caught:
        read_frame(fd, 100)
    assert caught.value.size == 200_000
    assert drain(fd, caught.value.size)
    assert read_frame(fd, 100) == b"{}"


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[" * 60_000, b"1" * 60_000])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(QualitokenError) as caught:
        parse(body)
    assert caught.value.code is Code.INVALID_JSON


@pytest.mark.parametrize("body", [b"[]", b"1", b"null", b'"x"'])
def test_what_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(QualitokenError) as caught:
        parse(body)
    assert caught.value.code is Code.INVALID_REQUEST


@pytest.mark.parametrize(
    ("value", "echoed"),
    [(1, 1), ("a", "a"), (True, None), (1.5, None), ("x" * 65, None), (2**80, None), ({}, None)],
)
def test_only_an_id_that_can_be_echoed_is_echoed(value: object, echoed: object) -> None:
    assert readable_id({"id": value}) == echoed
