"""A host whose own files are gone or broken says so or ends: nobody waits for it."""

from __future__ import annotations

import contextlib
import json
import os
import select
import struct
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from native_host.frozen import FILE_LIST
from native_host.host import channel, server
from native_host.host.server import EXIT_OK, EXIT_OUT_OF_STEP, EXIT_REMOVED, Server
from native_host.methods import dispatch
from native_host.protocol.frames import FrameReader
from native_host.protocol.limits import (
    MAX_FRAME_DRAINED_BYTES,
    MAX_FRAME_OUT_BYTES,
    MAX_PINGS_IN_FLIGHT,
    MAX_REQUESTS_IN_FLIGHT,
)
from native_host.texts import LANGUAGE, template, use_language
from tests.support.waiting import LAST_RESORT_S

PING = {"jsonrpc": "2.0", "method": "ping", "params": {"echo": "x"}}


class Pipes:
    """A server that runs, and the browser's ends of its pipes."""

    def __init__(self) -> None:
        wire_in, self._out = os.pipe()
        self._in, self.wire_out = os.pipe()
        self._frames = FrameReader(self._in)
        self.code: int | None = None
        self._thread = threading.Thread(target=self._serve, args=(wire_in,), daemon=True)
        self._thread.start()

    def _serve(self, wire_in: int) -> None:
        self.code = Server(wire_in, self.wire_out, started=0.0).serve()

    def ping(self, request_id: object = 5) -> None:
        self.send({**PING, "id": request_id})

    def send(self, *messages: object) -> None:
        """Write all in one call."""
        bodies = [json.dumps(message).encode() for message in messages]
        self.send_bytes(b"".join(struct.pack("=I", len(body)) + body for body in bodies))

    def send_bytes(self, data: bytes) -> None:
        os.write(self._out, data)

    def has_spoken(self) -> bool:
        """Whether something has yet to be read."""
        return bool(select.select([self._in], [], [], 0)[0])

    def configure(self, language: str) -> None:
        managed = dict.fromkeys(("sop_dirs", "page_dirs", "history", "report_max_age_minutes"))
        params = {"language": language, "managed": managed}
        self.send({"jsonrpc": "2.0", "id": 1, "method": "configure", "params": params})

    def reply(self) -> dict[str, Any]:
        body = self._frames.read(MAX_FRAME_OUT_BYTES)
        assert body is not None
        message: dict[str, Any] = json.loads(body)
        return message

    def fill(self) -> int:
        """Let nothing more into the pipe on which the server answers; return how much is in it now."""
        filled = 0
        os.set_blocking(self.wire_out, False)
        with contextlib.suppress(BlockingIOError):
            while True:
                filled += os.write(self.wire_out, b"x" * 4096)
        os.set_blocking(self.wire_out, True)
        return filled

    def empty(self, filled: int) -> None:
        """Read what `fill` has put there."""
        while filled:
            filled -= len(os.read(self._in, filled))

    def exit_code(self) -> int | None:
        self._thread.join(LAST_RESORT_S)
        return self.code

    def close(self) -> None:
        os.close(self._out)

    def go_away(self) -> None:
        os.close(self._in)
        self.close()


def asked(request_id: object) -> dict[str, object]:
    """A request that is not answered by the thread that reads."""
    return {"jsonrpc": "2.0", "id": request_id, "method": "sop.list", "params": {}}


def code_of(reply: dict[str, Any]) -> str:
    return str(reply["error"]["data"]["code"])


@pytest.fixture(params=["POSIX", "Windows"])
def pipes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pipes]:
    """A server where pipes tell whether they have room, and one where they do not."""
    if request.param == "Windows":
        monkeypatch.setattr(channel, "_NEVER_WAITS_BYTES", 0)
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
    pipes.send(asked(5))
    reply = pipes.reply()
    assert reply["id"] == 5
    assert reply["error"]["data"]["code"] == "internal"
    pipes.close()
    assert pipes.exit_code() == EXIT_OK


