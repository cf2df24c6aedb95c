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


def test_imports_point_one_way() -> None:
    layer = {
        "files": 0, "protocol": 0, "texts": 0, "toml": 0, "toml_shape": 0, "datafiles": 0,
        "registers": 0, "log": 0, "frozen": 0, "config_files": 0, "exit_codes": 0,
        "config": 1, "token": 1, "customer": 1, "sop": 1, "pages": 1, "registration": 1,
        "report": 1, "doctor": 1, "history": 1,
        "methods": 2,
        "host": 3, "cli": 3,
    }  # fmt: skip
    wrong = []
    for file in (ROOT / "native_host").rglob("*.py"):
        own = file.relative_to(ROOT / "native_host").parts[0].removesuffix(".py")
        for target in re.findall(
            r"^\s*(?:from|import) native_host\.(\w+)", file.read_text("utf-8"), re.MULTILINE
        ):
            if own in layer and layer[target] > layer[own]:
                wrong.append(f"{file.relative_to(ROOT)} imports {target}")
    assert wrong == []


def test_nothing_that_is_shipped_imports_a_test_or_what_supports_tests() -> None:
    source = ROOT / "extension/src"
    files = {file for file in source.rglob("*.ts*") if file.is_file()}
    of_tests = {file for file in files if file.name.endswith(".test.ts") or "test-support" in file.parts}
    assert len(of_tests) > 20
    wrong = []
    for file in files - of_tests:
        for target in re.findall(r"""(?:from|import) ?\(?"(\.[^"]+)\"""", file.read_text("utf-8")):
            imported = (file.parent / target).resolve()
            if imported.name.endswith(".test") or "test-support" in imported.parts:
                wrong.append(f"{file.relative_to(ROOT)} imports {target}")
    assert wrong == []
