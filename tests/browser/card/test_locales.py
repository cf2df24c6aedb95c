"""Both languages say everything, and nothing that is never shown."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from .bundle import ROOT

LOCALES = ROOT / "extension" / "_locales"
DEFAULT = "pt_BR"


def messages(language: str) -> dict[str, dict[str, Any]]:
    return json.loads((LOCALES / language / "messages.json").read_text("utf-8"))  # type: ignore[no-any-return]


COMPOSED = re.compile(r"^(error|status|undo|waited_for|customer|source|paste|probe|site|procedure)_")
"""Beginnings of keys whose rest is a value of the protocol or of the state."""

LANGUAGES = sorted(folder.name for folder in LOCALES.iterdir())


def is_shipped(path: Path) -> bool:
    return not {"generated", "test-support"} & set(path.parts) and not path.name.endswith(".test.ts")


def test_default_language_is_there() -> None:
    assert DEFAULT in LANGUAGES
    assert "en" in LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_is_complete(language: str) -> None:
    assert messages(language).keys() == messages(DEFAULT).keys()
    for key, entry in messages(language).items():
        assert entry["message"].strip(), key
        named = set(re.findall(r"\$(\w+)\$", entry["message"]))
        assert named == set(entry.get("placeholders", {})), key
        assert entry.get("placeholders", {}) == messages(DEFAULT)[key].get("placeholders", {}), key


def test_every_text_is_used() -> None:
    code = [path for path in (ROOT / "extension" / "src").rglob("*.ts*") if is_shipped(path)]
    sources = [*code, ROOT / "extension" / "manifest.json"]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    values = text + (ROOT / "extension" / "src" / "generated" / "protocol.d.ts").read_text("utf-8")
    for key in messages(DEFAULT):
        counted = re.sub(r"_(one|other|hint)$", "", key)
        named = "|".join(re.escape(name) for name in (key, counted))
        value = re.escape(COMPOSED.sub("", counted))
        composed = COMPOSED.match(key) is not None and re.search(rf"\b{value}\b", values)
        assert composed or re.search(rf"\b(__MSG_)?({named})(__)?\b", text), key
