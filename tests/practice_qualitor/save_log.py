"""The log of saves: one JSON line per save, with exactly what the browser posted."""

from __future__ import annotations

import json
import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from .latin1 import Pairs


class SaveLog:
    """Appends saves to a file and reads them back.

    A line holds `action` ("insert" a new ticket, "update" an existing one, "change" its opening data),
    `number`, `related` (number of the related ticket, or null), `at` (local time) and `pairs`:
    [[name, value], …] in the posted order.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def append(self, action: str, number: int, related: int | None, pairs: Pairs) -> None:
        """Write one save."""
        at = datetime.now().isoformat(timespec="milliseconds")
        line = {"action": action, "number": number, "related": related, "at": at, "pairs": pairs}
        with self._lock, self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")

    def read(self) -> list[dict[str, Any]]:
        """Return all saves, oldest first."""
        if not self._file.exists():
            return []
        with self._lock:
            lines = self._file.read_text(encoding="utf-8").split("\n")
        return [json.loads(line) for line in lines if line]
