"""The labels that the weights are fitted to and measured on: tests/wordings."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from native_host.toml import load_toml

ROOT = Path(__file__).resolve().parents[2]
MAP = ROOT / "native_host/pages/qualitor.toml"
LABELS = ROOT / "tests/wordings/labels.toml"
OTHERS = ROOT / "tests/wordings/others.toml"

EITHER = frozenset({"telefone", "telefone_contato"})
"""Fields of one label: their section tells them apart, not the words."""

ITSELF = 0.963
"""Fit above which a text is the label itself (page/locate/vocabulary.ts)."""

Features = dict[str, float]


@dataclass
class Labelled:
    """A text with the field it names, if any, and what the engine makes of it.

    Attributes:
        meanings: the fit of each field that the engine names now.
        alike: a field and the features of one of its labels, for each label that the text may be.
    """

    family: str
    text: str
    key: str | None
    meanings: dict[str, float] = field(default_factory=dict)
    alike: list[tuple[str, Features]] = field(default_factory=list)

    @property
    def surely(self) -> set[str]:
        """Return the fields whose label the text is, in other marks or in pieces: weights do not count."""
        return {key for key, fit in self.meanings.items() if fit > ITSELF}

    def may_be(self, key: str) -> bool:
        """Return whether the text may be understood as a field's label."""
        return key == self.key or (key in EITHER and self.key in EITHER)


def corpus() -> list[Labelled]:
    """Return all texts as the engine sees them."""
    return dumped(list(_texts()), ROOT)


def dumped(texts: list[Labelled], root: Path) -> list[Labelled]:
    """Fill in what the engine of a checkout makes of texts."""
    fields = cast("list[dict[str, object]]", load_toml(root / MAP.relative_to(ROOT))["fields"])
    asked = json.dumps({"fields": fields, "texts": [one.text for one in texts]})
    done = subprocess.run(
        ["node", str(root / "build/fit_labels/dump.mjs")],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
    )
    for one, line in zip(texts, done.stdout.splitlines(), strict=True):
        seen = json.loads(line)
        one.meanings, one.alike = dict(seen["meanings"]), [(key, of) for key, of in seen["alike"]]
    return texts


def _texts() -> Iterator[Labelled]:
    for family, fields in cast("dict[str, dict[str, list[str]]]", load_toml(LABELS)).items():
        for key, texts in fields.items():
            for text in texts:
                yield Labelled(family, text, key)
    for family, table in cast("dict[str, dict[str, list[str]]]", load_toml(OTHERS)).items():
        for text in table["texts"]:
            yield Labelled(family, text, None)
