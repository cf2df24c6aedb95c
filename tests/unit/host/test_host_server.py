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
from native_host.methods import dispatch
from native_host.protocol.limits import MAX_REQUESTS_IN_FLIGHT
from native_host.texts import LANGUAGE, template, use_language
from tests.support.waiting import LAST_RESORT_S

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

    def send(self, message: dict[str, object]) -> None:
        body = json.dumps(message).encode()
        os.write(self._out, struct.pack("=I", len(body)) + body)

    def configure(self, language: str) -> None:
        managed = dict.fromkeys(("sop_dirs", "page_dirs", "history", "report_max_age_minutes"))
        params = {"language": language, "managed": managed}
        self.send({"jsonrpc": "2.0", "id": 1, "method": "configure", "params": params})

    def reply(self) -> dict[str, object]:
        (size,) = struct.unpack("=I", os.read(self._in, 4))
        body = b""
        while len(body) < size:
            body += os.read(self._in, size - len(body))
        message: dict[str, object] = json.loads(body)
        return message

    def exit_code(self) -> int | None:
        self._thread.join(LAST_RESORT_S)
        return self.code

    def close(self) -> None:
        os.close(self._out)


@pytest.fixture
def pipes(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipes]:
    monkeypatch.setattr(Server, "_warm_up", lambda _self: None)
    yield Pipes()
    use_language(LANGUAGE)


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


def test_a_ping_is_answered_while_all_other_requests_wait(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = threading.Semaphore(0)
    go_on = threading.Event()
    answering = dispatch.answer

    def answer(request: dict[str, object], *rest: object) -> dict[str, object]:
        if request["method"] != "ping":
            waiting.release()
            go_on.wait()
        return answering(request, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(dispatch, "answer", answer)
    for number in range(MAX_REQUESTS_IN_FLIGHT):
        pipes.send({"jsonrpc": "2.0", "id": 100 + number, "method": "sop.list", "params": {}})
        waiting.acquire()
    pipes.send({"jsonrpc": "2.0", "id": 200, "method": "sop.list", "params": {}})
    assert pipes.reply()["error"]["data"]["code"] == "too_many_requests"  # type: ignore[index]
    for _ in range(10):
        pipes.ping()
        reply = pipes.reply()
        assert (reply["id"], reply["result"]["echo"]) == (5, "x")  # type: ignore[index]
    go_on.set()
    assert sorted(int(str(pipes.reply()["id"])) for _ in range(MAX_REQUESTS_IN_FLIGHT)) == [
        100 + number for number in range(MAX_REQUESTS_IN_FLIGHT)
    ]


def test_what_is_asked_after_configure_is_answered_by_it(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    go_on = threading.Event()
    answering = dispatch.answer

    def answer(request: dict[str, object], *rest: object) -> dict[str, object]:
        begun.append(request["method"])
        if request["method"] == "configure":
            go_on.wait()
        return answering(request, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(dispatch, "answer", answer)
    monkeypatch.setattr(server, "SETTINGS_WAIT_S", LAST_RESORT_S)
    pipes.configure("en")
    pipes.send({"jsonrpc": "2.0", "id": 2, "method": "report.read", "params": {"text": "x"}})
    for _ in range(20):
        pipes.ping()
        assert pipes.reply()["id"] == 5
    assert [method for method in begun if method != "ping"] == ["configure"]
    go_on.set()
    told, found = sorted((pipes.reply(), pipes.reply()), key=lambda reply: str(reply["id"]))
    assert told["result"]["language"] == "en"  # type: ignore[index]
    assert found["error"]["message"] == template("errors", "report_missing.message", "en")  # type: ignore[index]


def test_settings_that_cannot_be_put_in_force_hold_nothing_up_for_long(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    answering = dispatch.answer

    def answer(request: dict[str, object], *rest: object) -> dict[str, object]:
        if request["method"] == "configure":
            go_on.wait()
        return answering(request, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(dispatch, "answer", answer)
    monkeypatch.setattr(server, "SETTINGS_WAIT_S", 0.01)
    pipes.configure("pt_BR")
    pipes.send({"jsonrpc": "2.0", "id": 2, "method": "report.read", "params": {"text": "x"}})
    assert pipes.reply()["id"] == 2
    go_on.set()
    assert pipes.reply()["id"] == 1
