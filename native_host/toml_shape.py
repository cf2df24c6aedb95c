"""The shape of a TOML text, looked at before it is parsed: the parser's work must stay with its length.

`tomllib` works on a key of n dotted parts n times over, and calls itself for what is nested. One pass that
knows strings and comments tells both, and how many values there are. It judges no syntax: where a string has
no end the parser stops too, and says so.
"""

from __future__ import annotations

import re

KEY_PARTS_MAX = 16
"""Parts of one dotted key or table name; the deepest of ours has 4."""

NESTING_MAX = 16
"""Lists and tables in one another in one statement; ours have 3."""

VALUES_MAX = 20_000
"""Values in one file; the largest of ours has 400."""

_MARK = re.compile(r'"""|\'\'\'|["\'#.,=\[\]{}\n]')
_SHORT_END = {'"': re.compile(r'[^"\\\n]*(?:\\.[^"\\\n]*)*"'), "'": re.compile(r"[^'\n]*'")}


class TomlShapeError(ValueError):
    """The text is not of a shape that is taken.

    Attributes:
        reason: `too_many_parts`, `too_deep`, `too_many_values` or `number_too_large`; a key of the texts
            (`datafiles:shapes`).
        line: the line, from 1, where it shows; None if that is not known.
    """

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def check_shape(toml: str) -> None:
    """Look at the whole text once.

    Raises:
        TomlShapeError: a key has too many parts, something is nested too deep, or there are too many values.
    """
    at, line, depth, parts, values = 0, 1, 0, 1, 0
    while match := _MARK.search(toml, at):
        mark, at = match[0], match.end()
        if mark == ".":
            parts += 1
            if parts > KEY_PARTS_MAX:
                raise TomlShapeError("too_many_parts", line)
        elif mark in _SHORT_END:
            end = _SHORT_END[mark].match(toml, at)
            if end is None:
                return
            at = end.end()
        elif len(mark) > 1:
            end_of_text = _long_end(toml, at, mark)
            if end_of_text is None:
                return
            line += toml.count("\n", at, end_of_text)
            at = end_of_text
        elif mark == "#":
            at = toml.find("\n", at)
            if at < 0:
                return
        else:
            parts = 1
            line += mark == "\n"
            depth = max(0, depth + (mark in "[{") - (mark in "]}"))
            values += mark in ",="
            if depth > NESTING_MAX:
                raise TomlShapeError("too_deep", line)
            if values > VALUES_MAX:
                raise TomlShapeError("too_many_values", line)


def _long_end(toml: str, at: int, quotes: str) -> int | None:
    """Return where the long string that begins at `at` ends, or None; two more quotes may be its last."""
    while (found := toml.find(quotes, at)) >= 0:
        backslashes = 0
        while quotes[0] == '"' and found - backslashes > at and toml[found - backslashes - 1] == "\\":
            backslashes += 1
        if backslashes % 2 == 0:
            end = found + len(quotes)
            return end + sum(toml[end : end + 2].startswith(quotes[0] * n) for n in (1, 2))
        at = found + 1
    return None
