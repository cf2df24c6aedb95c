"""The scripted PKCS#11 module for Windows, from the same source as on Linux, and a library for it to need."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.support.paths import ROOT

_HERE = Path(__file__).parent / "driver"
_COMPILER = ("x86_64-w64-mingw32-gcc", "-shared", "-O1", "-s")


def build_driver(target: Path, *libraries: Path) -> Path:
    """Compile it, so that it needs the libraries; `<target>.script` beside it says what it does."""
    subprocess.run(
        [
            *(*_COMPILER, "-o", str(target)),
            *("-include", str(_HERE / "on_windows.h"), "-I", str(_HERE), "-I", str(ROOT / "tests/drivers")),
            str(ROOT / "tests/drivers/scripted.c"),
            *([str(_HERE / "needs_library.c"), *map(str, libraries)] if libraries else []),
        ],
        check=True,
    )
    return target


def build_library(target: Path, *, refuses: bool) -> Path:
    """Compile a library; one that refuses keeps Windows from loading it."""
    more = ["-DREFUSES"] if refuses else []
    subprocess.run([*_COMPILER, *more, "-o", str(target), str(_HERE / "library.c")], check=True)
    return target
