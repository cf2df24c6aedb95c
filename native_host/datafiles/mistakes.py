"""What is wrong with a data file, told so that a team leader can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from native_host.texts import text

Location = tuple[str | int, ...]
"""Keys and list positions down to the value, as pydantic names them."""


@dataclass(frozen=True)
class Mistake:
    """One mistake: where it is, what it is and what to do, in Portuguese."""

    location: Location
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        key = dotted(self.location)
        where = [text("datafiles", "line", line=self.line)] if self.line else []
        where += [f"“{key}”"] if key else []
        return f"{', '.join(where)}: {self.reason}" if where else self.reason


def dotted(location: Location) -> str:
    """Return the location as it would be written: `fields.nome.after`, `fields[3].labels`."""
    written = ""
    for part in location:
        if isinstance(part, int):
            written += f"[{part + 1}]"
        else:
            written += f".{part}" if written else part
    return written
