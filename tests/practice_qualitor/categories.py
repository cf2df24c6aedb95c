"""The classification: kinds of ticket and up to three levels of categories (`data/categories.toml`)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from .data_files import read_toml

LEVELS = 3
DEFAULT_SEVERITY = "3"


@dataclass(frozen=True)
class Category:
    """A kind of ticket (no parent) or a category below one."""

    code: str
    name: str
    parent: str = ""
    severity: str = DEFAULT_SEVERITY
    origin_required: bool = False
    information: str = ""


@lru_cache(maxsize=1)
def _tree() -> dict[str, Category]:
    data = read_toml("categories")
    rows = [Category(**row) for row in data["types"] + data["categories"]]
    return {row.code: row for row in rows}


@cache
def children(code: str) -> tuple[Category, ...]:
    """Return the categories directly below this one, or the kinds of ticket for an empty code."""
    return tuple(category for category in _tree().values() if category.parent == code)


def category(code: str) -> Category | None:
    """Return the category or kind with this code."""
    return _tree().get(code)


def children_of_path(path: Sequence[str]) -> tuple[Category, ...]:
    """Return what can follow a path of chosen codes, kind first; nothing for an empty or broken path."""
    for above, code in zip(("", *path), path, strict=False):
        found = category(code)
        if found is None or found.parent != above:
            return ()
    return children(path[-1]) if path else ()


def leaf_of_path(path: Sequence[str]) -> Category | None:
    """Return the last category of a path that is complete: valid, past the kind, and with nothing below."""
    chosen = [code for code in path if code]
    if len(chosen) < 2 or chosen != list(path[: len(chosen)]):
        return None
    for above, code in zip(("", *chosen), chosen, strict=False):
        found = category(code)
        if found is None or found.parent != above:
            return None
    return None if children(chosen[-1]) else category(chosen[-1])
