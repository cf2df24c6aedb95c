"""The real host, with everything that passes written down: started by the browser in the real one's place."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from tests.support.recorded.computers import warm_up
from tests.support.recorded.replay_host import CONVERSATION, SENT
from tests.support.recorded.wire import (
    Json,
    add_notification,
    append_line,
    frame,
    lines_of,
    read_message,
    write_all,
)


def main(folder: Path) -> None:
    """Pass on until the browser closes the pipe."""
    played = json.loads((folder / CONVERSATION).read_text("utf-8"))
    host = subprocess.Popen(
        [played["program"], *sys.argv[1:]],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **played["environment"]},
    )
    assert host.stdin and host.stdout
    opening = read_message(host.stdout.fileno())
    warm_up(lambda request: _reply_to(host, request), played["scripts"])
    append_line(folder / SENT, opening)
    write_all(1, frame(opening))
    back = threading.Thread(target=_pass, args=(folder, host.stdout.fileno(), 1), daemon=True)
    back.start()
    _pass(folder, 0, host.stdin.fileno())
    host.stdin.close()
    host.wait()


def _reply_to(host: subprocess.Popen[bytes], request: Json) -> Json:
    assert host.stdin and host.stdout
    write_all(host.stdin.fileno(), frame(request))
    while (message := read_message(host.stdout.fileno())) is not None:
        if "id" in message:
            return message
    raise EOFError


def _pass(folder: Path, source: int, target: int) -> None:
    while (message := read_message(source)) is not None:
        append_line(folder / SENT, message)
        write_all(target, frame(message))


def exchanges(folder: Path) -> tuple[Json, list[Json]]:
    """Return what was written down: the host's first word, and the exchanges in the order of the requests."""
    opening, *messages = lines_of(folder / SENT) or [{}]
    found: list[Json] = []
    by_id: dict[object, Json] = {}
    for message in messages:
        said = {key: value for key, value in message.items() if key not in ("jsonrpc", "id")}
        if "happens" in message:
            found.append({**said, "notifications": []})
        elif "id" not in message:
            at = by_id.get(message["params"].get("request_id"), found[-1])
            add_notification(at.setdefault("notifications", []), said)
        elif "method" in message:
            by_id[message["id"]] = {"request": said}
            found.append(by_id[message["id"]])
        else:
            by_id[message["id"]]["reply"] = said
    return opening, found
