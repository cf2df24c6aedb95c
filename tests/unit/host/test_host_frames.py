"""Frames and requests: exact reads, limits, and nothing that is no request gets further."""

from __future__ import annotations

import os
import socket
import struct
import threading

import pytest

from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.frames import FrameReader, FrameTooLargeError, write_frame
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
    assert FrameReader(reader).read(1_000_000) == body


@pytest.mark.parametrize("data", [b"", b"\x01", struct.pack("=I", 5) + b"abc"])
def test_the_end_of_the_pipe_inside_a_frame_is_the_end(data: bytes) -> None:
    assert FrameReader(piped(data)).read(100) is None


def test_a_frame_over_the_limit_can_be_drained_and_the_next_one_read() -> None:
    frames = FrameReader(piped(struct.pack("=I", 200_000) + b"x" * 200_000 + struct.pack("=I", 2) + b"{}"))
    with pytest.raises(FrameTooLargeError) as caught:
        frames.read(100)
    assert caught.value.size == 200_000
    assert frames.drain(caught.value.size)
    assert frames.read(100) == b"{}"


def test_frames_that_come_together_are_read_one_by_one() -> None:
    bodies = [b"x" * size for size in (0, 1, 3, 70_000, 5, 65_532, 65_536, 2)]
    frames = FrameReader(piped(b"".join(struct.pack("=I", len(body)) + body for body in bodies)))
    assert [frames.read(100_000) for _ in bodies] == bodies
    assert frames.read(100_000) is None


def test_frames_are_read_wherever_they_are_cut() -> None:
    sent = b"".join(struct.pack("=I", len(body)) + body for body in (b"first", b"second"))
    # Each piece is read by itself: what is sent in one call is a packet of its own.
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with here, there:
        frames = FrameReader(here.fileno())
        for cut in range(1, len(sent)):
            there.send(sent[:cut])
            there.send(sent[cut:])
            assert [frames.read(100), frames.read(100)] == [b"first", b"second"]


def test_small_frames_that_come_together_are_read_in_one_call(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.write(writer, (struct.pack("=I", 2) + b"{}") * 100)
    calls: list[int] = []
    read = os.read

    def counted(fd: int, size: int) -> bytes:
        calls.append(fd)
        return read(fd, size)

    monkeypatch.setattr(os, "read", counted)
    frames = FrameReader(reader)
    assert [frames.read(100) for _ in range(100)] == [b"{}"] * 100
    assert calls == [reader]


def test_what_comes_with_a_frame_over_the_limit_is_not_drained_with_it() -> None:
    frames = FrameReader(piped(struct.pack("=I", 200) + b"x" * 200 + struct.pack("=I", 2) + b"{}"))
    with pytest.raises(FrameTooLargeError):
        frames.read(100)
    assert frames.drain(200)
    assert frames.read(100) == b"{}"


def test_the_end_of_the_pipe_inside_what_is_drained_is_the_end() -> None:
    frames = FrameReader(piped(struct.pack("=I", 200) + b"x" * 199))
    with pytest.raises(FrameTooLargeError):
        frames.read(100)
    assert not frames.drain(200)


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
