"""The sources that are frozen: a copy of `native_host` with the id of this build in it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from build.freeze.places import ROOT, STAGE
from native_host import __version__

_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", ".mypy_cache")


def build_id() -> str:
    """Return version and commit (`+`: the working copy differs), or the version alone outside of git."""
    try:
        commit = _git("rev-parse", "--short=12", "HEAD").strip()
        changed = "+" if _git("status", "--porcelain", "--", "native_host", "build/freeze").strip() else ""
    except (OSError, subprocess.CalledProcessError):
        return f"frozen-{__version__}"
    return f"frozen-{__version__}-{commit}{changed}"


def make_stage() -> Path:
    """Copy `native_host` into an empty folder; return the folder."""
    shutil.rmtree(STAGE, ignore_errors=True)
    shutil.copytree(ROOT / "native_host", STAGE / "native_host", ignore=_LEFT_OUT)
    # Beside the package: PyInstaller puts the folder above a script's own package on the search path.
    for entry in ("host.py", "cli.py", "shared_modules.py"):
        shutil.copyfile(ROOT / "build/freeze" / entry, STAGE / entry)
    # Apart: PyInstaller itself needs the genuine ones.
    (STAGE / "shadows").mkdir()
    for module in ("ssl", "pydoc"):
        shutil.copyfile(ROOT / f"build/freeze/no_{module}.py", STAGE / f"shadows/{module}.py")
    named = STAGE / "native_host" / "host" / "build_id.py"
    named.write_text(f'"""Written by build/freeze/stage.py."""\n\nBUILD = "{build_id()}"\n', "utf-8")
    return STAGE


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True, text=True).stdout
