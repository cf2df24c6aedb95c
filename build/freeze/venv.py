"""The Python environment that freezes: what the programs import and PyInstaller, pinned by hash."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

from build.freeze.places import LOCKS, OUT

_FOLDER = OUT / "freeze-venv"
_READY = _FOLDER / ".locks"


def freezing_python() -> Path:
    """Return the environment's interpreter; made anew when a lock file has changed."""
    python = _FOLDER / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = "".join(lock.read_text("utf-8") for lock in LOCKS)
    if _READY.is_file() and _READY.read_text("utf-8") == wanted:
        return python
    venv.create(_FOLDER, clear=True, with_pip=True)
    for lock in LOCKS:
        subprocess.run(
            [
                *(str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
                *("--no-build-isolation", "--require-hashes", "-r", str(lock)),
            ],
            check=True,
        )
    _READY.write_text(wanted, "utf-8")
    return python
