"""Reading TOML on every supported Python: `tomllib` is in the standard library from 3.11 on."""

from __future__ import annotations

import sys
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TomlError = tomllib.TOMLDecodeError
"""Raised for a syntax error; its text names line and column."""


def load_toml(path: Path) -> dict[str, object]:
    """Parse the UTF-8 TOML file `path`; a byte order mark, which some editors put in front, is no mistake.

    Raises:
        OSError: the file cannot be read.
        UnicodeDecodeError: it is not UTF-8.
        TomlError: it is no TOML; the message names line and column.
    """
    return parse_toml(path.read_bytes().decode("utf-8-sig"))


def parse_toml(text: str) -> dict[str, object]:
    """Parse TOML that is no file.

    Raises:
        TomlError: it is no TOML; the message names line and column.
    """
    table: dict[str, object] = tomllib.loads(text)
    return table
