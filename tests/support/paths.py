"""Where the parts lie that demo and tests put together."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build/out"
EXTENSION_ID: str = json.loads((ROOT / "manifests/extension-key.json").read_text("utf-8"))["id"]
ENVIRONMENT = Path(sys.executable).parent.absolute()
"""Where the programs lie that were installed beside the running interpreter."""
PROGRAMS = Path(os.environ.get("QUALITOKEN_PROGRAMS") or ENVIRONMENT).absolute()
"""Where `qualitoken` and `qualitoken-host` lie: beside the running interpreter, or in the folder named by
QUALITOKEN_PROGRAMS, such as that of the frozen host (`make test-frozen`)."""


def chromium() -> str:
    """Return the browser's program: QUALITOKEN_CHROMIUM, or Debian's chromium.

    Raises:
        FileNotFoundError: there is none; the message says what to install.
    """
    program = os.environ.get("QUALITOKEN_CHROMIUM") or shutil.which("chromium")
    if program is None:
        raise FileNotFoundError("no Chromium: install the package chromium or set QUALITOKEN_CHROMIUM")
    return program
