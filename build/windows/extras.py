"""What an installed payload holds beside the programs: manifest for browsers, licence, list of all files."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from build.freeze.file_list import write_list
from build.freeze.places import ROOT
from native_host.doctor.installation import LIBRARY
from native_host.frozen import FILE_LIST
from native_host.registration.manifest import FILE_NAME, manifest_for

HOST = "qualitoken-host.exe"


def add_extras(payload: Path) -> None:
    """Write them. The manifest's path is relative, as Windows' browsers allow: no installer need write it."""
    manifest = json.dumps(manifest_for(Path(HOST)), ensure_ascii=False, indent=2) + "\n"
    (payload / FILE_NAME).write_text(manifest, "utf-8")
    shutil.copyfile(ROOT / "LICENSE", payload / "LICENSE.txt")
    write_list(payload, payload / LIBRARY / FILE_LIST)


def size_of(payload: Path) -> int:
    """Return the bytes of all files."""
    return sum(file.stat().st_size for file in payload.rglob("*") if file.is_file())
