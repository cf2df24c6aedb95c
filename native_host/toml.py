"""Reading TOML on every supported Python: `tomllib` is in the standard library from 3.11 on."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from native_host.toml_shape import TomlShapeError, check_shape

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TomlError = tomllib.TOMLDecodeError
"""Raised for a syntax error; its text names line and column."""


_TWICE = re.compile(r"Cannot (overwrite|declare|redefine|mutate)|Duplicate ")


def is_key_twice(error: ValueError) -> bool:
    """Whether the mistake is a key or table that stands in the file twice."""
    return _TWICE.match(str(error)) is not None


def load_toml(path: Path) -> dict[str, object]:
    """Parse a TOML file of the package's own.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
        TomlError: it is no TOML; the message names line and column.
    """
    table: dict[str, object] = tomllib.loads(decode_toml(path.read_bytes()))
    return table


def decode_toml(content: bytes) -> str:
    """Return the text; a byte order mark, which some editors put in front, is no mistake.

    Raises:
        UnicodeDecodeError: it is not UTF-8.
    """
    return content.decode("utf-8-sig")


def parse_toml(text: str) -> dict[str, object]:
    """Parse TOML that somebody else has written.

    Raises:
        TomlShapeError: parsing it would take too much, or it holds what cannot be held.
        TomlError: it is no TOML; the message names line and column.
    """
    check_shape(text)
    try:
        table: dict[str, object] = tomllib.loads(text)
    except TomlError:
        raise
    except RecursionError as error:
        raise TomlShapeError("too_deep") from error
    except ValueError as error:  # a number of more digits than Python takes (`sys.set_int_max_str_digits`)
        raise TomlShapeError("number_too_large", _line_of_long_number(text)) from error
    return table


def _line_of_long_number(text: str) -> int | None:
    """Return the line of the first value that is a number of more digits than Python takes."""
    match = re.search(rf"[=,\[]\s*[+-]?[0-9](?:_?[0-9]){{{sys.get_int_max_str_digits()}}}", text)
    return text.count("\n", 0, match.end()) + 1 if match else None
