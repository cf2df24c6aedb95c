"""Bundles TypeScript of the extension for tests."""

from __future__ import annotations

import json
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

_BEFORE = """
import { webcrypto } from "node:crypto";
globalThis.crypto ??= webcrypto as Crypto; // Node 18 does not offer it as browsers do
const answer = (value: unknown) => console.log(JSON.stringify(value));
"""


def bundle(entry: Path) -> str:
    """Return the script made of `entry` and all it imports, for a page."""
    command = [str(ESBUILD), str(entry), *FLAGS, "--format=iife"]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60).stdout


def run_in_node(code: str) -> object:
    """Run TypeScript that calls `answer(value)`; imports start at `extension/src/`. Return the value."""
    command = [str(ESBUILD), *FLAGS, "--format=esm", "--loader=ts", "--platform=node"]
    given = _BEFORE + code
    script = subprocess.run(
        command,
        cwd=ROOT / "extension" / "src",
        input=given,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout
    done = subprocess.run(
        ["node", "--input-type=module", "-"],
        input=script,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(done.stdout)
