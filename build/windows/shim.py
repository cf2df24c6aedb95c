"""The one Windows DLL that genuine wheels need and Wine 8 lacks, made and put into a prefix."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build.windows.wine import Prefix

_NAME = "bcryptprimitives.dll"


def add_shim(prefix: Prefix) -> None:
    """Put the DLL beside Windows' own, unless Wine brings it."""
    target = prefix.drive / "windows/system32" / _NAME
    if target.is_file():
        return
    source = Path(__file__).with_name("bcryptprimitives.c")
    subprocess.run(
        ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", str(target), str(source), "-ladvapi32"],
        check=True,
    )
