"""The building blocks of the families, read from their files."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from native_host.toml import load_toml
from tests.pages.data import styles
from tests.pages.model import Style

FOLDER = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """Return one of the files of this folder."""
    return dict(load_toml(FOLDER / f"{name}.toml"))


@cache
def layouts() -> dict[str, Style]:
    """Return all ways in which labels stand: those of the corpus' first pages and the further ones."""
    return styles() | {name: Style(id=name, **entry) for name, entry in table("layouts").items()}


@cache
def script(name: str) -> str:
    """Return a script of this folder."""
    return (FOLDER / f"{name}.js").read_text("utf-8")
