"""Paths without the name of the computer's user: reports and doctor's output are pasted to others."""

from __future__ import annotations

import re
from pathlib import Path

_OTHER_HOMES = re.compile(
    r"((?:/home|/Users|\b[A-Z]:\\Users)[/\\])(?:[^/\\:;,\"\n]+(?=[/\\])|[^/\\\s:;,\"]+)", re.IGNORECASE
)
"""Folders that bear a user's name, on Linux, macOS and Windows; a name may hold spaces."""


def without_home(text: str) -> str:
    """Return `text` with the user's folder as `~` and other users' names as `...`."""
    home = str(Path.home())
    if len(home) > 1:
        text = re.sub(rf"(?<![\w.-]){re.escape(home)}(?!\w)", "~", text, flags=re.IGNORECASE)
    return _OTHER_HOMES.sub(r"\1...", text)
