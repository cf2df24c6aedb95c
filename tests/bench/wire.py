"""A program that is spoken to in frames of native messaging: a host, or what a host is measured against.

Frames are written and read with the system's own calls, so that the client costs both sides the same and
little.
"""

from __future__ import annotations

import json
import os
import struct
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.bench.products.product import NotInThisProduct, Product
from tests.support.paths import OUT
from tests.support.pcsc import STOPPED
from tests.support.stage import write_config

QUIET = {"XDG_STATE_HOME": str(OUT / "bench/state"), **STOPPED}
"""No smart card service runs, and the user's own log is not written."""


class Wire:
    """The two pipes of a running program."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin and process.stdout
        self.process = process
        self._to, self._from = process.stdin.fileno(), process.stdout.fileno()

    def read(self) -> bytes:
        """Return the next frame's body.

        Raises:
            EOFError: the program has ended.
        """
        return self._bytes(struct.unpack("=I", self._bytes(4))[0])

    def write(self, frame: bytes) -> None:
        """Write a whole frame: see `frame_of`."""
        view = memoryview(frame)
        while view:
            view = view[os.write(self._to, view) :]

    def round_trip(self, frame: bytes) -> bytes:
        """Write a frame and return the body of the next one."""
        self.write(frame)
        return self.read()

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Ask for something and return its result; notifications before it are dropped.

        Raises:
            NotInThisProduct: the answer is an error.
        """
        self.write(request(method, **params))
        while "id" not in (reply := json.loads(self.read())):
            pass
        if "result" not in reply:
            raise NotInThisProduct(f"{method}: {reply['error'].get('message')}")
        return dict(reply["result"])

    def timed(self, method: str, **params: object) -> float:
        """Return the ms from a request to its reply."""
        began = time.perf_counter()
        self.call(method, **params)
        return (time.perf_counter() - began) * 1000

    def _bytes(self, size: int) -> bytes:
        parts = b""
        while len(parts) < size:
            part = os.read(self._from, size - len(parts))
            if not part:
                raise EOFError("the program has ended")
            parts += part
        return parts


def frame_of(message: object) -> bytes:
    """Return a message as a frame."""
    body = json.dumps(message, ensure_ascii=False).encode()
    return struct.pack("=I", len(body)) + body


def request(method: str, **params: object) -> bytes:
    """Return a request's frame."""
    return frame_of({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})


@contextmanager
def running(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> Iterator[Wire]:
    """Start a program; it is ended with the block."""
    process = subprocess.Popen(
        [str(part) for part in command],
        bufsize=0,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **QUIET, **(environment or {})},
    )
    with process:
        try:
            yield Wire(process)
        finally:
            process.kill()


@contextmanager
def running_host(
    product: Product,
    folder: Path,
    modules: Sequence[Path] = (),
    environment: Mapping[str, str] | None = None,
    settings: str = "",
    *,
    warm: bool = True,
) -> Iterator[Wire]:
    """Start a product's host that knows `modules` only; read its hello, and wait until it is `warm`."""
    folder.mkdir(parents=True, exist_ok=True)
    config = write_config(folder, list(modules), settings)
    named = {"QUALITOKEN_CONFIG": str(config), **(environment or {})}
    with running([product.host, ALLOWED_ORIGINS[0]], named) as host:
        host.read()
        while warm and not host.call("ping").get("ready", True):
            time.sleep(0.01)
        yield host
