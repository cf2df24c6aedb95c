"""A host that answers by a recording, for the real extension: started by the browser in the real one's place.

A request that the recording does not know is written down as an error, and ends the host: a test reads it.
"""

from __future__ import annotations

import json
import os
import select
from pathlib import Path
from typing import Any

from tests.support.recorded.marks import concrete, marked
from tests.support.recorded.wire import Json, append_line, frame, is_same, read_message, write_all

CONVERSATION, SENT, ERROR, HAPPENS = "conversation.json", "sent.jsonl", "error.txt", "happens"
"""Files in the folder: what is played, the places of the exchanges that took place, the request that was not
known, and a pipe for word that something happens."""

REPEATED = ("configure",)
"""What may be asked again in the same words: settings that are read after hello are told twice."""

LATER = "added_later"
"""A field that a later minor version of the protocol may have."""


def main(folder: Path) -> None:
    """Answer until the browser closes the pipe."""
    played = json.loads((folder / CONVERSATION).read_text("utf-8"))
    Replay(folder, played).run()


class Replay:
    """One start of the host."""

    def __init__(self, folder: Path, played: Json) -> None:
        self._folder = folder
        self._extra = played["extra"]
        self._texts: dict[str, str] = played["texts"]
        """Mark → what stands for it in this run."""
        self._places = {text: mark for mark, text in self._texts.items()}
        self._opening = played["conversation"]["opening"]
        self._left: list[tuple[int, Json]] = list(enumerate(played["conversation"]["exchanges"]))
        self._done: list[Json] = []

    def run(self) -> None:
        """Say hello, then answer."""
        self._say(self._opening)
        # Opened for both, so that the pipe does not end with the first who writes.
        happens = os.open(self._folder / HAPPENS, os.O_RDWR)
        while True:
            ready, _, _ = select.select([0, happens], [], [])
            if happens in ready:
                self._happen(os.read(happens, 1000).decode())
            if 0 in ready:
                request = read_message(0)
                if request is None or not self._answer(request):
                    return

    def _happen(self, name: str) -> None:
        place = next(place for place, one in self._left if one.get("happens") == name)
        append_line(self._folder / SENT, place)
        for notification in self._take(place).get("notifications", []):
            self._say({"jsonrpc": "2.0", **notification})

    def _answer(self, request: Json) -> bool:
        said = without_extra_fields(request)
        asked = marked({"method": said["method"], "params": said["params"]}, self._places)
        place = next((place for place, one in self._left if is_same(one.get("request"), asked)), None)
        if place is None:
            again = next((one for one in self._done if is_same(one.get("request"), asked)), None)
            if again is None or asked["method"] not in REPEATED:
                text = json.dumps(asked, ensure_ascii=False, indent=1)
                (self._folder / ERROR).write_text(
                    f"no recording knows this request (any more):\n{text}\n", "utf-8"
                )
                return False
            exchange = again
        else:
            append_line(self._folder / SENT, place)
            exchange = self._take(place)
        for notification in exchange.get("notifications", []):
            self._say({"jsonrpc": "2.0", **notification}, request["id"])
        self._say({"jsonrpc": "2.0", "id": request["id"], **exchange["reply"]})
        return True

    def _take(self, place: int) -> Json:
        exchange = next(one for at, one in self._left if at == place)
        self._left = [one for one in self._left if one[0] != place]
        self._done.append(exchange)
        return exchange

    def _say(self, message: Json, request_id: object = None) -> None:
        said: Json = concrete(message, self._texts)
        if said.get("params", {}).get("request_id") is not None:
            said["params"]["request_id"] = request_id
        write_all(1, frame(with_extra_fields(said) if self._extra else said))


def with_extra_fields(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return `value` with a field more in every object."""
    if isinstance(value, dict):
        return {**{key: with_extra_fields(one) for key, one in value.items()}, LATER: [{"so": "it is"}]}
    if isinstance(value, list):
        return [with_extra_fields(one) for one in value]
    return value


def without_extra_fields(value: Any) -> Any:  # noqa: ANN401
    """Return `value` without these: a medium goes back to the host as it came."""
    if isinstance(value, dict):
        return {key: without_extra_fields(one) for key, one in value.items() if key != LATER}
    if isinstance(value, list):
        return [without_extra_fields(one) for one in value]
    return value
