"""Every code that a probe can give has its sentence and hint, and every sentence is used."""

from __future__ import annotations

import re
from pathlib import Path

from native_host import doctor, texts
from native_host.doctor.run import PROBES
from native_host.protocol.errors import Code
from native_host.toml import load_toml

FOLDER = Path(doctor.__file__).parent
TEXTS = load_toml(Path(texts.__file__).parent / texts.LANGUAGE / "doctor.toml")
SOURCE = "".join(file.read_text("utf-8") for file in sorted(FOLDER.rglob("*.py")))
DRIVER_CODES = {"driver_load_failed", "driver_timeout", "driver_crashed", "driver_error", "driver_refused"}
"""Failure codes of readings (`token.snapshot.Failure`) that reach a probe; missing files never do."""
FROM_ELSEWHERE = DRIVER_CODES | {
    Code.CONFIGURATION_BROKEN.value,
    Code.SOP_BROKEN.value,
    Code.PAGE_MAP_BROKEN.value,
    Code.FOLDER_NO_ANSWER.value,
    Code.FOLDER_UNTRUSTED.value,
}


def table(name: str) -> set[str]:
    found = TEXTS[name]
    assert isinstance(found, dict)
    return set(found)


def test_every_code_has_a_text_and_every_text_a_code() -> None:
    quoted = set(re.findall(r'"([a-z_]+)"', SOURCE))
    unused = table("found") - quoted - FROM_ELSEWHERE
    assert unused == set()
    named = set(
        re.findall(
            r'(?:\.(?:error|warning|unknown)|Started|system)\(\s*"([a-z_]+)"|"(registration_[a-z_]+)"', SOURCE
        )
    )
    assert {one or other for one, other in named} | FROM_ELSEWHERE <= table("found")


def test_every_probe_has_a_title() -> None:
    assert set(PROBES) | {"readers"} == table("titles")
    assert {file.stem for file in (FOLDER / "probes").glob("[a-z]*.py")} == set(PROBES)


def test_every_fine_sentence_is_used() -> None:
    quoted = set(re.findall(r'"([a-z_]+)"', SOURCE))
    assert table("fine") <= quoted
