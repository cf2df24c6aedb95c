"""Pages made by hand, each with its `.expected.toml`: the selector of every field that it has.

A control marked `"~"` belongs to another one, which may change it. The text area behind a rich editor is one:
the editor itself copies its text there when the form is sent, so what is submitted is right if both hold it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from native_host.toml import load_toml
from tests.pages.model import Fixture

_FOLDER = Path(__file__).parent


def pages_by_hand() -> list[Fixture]:
    """Return the pages of this folder by name; `name.part.html` is a frame of `name.html`."""
    return [_fixture(file) for file in sorted(_FOLDER.glob("*.expected.toml"))]


def _fixture(file: Path) -> Fixture:
    name = file.name.removesuffix(".expected.toml")
    expected: dict[str, Any] = load_toml(file)
    selectors: dict[str, str] = expected["controls"]
    documents = {"index.html": (_FOLDER / f"{name}.html").read_text("utf-8")}
    for part in _FOLDER.glob(f"{name}.part*.html"):
        documents[part.name] = part.read_text("utf-8")
    keys = frozenset(mark.partition("=")[0] for mark in selectors if not mark.startswith("~"))
    return Fixture(
        name=name,
        group=f"by hand: {expected['about']}",
        documents=documents,
        fields=keys,
        selectors=selectors,
    )
