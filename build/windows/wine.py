"""A Wine prefix: its own C: drive and registry, in which Windows programs run."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

OVERRIDES = "mscoree=;mshtml=;msvcp140=n,b;vcruntime140=n,b;vcruntime140_1=n,b"
"""No .NET and no HTML engine are asked for; Microsoft's C++ runtime goes before Wine's own."""

PACKAGES = "wine wine64 nsis wixl gcc-mingw-w64-x86-64 msitools"
"""What Debian and Ubuntu call all that the Windows build needs."""


def demand(*programs: str) -> None:
    """See that the programs are there.

    Raises:
        SystemExit: names what is missing and how to install it.
    """
    absent = [program for program in programs if shutil.which(program) is None]
    if absent:
        raise SystemExit(
            f"not installed: {', '.join(absent)}. "
            f"Please run: sudo apt-get install --no-install-recommends {PACKAGES}"
        )


class Prefix:
    """A prefix at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def drive(self) -> Path:
        """The C: drive."""
        return self.folder / "drive_c"

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment of a program in this prefix."""
        return {
            **os.environ,
            "WINEPREFIX": str(self.folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",  # names with accents cross over as they are
            "WINEDLLOVERRIDES": OVERRIDES,
            **(more or {}),
        }

    def create(self) -> None:
        """Make the prefix if it is not there: a Windows 10."""
        if (self.folder / "system.reg").is_file():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        self.run("wineboot", "-i")
        self.wait()
        self.run("wine", "winecfg", "-v", "win10")
        self.wait()

    def run(
        self, *command: str, more: Mapping[str, str] | None = None, timeout_s: float = 300
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of the host system in the prefix's environment; what it says is returned, not raised.

        Standard input and output are pipes: Windows' Python dies on plain files here.
        """
        return subprocess.run(
            command,
            env=self.environment(more),
            input="",
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=timeout_s,
        )

    def wait(self) -> None:
        """Wait until every program of the prefix has ended: uninstallers go on in a copy of themselves."""
        subprocess.run(["wineserver", "-w"], env=self.environment(), check=True, timeout=120)

    def end(self) -> None:
        """End every program of the prefix."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, timeout=60)


def windows_path(path: Path) -> str:
    """Return how programs in a prefix name a file of this system: Z: is the root."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
