"""The files of the recordings: read, written, and held against what came of playing them."""

from __future__ import annotations

import difflib
import functools
import json
import os
import re
from pathlib import Path
from typing import Any

from tests.support.paths import ROOT
from tests.support.recorded.changes import kinds_of_change
from tests.support.recorded.short import in_full, in_short
from tests.support.recorded.wire import Json

FOLDER = ROOT / "tests/contract/recorded"
AGENT = FOLDER / "agent"
"""Conversations that an agent's work in the browser brings forth."""

RECORDING = bool(os.environ.get("QUALITOKEN_RECORD"))
"""Whether recordings are written (`make record`); a test only compares."""

_HELLO, _PAGE_MAP = "«hello»", "«page map»"
_HOLDERS = {_HELLO: FOLDER / "hello.json", _PAGE_MAP: FOLDER / "pages.list.json"}
"""What stands in many conversations and is written out in one file only: a change of it is one to read."""

_HUNK = re.compile(r"@@ -(\d+)")
_METHOD = re.compile(r'^ *"method": "([\w.]+)"')


def all_files() -> list[Path]:
    """Return every recording's file; those that others refer to come first."""
    found = [*FOLDER.glob("*.json"), *AGENT.glob("*.json")]
    return sorted(found, key=lambda file: (file not in _HOLDERS.values(), file))


def name_of(file: Path) -> str:
    """Return the recording's name, for a test's id."""
    return str(file.relative_to(FOLDER).with_suffix(""))


def read(file: Path) -> Json:
    """Return the conversation in a file, all in full."""
    return in_full(json.loads(file.read_text("utf-8")), _held_elsewhere(file))


def accept(file: Path, conversation: Json) -> None:
    """Hold a conversation against its file; write the file when recording.

    Raises:
        AssertionError: they differ; the message shows the difference as one of the file.
    """
    if RECORDING:
        file.parent.mkdir(exist_ok=True)
        # In one piece: who is interrupted leaves the old recording.
        new = file.with_suffix(".new")
        new.write_text(text_of(file, conversation), "utf-8")
        new.replace(file)
        _held.cache_clear()
        return
    before = file.read_text("utf-8") if file.exists() else "{}"
    now = text_of(file, conversation)
    differing = difference(before, now, str(file.relative_to(ROOT)))
    kinds = "\n".join(kinds_of_change(json.loads(before), json.loads(now)))
    assert not differing, f"{differing}\n{kinds}\nIf this is meant: make record, and read the difference."


def text_of(file: Path, conversation: Json) -> str:
    """Return a conversation as its file holds it."""
    return json.dumps(in_short(conversation, _held_elsewhere(file)), ensure_ascii=False, indent=1) + "\n"


def difference(recorded: str, now: str, name: str) -> str:
    """Return a unified difference of two texts, each part with its method; empty if they are the same."""
    before = recorded.splitlines()
    lines = difflib.unified_diff(before, now.splitlines(), f"{name} (recorded)", f"{name} (now)", lineterm="")
    return "\n".join(f"{line} {_method_at(before, line)}".rstrip() for line in lines)


def _method_at(lines: list[str], hunk: str) -> str:
    """Return the method of the exchange in which a part of a difference begins; empty for any other line."""
    start = _HUNK.match(hunk)
    methods = [_METHOD.search(line) for line in lines[: int(start[1]) + 2]] if start else []
    return next((method[1] for method in reversed(methods) if method), "")


def _held_elsewhere(file: Path) -> dict[str, Any]:
    """Return what is not written out in this file: mark → value."""
    return {mark: _held(mark) for mark, holder in _HOLDERS.items() if file != holder and holder.exists()}


@functools.cache
def _held(mark: str) -> Any:  # noqa: ANN401 - whatever JSON holds
    conversation = json.loads(_HOLDERS[mark].read_text("utf-8"))
    if mark == _HELLO:
        return conversation.get("opening")
    replies = (exchange.get("reply", {}) for exchange in conversation["exchanges"])
    return next((page for reply in replies for page in reply.get("result", {}).get("pages", [])), None)
