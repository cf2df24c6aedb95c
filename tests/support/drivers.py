"""Ill-behaved PKCS#11 modules: `tests/drivers/scripted.c`, compiled once, one copy per script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.support.compiled import shared_library
from tests.support.paths import ROOT

SOURCE = ROOT / "tests/drivers/scripted.c"
HOLDS_BLANK = (
    "slot description=Leitora_1 flags=7\ntoken label=MIDIA serial=00A1 model=Teste manufacturer=Testes\n"
)
"""A script: one reader with a blank token."""
HOLDS_KEY = HOLDS_BLANK + "object class=2 id=01\n"
"""A script: the same medium with a public key."""

FUNCTIONS = (
    "C_GetFunctionList",
    "C_Initialize",
    "C_GetInfo",
    "C_GetSlotList",
    "C_GetSlotInfo",
    "C_GetTokenInfo",
    "C_OpenSession",
    "C_FindObjectsInit",
    "C_FindObjects",
    "C_GetAttributeValue",
    "C_FindObjectsFinal",
    "C_CloseSession",
)
"""Every function that a read calls, in its order."""

LOADING = ("C_GetFunctionList", "C_Initialize")
"""Those that are called before the module is of any use."""

HEALTHY = HOLDS_KEY.replace("00A1", "00B2").replace("Leitora_1", "Leitora_2")
"""A script: a driver in order, with another medium in another reader."""


def plain_library(target: Path, *options: str) -> Path:
    """Compile a library without any PKCS#11 function; `-m32` makes one of 32 bits."""
    source = target.with_suffix(".c")
    source.write_text("int nothing;\n", "ascii")
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-nostdlib", *options, "-o", str(target), str(source)], check=True
    )
    return target


class ScriptedDriver:
    """One module file; it does what its script says, also when the script changes while it is loaded."""

    def __init__(self, folder: Path, script: str, name: str = "driver.so") -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / name
        shutil.copy(shared_library(SOURCE), self.path)
        self.script(script)

    def script(self, text: str) -> None:
        """Make `text` what the module does from its next call on."""
        new = self.path.with_suffix(".new")
        new.write_text(text, "utf-8")
        new.replace(f"{self.path}.script")

    def also(self, name: str, text: str) -> None:
        """Put another script beside the module, for its `then`."""
        (self.path.parent / name).write_text(text, "utf-8")

    def open(self, gate: str) -> None:
        """Let go whoever waits at a `gate` of this name."""
        (self.path.parent / gate).touch()

    def calls(self) -> list[str]:
        """Return the functions called so far."""
        log = Path(f"{self.path}.log")
        return log.read_text("utf-8").split() if log.exists() else []

    def forget_calls(self) -> None:
        """Start counting anew."""
        Path(f"{self.path}.log").unlink(missing_ok=True)
