"""Options of the selects that do not depend on the classification (`data/options.toml`)."""

from __future__ import annotations

from functools import lru_cache

from .data_files import read_toml

Option = tuple[str, str]
"""Code and caption."""

_LIST_OF_FIELD = {
    "cdlocalidade": "localities",
    "cdseveridade": "severities",
    "cdorigem": "origins",
    "cdcomplexidade": "complexities",
    "cdanimo": "moods",
    "cdacao07": "departments",
}


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[Option, ...]]:
    return {name: tuple((code, text) for code, text in rows) for name, rows in read_toml("options").items()}


def options_of(field: str) -> tuple[Option, ...]:
    """Return the options of a select by its id."""
    return _lists()[_LIST_OF_FIELD[field]]


def caption_of(field: str, code: str) -> str:
    """Return the caption of one option, or nothing for an unknown code."""
    return dict(options_of(field)).get(code, "")
