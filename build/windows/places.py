"""Where the Windows build keeps what it downloads and makes."""

from __future__ import annotations

import os
from pathlib import Path

from build.freeze.places import OUT

CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "qualitoken"
"""Downloads and the Windows Python: too large to fetch for every build, and checked by hash every time."""
WHEELS = CACHE / "wheels"
PREFIX = CACHE / "wine-build"
"""The Wine prefix that freezes; tests have their own."""
PYTHON_FOLDER = PREFIX / "drive_c/python"
WINDOWS_OUT = OUT / "windows"
PAYLOAD = WINDOWS_OUT / "qualitoken"
"""The folder that every installer installs."""
