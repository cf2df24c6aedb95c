"""Promises about the files of the project itself."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.support.paths import ROOT


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_lock_files_pin_by_hash_and_name_no_registry() -> None:
    locks = [ROOT / "requirements.lock", *sorted((ROOT / "build").glob("*.lock"))]
    python = "".join(file.read_text("utf-8") for file in locks)
    assert len(locks) > 2
    pinned = re.findall(r"^[a-z0-9._-]+==\S+", python, re.MULTILINE)
    assert len(pinned) > 40
    assert len(re.findall(r"^[a-z0-9._-]+==[^\n]*\\\n    --hash=sha256:", python, re.MULTILINE)) == len(
        pinned
    )
    node = (ROOT / "package-lock.json").read_text("utf-8")
    assert '"integrity": "sha512-' in node
    for text in (python, node):
        assert '"resolved"' not in text
        assert "--index-url" not in text
        assert "--find-links" not in text


def test_the_top_level_is_the_one_the_design_fixes() -> None:
    folders = {path.relative_to(ROOT).parts[0] for path in tracked_files() if path.parent != ROOT}
    assert folders == {".ci", ".github", "build", "extension", "manifests", "native_host", "tests"}
