"""An echo host in C: what frames and pipes cost when nothing is done with what they carry."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tests.bench.floors.floor import needed
from tests.support.paths import OUT

SOURCE = Path(__file__).with_name("echo.c")


@cache
def echo_host() -> Path:
    """Compile it and return the program.

    Raises:
        NoFloorError: there is no C compiler.
    """
    compiler = needed("cc", "gcc libc6-dev")
    program = OUT / "bench/echo"
    program.parent.mkdir(parents=True, exist_ok=True)
    flags = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O2"]
    subprocess.run([compiler, *flags, "-o", str(program), str(SOURCE)], check=True)
    return program
