"""Sentences that an agent sees, kept as data: one TOML table per area and language under this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from native_host.toml import load_toml

LANGUAGE = "pt_BR"
"""The only language so far; the folder's name."""


@cache
def _area(language: str, area: str) -> dict[str, object]:
    return load_toml(Path(__file__).parent / language / f"{area}.toml")


def template(area: str, key: str) -> str:
    """Return the sentence `key` (dotted for tables) of `area`, its `{placeholders}` still in it.

    Raises:
        KeyError: there is no such sentence; a test looks every sentence up.
    """
    node: object = _area(LANGUAGE, area)
    for part in key.split("."):
        if not isinstance(node, dict):
            raise KeyError(f"{area}:{key}")
        node = node[part]
    if not isinstance(node, str):
        raise KeyError(f"{area}:{key}")
    return node


def text(area: str, key: str, /, **values: object) -> str:
    """Return the sentence `key` of `area` with its `{placeholders}` filled from `values`.

    Raises:
        KeyError: the sentence or a value for one of its placeholders is missing.
    """
    return template(area, key).format(**values)
