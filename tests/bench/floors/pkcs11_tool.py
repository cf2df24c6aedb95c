"""OpenSC's pkcs11-tool, which lists slots and objects, and its spy, which counts a reader's calls."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from tests.support.softhsm import softhsm_module

SPY = Path("/usr/lib/x86_64-linux-gnu/pkcs11-spy.so")
"""The module that writes down every call and passes it on."""


def tool_ms(environment: Mapping[str, str], module: Path | None = None) -> float:
    """Return the ms from the start of `pkcs11-tool -L -O` to its end."""
    began = time.perf_counter()
    subprocess.run(
        ["pkcs11-tool", "--module", str(module or softhsm_module()), "-L", "-O"],
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
