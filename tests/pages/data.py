"""The building blocks, read from their files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from native_host.toml import load_toml
from tests.pages.model import Field, Style

FOLDER = Path(__file__).parent

_DOCUMENT = (
    '<!DOCTYPE html><html lang="pt-br"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body>{body}</body></html>"
)


@cache
def fields() -> tuple[Field, ...]:
    """Return the procedure's fields in the order of a usual page."""
    return tuple(Field(**entry) for entry in _read("fields.toml")["fields"])


@cache
def others() -> tuple[tuple[str, ...], ...]:
    """Return lists of labels that are like those of fields and are none, one list per section."""
    return tuple(tuple(entry["labels"]) for entry in _read("fields.toml")["others"])


@cache
def styles() -> dict[str, Style]:
    """Return the label styles by id."""
    return {name: Style(id=name, **entry) for name, entry in _read("styles.toml").items()}


@cache
def decoys() -> dict[str, dict[str, str]]:
    """Return what stands beside the ticket, by name."""
    return _read("decoys.toml")


@cache
def lookalikes() -> dict[str, str]:
    """Return whole documents that no click may change, by name."""
    return {name: _DOCUMENT.format(**page) for name, page in _read("lookalikes.toml").items()}


@cache
def plan_of_pages() -> dict[str, Any]:
    """Return what `corpus.toml` asks for."""
    return _read("corpus.toml")


def _read(name: str) -> dict[str, Any]:
    return dict(load_toml(FOLDER / name))
