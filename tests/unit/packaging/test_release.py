"""What accompanies a release names every part, and the workflow runs commands that exist."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from build.release.sbom import BUNDLED
from native_host import __version__
from tests.support.paths import ROOT


def test_parts_and_sums_cover_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.exe").write_bytes(b"a")
    subprocess.run([sys.executable, "-m", "build.release", str(tmp_path)], cwd=ROOT, check=True)
    sums: dict[str, str] = {}
    for line in (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        sums[name] = digest
    assert sums["a.exe"] == hashlib.sha256(b"a").hexdigest()
    assert set(sums) == {"a.exe", "qualitoken.cdx.json"}
    document = json.loads((tmp_path / "qualitoken.cdx.json").read_text("utf-8"))
    assert (document["bomFormat"], document["metadata"]["component"]["version"]) == ("CycloneDX", __version__)
    parts = {part["name"]: part for part in document["components"]}
    assert {"pykcs11", "cryptography", "pydantic", "msvc-runtime", "preact"} <= set(parts)
    assert parts["pyinstaller"]["scope"] == "excluded"
    assert parts["preact"]["scope"] == parts["pykcs11"]["scope"] == "required"
    assert all(part["hashes"] for part in parts.values())


def test_what_the_extension_bundles_is_known() -> None:
    imported = set()
    for file in (ROOT / "extension/src").rglob("*.ts*"):
        if ".test." in file.name or "test-support" in file.parts:
            continue  # nothing that is bundled imports them: see test_typescript_tests
        imported |= set(re.findall(r"from \"([a-z@][\w@-]*)", file.read_text("utf-8")))
    assert imported - {"qualitoken"} == set(BUNDLED)


def test_every_command_of_the_workflow_exists() -> None:
    text = (ROOT / ".github/workflows/release.yml").read_text("utf-8")
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets
    modules = set(re.findall(r"-m (build[\w.]*)", text))
    assert modules >= {"build.freeze", "build.windows", "build.release"}
    for module in modules:
        place = ROOT / module.replace(".", "/")
        assert (place / "__main__.py").is_file() or place.with_suffix(".py").is_file(), module
