"""What is wrong with a data file, told so that a team leader can mend it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from native_host.datafiles.limits import KEY_MAX_CHARS, REASON_MAX_CHARS
from native_host.texts import text

Location = tuple[str | int, ...]
"""Keys and list positions down to the value, as pydantic names them."""


@dataclass(frozen=True)
class Meant:
    """A word that is not known, and those that are: which one was meant is looked for only if it is told."""

    wrong: str
    known: Collection[str]

    def __str__(self) -> str:
        near = get_close_matches(self.wrong[:KEY_MAX_CHARS], self.known, n=1)
        if near:
            return text("datafiles", "did_you_mean", known=near[0])
        return text("datafiles", "known_are", known=", ".join(sorted(self.known)))


@dataclass(frozen=True)
class Mistake:
    """One mistake: where it is, what it is and what to do, in Portuguese."""

    location: Location
    reason: str
    line: int | None = None
    meant: Meant | None = None

    def __str__(self) -> str:
        key = dotted(self.location)
        reason = _cut(f"{self.reason}{self.meant or ''}", REASON_MAX_CHARS)
        where = [text("datafiles", "line", line=self.line)] if self.line else []
        where += [f"“{key}”"] if key else []
        return f"{', '.join(where)}: {reason}" if where else reason


def dotted(location: Location) -> str:
    """Return the location as it would be written: `fields.nome.after`, `fields[3].labels`."""
    written = ""
    for part in location:
        if isinstance(part, int):
            written += f"[{part + 1}]"
        else:
            name = _cut(part, KEY_MAX_CHARS)
            written += f".{name}" if written else name
    return written


def _cut(words: str, limit: int) -> str:
    return words if len(words) <= limit else words[:limit] + "…"
