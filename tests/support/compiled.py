"""Libraries that tests are made with, compiled from their C sources once per process."""

from __future__ import annotations

import os
import subprocess
from functools import lru_cache
from pathlib import Path

from tests.support.paths import OUT


@lru_cache
def shared_library(source: Path) -> Path:
    """Return the library of one C source; several test processes may make it at the same time.

    Raises:
        subprocess.CalledProcessError: it cannot be compiled.
    """
    target = OUT / "tests" / source.with_suffix(".so").name
    target.parent.mkdir(parents=True, exist_ok=True)
    made = target.with_suffix(f".{os.getpid()}")
    flags = ["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-O1", "-shared", "-fPIC"]
    subprocess.run(["gcc", *flags, "-o", str(made), str(source), "-ldl"], check=True)
    return made.replace(target)
