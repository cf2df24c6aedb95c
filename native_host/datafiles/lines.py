"""Finding the lines of keys in a TOML text, because the parser tells lines of syntax errors only."""

from __future__ import annotations

import re

from native_host.datafiles.mistakes import Location

_TABLE = re.compile(r"\s*\[(?P<name>[^\[\]]+)\]\s*(#.*)?$")
_ARRAY_OF_TABLES = re.compile(r"\s*\[\[(?P<name>[^\[\]]+)\]\]\s*(#.*)?$")
_KEY = re.compile(r"\s*(?P<name>[\w\"'.-]+)\s*=")
_LONG_QUOTES = ('"""', "'''")


class Lines:
    """The lines of one text, found in one pass when the first one is asked for."""

    def __init__(self, toml: str) -> None:
        self._toml = toml
        self._found: dict[Location, int] | None = None

    def of(self, location: Location) -> int | None:
        """Return the line (from 1) on which `location` or the nearest thing around it is written.

        Tables, arrays of tables and keys are known; the inside of an array counts as its key's line.
        """
        if self._found is None:
            self._found = _lines_by_location(self._toml)
        for length in range(len(location), 0, -1):
            if location[:length] in self._found:
                return self._found[location[:length]]
        return None


def _lines_by_location(toml: str) -> dict[Location, int]:
    found: dict[Location, int] = {}
    counts: dict[Location, int] = {}
    table: Location = ()
    inside = ""
    for number, line in enumerate(toml.split("\n"), 1):
        if inside:
            inside = "" if inside in line else inside
            continue
        if match := _ARRAY_OF_TABLES.match(line):
            name = _split(match["name"])
            counts[name] = counts.get(name, -1) + 1
            table = (*name, counts[name])
            found.setdefault(name, number)
            found[table] = number
        elif match := _TABLE.match(line):
            table = _split(match["name"])
            found[table] = number
        elif match := _KEY.match(line):
            found.setdefault((*table, *_split(match["name"])), number)
            inside = _long_string_opened(line)
    return found


def _split(name: str) -> Location:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def _long_string_opened(line: str) -> str:
    """Return the long quotes that the line opens and does not close, or an empty text."""
    return next((quotes for quotes in _LONG_QUOTES if line.count(quotes) % 2), "")
