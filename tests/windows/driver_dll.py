"""The scripted PKCS#11 module for Windows, from the same source as on Linux."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.paths import ROOT

_HERE = Path(__file__).parent / "driver"


def build_driver(target: Path) -> Path:
    """Compile it; `<target>.script` beside it says what it does."""
    subprocess.run(
        [
            *("x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s", "-o", str(target)),
            *("-include", str(_HERE / "on_windows.h"), "-I", str(_HERE), "-I", str(ROOT / "tests/drivers")),
            str(ROOT / "tests/drivers/scripted.c"),
        ],
        check=True,
    )
    return target
