"""Sentences that an agent sees, kept as data: one TOML table per area and language under this folder.

The language is the process's: a host serves one browser. What goes into a ticket or to the customer is
always in the procedures' language (`ticket_text`), whatever the agent's. A sentence that differs from system
to system is a table with one for each of `SYSTEMS`; the one of the system that this process runs on is said.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from native_host.toml import load_toml

LANGUAGE = "pt_BR"
"""The default, and the language of tickets; the folder's name."""

LANGUAGES = (LANGUAGE, "en")
"""Every language; a test holds that each has the same sentences."""

SYSTEMS = ("windows", "linux", "macos")
"""Keys of the sentences that differ from system to system."""

_SYSTEM_OF = {"win32": "windows", "darwin": "macos"}
"""`sys.platform` to system; any other is much like Linux."""

_THOUSANDS = {"pt_BR": ".", "en": ","}
"""What stands between the thousands of a number."""

_in_force = [LANGUAGE]


def use_language(language: str) -> None:
    """Set the language of all later sentences of this process.

    Raises:
        ValueError: there is no such language.
    """
    if language not in LANGUAGES:
        raise ValueError(language)
    _in_force[0] = language


def language_in_use() -> str:
    """Return the language of this process's sentences."""
    return _in_force[0]


@cache
def _area(language: str, area: str) -> dict[str, object]:
    return load_toml(Path(__file__).parent / language / f"{area}.toml")


def sentences_of(area: str, language: str) -> dict[str, str]:
    """Return the sentences of `area` that are in no table of it, by their keys."""
    return {key: said for key, said in _area(language, area).items() if isinstance(said, str)}


def template(area: str, key: str, language: str | None = None) -> str:
    """Return the sentence `key` (dotted for tables) of `area`, its `{placeholders}` still in it.

    Raises:
        KeyError: there is no such sentence; a test looks every sentence up.
    """
    node: object = _area(language or _in_force[0], area)
    for part in key.split("."):
        if not isinstance(node, dict):
            raise KeyError(f"{area}:{key}")
        node = node[part]
    if isinstance(node, dict):
        node = node.get(_SYSTEM_OF.get(sys.platform, "linux"))
    if not isinstance(node, str):
        raise KeyError(f"{area}:{key}")
    return node


def text(area: str, key: str, /, **values: object) -> str:
    """Return the sentence `key` of `area` with its `{placeholders}` filled from `values`.

    Raises:
        KeyError: the sentence or a value for one of its placeholders is missing.
    """
    return template(area, key).format(**values)


def number(value: int) -> str:
    """Return a number as it is written in the language of this process."""
    return f"{value:_}".replace("_", _THOUSANDS[_in_force[0]])


def ticket_text(area: str, key: str, /, **values: object) -> str:
    """Return what `text` does, in the language that tickets are written in.

    Raises:
        KeyError: as `text`.
    """
    return template(area, key, LANGUAGE).format(**values)
