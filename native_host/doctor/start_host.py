"""Starting a registered host as a browser does, up to its first word."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from native_host.protocol.frames import FrameReader, FrameTooLargeError
from native_host.protocol.limits import MAX_FRAME_OUT_BYTES
from native_host.registration.ids import ALLOWED_ORIGINS

HELLO_DEADLINE_S = 4.0
"""A frozen host says hello within 0.1 s; a PC under an antivirus's first scan takes a few seconds."""

_ENDING_S = 0.5
"""How long a program may take to end after it has closed its output."""


@dataclass(frozen=True)
class Started:
    """What a program did when it was started.

    Attributes:
        code: what went wrong, a key of `found` in doctor's texts; None if it said hello.
        exit_code: of a program that ended at once.
    """

    code: str | None
    protocol: str = ""
    version: str = ""
    elapsed_ms: int = 0
    exit_code: int | None = None


def start_host(program: Path) -> Started:
    """Start `program` with our extension's origin, read its first frame, end it."""
    begun = time.monotonic()
    try:
        process = subprocess.Popen(
            [str(program), ALLOWED_ORIGINS[0]],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return Started("host_start_failed")
    late = threading.Timer(HELLO_DEADLINE_S, process.kill)
    late.start()
    try:
        assert process.stdout is not None  # noqa: S101 - asked for above
        body = FrameReader(process.stdout.fileno()).read(MAX_FRAME_OUT_BYTES)
        elapsed_ms = int((time.monotonic() - begun) * 1000)
        if body is not None:
            return _judge(body, elapsed_ms)
        if elapsed_ms >= HELLO_DEADLINE_S * 1000:
            return Started("host_silent")
        return Started("host_ended", exit_code=_exit_code(process))
    except (FrameTooLargeError, OSError):
        return Started("host_wrong_output")
    finally:
        late.cancel()
        _end(process)


def _exit_code(process: subprocess.Popen[bytes]) -> int | None:
    """Return how a program whose pipe has ended ended itself; it is about to be gone."""
    try:
        return process.wait(_ENDING_S)
    except subprocess.TimeoutExpired:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):
            if pipe is not None:
                pipe.close()


def _judge(body: bytes, elapsed_ms: int) -> Started:
    try:
        message = json.loads(body)
        if message.get("error"):
            return Started("host_forbidden")
        params = message["params"]
        if message["method"] != "hello":
            return Started("host_wrong_output")
        return Started(None, str(params["protocol"]), str(params["host"]), elapsed_ms)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return Started("host_wrong_output")