class Hung:
    """Requests other than pings, which are not answered before `go_on`."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun = threading.Semaphore(0)
        self.go_on = threading.Event()
        self.threads: set[threading.Thread] = set()
        self._answer = dispatch.answer
        monkeypatch.setattr(dispatch, "answer", self._hang)

    def _hang(self, request: dict[str, object], *rest: Any) -> dict[str, object]:  # noqa: ANN401
        if request["method"] == "ping":
            return self._answer(request, *rest)
        self.threads.add(threading.current_thread())
        self.begun.release()
        self.go_on.wait()
        return self._answer(request, *rest)


@pytest.fixture
def hung(pipes: Pipes, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hung]:
    hung = Hung(monkeypatch)
    yield hung
    hung.go_on.set()
    pipes.close()
    pipes.exit_code()


def test_a_ping_is_answered_while_all_other_requests_wait(pipes: Pipes, hung: Hung) -> None:
    for number in range(MAX_REQUESTS_IN_FLIGHT):
        pipes.send(asked(100 + number))
        hung.begun.acquire()
    pipes.send(asked(200))
    assert code_of(pipes.reply()) == "too_many_requests"
    for number in range(10):
        pipes.ping(number)
        reply = pipes.reply()
        assert (reply["id"], reply["result"]["echo"]) == (number, "x")
    hung.go_on.set()
    assert sorted(pipes.reply()["id"] for _ in range(MAX_REQUESTS_IN_FLIGHT)) == [
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
    assert told["result"]["language"] == "en"
    assert found["error"]["message"] == template("errors", "report_missing.message", "en")


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


def test_a_wrong_ping_is_told_so_while_all_other_requests_wait(pipes: Pipes, hung: Hung) -> None:
    for number in range(MAX_REQUESTS_IN_FLIGHT):
        pipes.send(asked(100 + number))
        hung.begun.acquire()
    pipes.send({**PING, "id": 1, "params": {"echo": 5}})
    reply = pipes.reply()
    assert (reply["id"], code_of(reply)) == (1, "invalid_params")


def test_a_ping_is_answered_while_the_warm_up_holds_what_other_requests_wait_for(
    pipes: Pipes, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits, go_on = threading.Event(), threading.Event()

    def loading(_self: Server) -> None:
        waits.set()
        go_on.wait()
        raise ImportError

    monkeypatch.setattr(Server, "_services_loaded", loading)
    pipes.send(asked(1))
    waits.wait()
    pipes.ping(2)
    reply = pipes.reply()
    assert (reply["id"], reply["result"]["ready"]) == (2, False)
    go_on.set()
    assert pipes.reply()["id"] == 1


def test_pings_that_come_together_are_all_answered_in_order(pipes: Pipes) -> None:
    # In as many writes as it takes: nobody reads the replies before the last ping was written.
    numbers = range(300)
    pipes.send(*({**PING, "id": number} for number in numbers))
    assert [pipes.reply()["id"] for _ in numbers] == list(numbers)


def test_no_frame_is_lost_or_cut_and_others_are_served_while_the_browser_does_not_read(
    pipes: Pipes, hung: Hung
) -> None:
    filled = pipes.fill()
    for number in range(MAX_PINGS_IN_FLIGHT):
        pipes.ping(number)
    pipes.send(asked("another"))
    hung.begun.acquire()  # it was read, although no ping before it could be answered yet
    hung.go_on.set()
    more = range(MAX_PINGS_IN_FLIGHT, 500)
    pipes.send(*({**PING, "id": number} for number in more))
    pipes.empty(filled)
    ids = [pipes.reply()["id"] for _ in range(501)]
    ids.remove("another")
    assert ids == list(range(500))


def test_a_browser_that_stops_reading_and_goes_away_ends_the_host(pipes: Pipes) -> None:
    pipes.fill()
    pipes.send(*[{**PING, "id": 1}] * 100)
    pipes.go_away()
    assert pipes.exit_code() == EXIT_OK


def test_there_are_never_more_threads_than_requests_that_are_answered_at_once(
    pipes: Pipes, hung: Hung
) -> None:
    hung.go_on.set()
    for number in range(3 * MAX_REQUESTS_IN_FLIGHT):
        pipes.send(asked(number))
        assert pipes.reply()["id"] == number
    assert len(hung.threads) <= MAX_REQUESTS_IN_FLIGHT


def test_the_last_word_is_written_before_the_host_ends(pipes: Pipes, monkeypatch: pytest.MonkeyPatch) -> None:
    # The process ends with the loop: what another thread has yet to write would be lost.
    monkeypatch.setattr(channel.Channel, "_write_late", lambda _self: None)
    pipes.send_bytes(struct.pack("=I", MAX_FRAME_DRAINED_BYTES + 1))
    assert pipes.exit_code() == EXIT_OUT_OF_STEP
    assert pipes.has_spoken()
    assert code_of(pipes.reply()) == "frame_too_large"
