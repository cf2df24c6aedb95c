"""OpenSC's pkcs11-tool, which lists slots and objects, and its spy, which counts a reader's calls."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.floors.floor import NoFloorError, needed
from tests.support.softhsm import softhsm_module


def spy() -> Path:
    """Return the module that writes down every call and passes it on.

    Raises:
        NoFloorError: it is not installed.
    """
    for pattern in ("*/pkcs11-spy.so", "*/pkcs11/pkcs11-spy.so", "pkcs11-spy.so"):
        for found in sorted(Path("/usr/lib").glob(pattern)):
            return found
    raise NoFloorError("pkcs11-spy.so is not here: apt-get install opensc-pkcs11 (Debian, Ubuntu)")


def tool_ms(environment: Mapping[str, str], module: Path | None = None) -> float:
    """Return the ms from the start of `pkcs11-tool -L -O` to its end.

    Raises:
        NoFloorError: it is not installed.
    """
    tool = needed("pkcs11-tool", "opensc")
    began = time.perf_counter()
    subprocess.run(
        [tool, "--module", str(module or softhsm_module()), "-L", "-O"],
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
    return (time.perf_counter() - began) * 1000


def spied(output: Path) -> dict[str, str]:
    """Return the environment in which the spy watches SoftHSM2 and writes to `output`."""
    return {"PKCS11SPY": str(softhsm_module()), "PKCS11SPY_OUTPUT": str(output)}


def calls_in(output: Path) -> int:
    """Count the calls written down, without those that start and end a module: a host's stays loaded."""
    return len(
        re.findall(r"^\d+: C_(?!GetFunctionList|Initialize|Finalize)", output.read_text("latin-1"), re.M)
    )
