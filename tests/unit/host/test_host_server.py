"""A host whose own files are gone or broken says so or ends: nobody waits for it."""

from __future__ import annotations

import json
import os
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host.frozen import FILE_LIST
from native_host.host import server
from native_host.host.server import EXIT_OK, EXIT_REMOVED, Server

PING = json.dumps({"jsonrpc": "2.0", "id": 5, "method": "ping", "params": {"echo": "x"}}).encode()


class Pipes:
    """A server that runs, and the browser's ends of its pipes."""

    def __init__(self) -> None:
        wire_in, self._out = os.pipe()
        self._in, wire_out = os.pipe()
        self.code: int | None = None
        self._thread = threading.Thread(target=self._serve, args=(wire_in, wire_out), daemon=True)
        self._thread.start()

    def _serve(self, wire_in: int, wire_out: int) -> None:
        self.code = Server(wire_in, wire_out, started=0.0).serve()

    def ping(self) -> None:
        os.write(self._out, struct.pack("=I", len(PING)) + PING)

    def reply(self) -> dict[str, object]:
        (size,) = struct.unpack("=I", os.read(self._in, 4))
        message: dict[str, object] = json.loads(os.read(self._in, size))
        return message

    def exit_code(self) -> int | None:
        self._thread.join(5)
        return self.code

    def close(self) -> None:
        os.close(self._out)


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipes]:
    monkeypatch.setattr(Server, "_warm_up", lambda _self: None)
    yield Pipes()


def test_a_frozen_host_that_an_update_has_removed_ends_at_the_next_request(
    pipes: Pipes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / FILE_LIST
    listed.touch()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    pipes.ping()
    assert pipes.reply()["id"] == 5
    listed.unlink()
    pipes.ping()
    assert pipes.exit_code() == EXIT_REMOVED


def test_a_request_that_needs_a_broken_part_is_answered_all_the_same(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: Server) -> None:
        raise ImportError

    monkeypatch.setattr(server.Server, "_services_loaded", broken)
    pipes.ping()
    reply = pipes.reply()
    assert reply["id"] == 5
    assert reply["error"]["data"]["code"] == "internal"  # type: ignore[index]
    pipes.close()
    assert pipes.exit_code() == EXIT_OK
