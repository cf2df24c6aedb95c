"""Plays a conversation to the real host, and tells what the host said."""

from __future__ import annotations

import struct
from pathlib import Path

from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.host import HostProcess
from tests.support.recorded.computers import Computer, computer, places, warm_up
from tests.support.recorded.marks import concrete, marked
from tests.support.recorded.pasted import texts
from tests.support.recorded.wire import Json, add_notification

SAME = ("about", "computer", "origin")
"""What a conversation says before anything is said."""


_BY_NOW = "by now"


class _Host:
    """The host at work in one conversation."""

    def __init__(self, process: HostProcess, at: Computer) -> None:
        self._process = process
        self._computer = at
        self._last_id = 0

    def exchange(self, exchange: Json) -> Json:
        """Do what the recording says was done, already concrete; return what came of it."""
        if "happens" in exchange:
            self._computer.happenings[exchange["happens"]]()
            notifications: list[Json] = []
            add_notification(notifications, self._process.receive())
            return {"notifications": notifications}
        if "frame" in exchange:
            body = exchange["frame"].encode()
            self._process.send_bytes(struct.pack("=I", len(body)) + body)
            return self._reply(None)
        if "notification" in exchange:
            self._process.send({"jsonrpc": "2.0", **exchange["notification"]})
            return {"said": self.said_by_now()}
        for _ in range(exchange.get("times", 1)):
            self._last_id += 1
            self._process.send({"jsonrpc": "2.0", "id": self._last_id, **exchange["request"]})
        return {} if "times" in exchange else self._reply(self._last_id)

    def said_by_now(self) -> list[Json]:
        """Return what the host says without being asked, until it answers a request.

        One that is answered as others would be: a ping overtakes them. Not `tokens.changed`: a driver says
        when it has looked again.
        """
        asked = {"method": "customer.check", "params": {"typed": {}}}
        self._process.send({"jsonrpc": "2.0", "id": _BY_NOW, **asked})
        said: list[Json] = []
        while (message := self._process.receive()).get("id") != _BY_NOW:
            if message.get("method") != "tokens.changed":
                said.append(message)
        return said

    def _reply(self, request_id: int | None) -> Json:
        notifications: list[Json] = []
        while "id" not in (message := self._process.receive()):
            add_notification(notifications, message)
        said = {key: value for key, value in message.items() if key not in ("jsonrpc", "id")}
        if request_id is not None and message["id"] != request_id:
            said["id"] = message["id"]
        return {"notifications": notifications, "reply": said} if notifications else {"reply": said}


def _reply_to(process: HostProcess, request: Json) -> Json:
    process.send(request)
    while "id" not in (message := process.receive()):
        pass
    return message


def play(conversation: Json, folder: Path) -> Json:
    """Say to a host what was said to it; return the conversation with what it says now.

    Args:
        conversation: as it is recorded; only what was done in it is read.
        folder: an empty folder, for the computer.
    """
    said = dict(texts())
    found: Json = {key: conversation[key] for key in SAME if key in conversation}
    with computer(conversation["computer"], folder) as at:
        process = HostProcess(at.environment, (conversation.get("origin", ALLOWED_ORIGINS[0]),))
        try:
            where = places(folder)
            found["opening"] = marked(process.receive(), where)
            warm_up(lambda request: _reply_to(process, request), at.scripts)
            host = _Host(process, at)
            found["exchanges"] = [
                {**_done(one), **marked(host.exchange(concrete(_done(one), said)), where)}
                for one in conversation["exchanges"]
            ]
            if _waits_for_no_reply(conversation):
                assert host.said_by_now() == [], "after the last reply"
        finally:
            process.process.kill()
            process.process.wait()
    return {**found, **{key: conversation[key] for key in ("shown",) if key in conversation}}


def _waits_for_no_reply(conversation: Json) -> bool:
    """Whether the host is still there, and all that was asked is answered."""
    return "origin" not in conversation and not any("times" in one for one in conversation["exchanges"])


def _done(exchange: Json) -> Json:
    """Return what was done to the host in an exchange."""
    return {
        key: exchange[key]
        for key in ("happens", "frame", "notification", "times", "request")
        if key in exchange
    }
