"""Both installers and the portable folder, from one payload. Runs on Linux and on Windows."""

from __future__ import annotations

from pathlib import Path

from build.freeze.loadable import FOLDER, make_loadable
from build.freeze.portable import write_portable
from build.windows.extras import add_extras, size_of
from build.windows.msi import write_msi
from build.windows.nsis import write_setup
from build.windows.sign import sign

BYTES_PER_MB = 1_000_000
PAYLOAD_MAX_MB = 45
"""Installed, on each of hundreds of PCs."""
SETUP_MAX_MB = 15
"""Each installer: the one that agents download, and the one that is sent to every PC."""


def make_installers(payload: Path, version: str, folder: Path) -> list[Path]:
    """Write all into `folder` and return them.

    Raises:
        SystemExit: something is larger than was promised.
        CalledProcessError: a program that makes a part failed; its words are on the terminal.
    """
    add_extras(payload)
    extension = make_loadable(folder / FOLDER)
    sign(payload / f"{name}.exe" for name in ("qualitoken-host", "qualitoken"))
    portable = folder / f"qualitoken-{version}-windows-portatil.zip"
    write_portable(payload, portable, windows=True, extension=extension)
    setup = folder / f"qualitoken-{version}-setup.exe"
    write_setup(payload, extension, version, setup)
    msi = folder / f"qualitoken-{version}.msi"
    write_msi(payload, extension, version, msi)
    sign([setup, msi])
    _demand_small("payload and extension", size_of(payload) + size_of(extension), PAYLOAD_MAX_MB)
    for installer in (setup, msi):
        _demand_small(installer.name, installer.stat().st_size, SETUP_MAX_MB)
    return [setup, msi, portable]


def _demand_small(name: str, size: int, limit_mb: int) -> None:
    print(f"{name}: {size / BYTES_PER_MB:.1f} MB (at most {limit_mb})")
    if size > limit_mb * BYTES_PER_MB:
        raise SystemExit(f"{name} is larger than {limit_mb} MB")
