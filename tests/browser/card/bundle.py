"""Bundles TypeScript of the extension for tests."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
ESBUILD = ROOT / "node_modules" / ".bin" / "esbuild"
FLAGS = (
    "--bundle",
    "--loader:.css=text",
    "--jsx=automatic",
    "--jsx-import-source=preact",
    "--log-level=error",
)


def bundle(entry: Path) -> str:
    """Return the script made of `entry` and all it imports, for a page."""
    command = [str(ESBUILD), str(entry), *FLAGS, "--format=iife"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60).stdout
