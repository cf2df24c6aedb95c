"""How a recording is written so that it can be read: nothing twice, and a text of several lines as lines."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from tests.support.recorded.wire import Json

LINES = "«lines»"
"""The one key in the place of a text of several lines: a changed line is one line of a difference."""

_AS_IN = re.compile("«as in (/[^»]*)»")
"""What stands before in the same file, by its JSON pointer (RFC 6901)."""

_REPEATED_FROM_CHARS = 200
"""What is shorter (as JSON) is repeated: a reference would be no easier to read."""


def in_short(conversation: Json, held: Mapping[str, Any]) -> Json:
    """Return a conversation as it is written; `held`: what another file holds, by its mark."""
    written: Json = _Short(held).of(conversation, "")
    return written


class _Short:
    def __init__(self, held: Mapping[str, Any]) -> None:
        self._marks = {_key(value): mark for mark, value in held.items()}

    def of(self, value: Any, at: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return the value that stands at a pointer, as it is written."""
        if isinstance(value, str):
            return {LINES: value.split("\n")} if "\n" in value else value
        if not isinstance(value, (dict, list)):
            return value
        key = _key(value)
        if key in self._marks:
            return self._marks[key]
        if len(key) >= _REPEATED_FROM_CHARS:
            self._marks[key] = f"«as in {at}»"
        if isinstance(value, list):
            return [self.of(one, f"{at}/{place}") for place, one in enumerate(value)]
        return {name: self.of(one, f"{at}/{name}") for name, one in value.items()}


def _key(value: object) -> str:
    return json.dumps(value)


def in_full(written: Json, held: Mapping[str, Any]) -> Json:
    """Return the conversation that is written so."""
    conversation: Json = _full(written, written, held)
    return conversation


def _full(value: Any, root: Json, held: Mapping[str, Any]) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        if set(value) == {LINES}:
            return "\n".join(value[LINES])
        return {key: _full(one, root, held) for key, one in value.items()}
    if isinstance(value, list):
        return [_full(one, root, held) for one in value]
    if not isinstance(value, str):
        return value
    if value in held:
        return held[value]
    reference = _AS_IN.fullmatch(value)
    return _full(_at(root, reference[1]), root, held) if reference else value


def _at(root: Json, pointer: str) -> Any:  # noqa: ANN401
    value: Any = root
    for step in pointer.split("/")[1:]:
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value
