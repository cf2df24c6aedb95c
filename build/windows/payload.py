"""The Windows payload: PyInstaller for Windows under Wine on the staged sources."""

from __future__ import annotations

import json

from build.freeze.gate import demand_nothing_missing
from build.freeze.places import LOCKS, OUT, SPEC
from build.freeze.pyinstaller import freeze
from build.windows.cpython import PINNED, unpack_python
from build.windows.places import PAYLOAD, PREFIX, PYTHON_FOLDER
from build.windows.shim import add_shim
from build.windows.wheels import unpack_wheels
from build.windows.wine import Prefix, demand, windows_path

_READY = PYTHON_FOLDER / ".ready"


def make_payload() -> None:
    """Make the payload anew and see that nothing is missing in it."""
    demand("wine", "wineserver", "x86_64-w64-mingw32-gcc")
    prefix = Prefix(PREFIX)
    prefix.create()
    add_shim(prefix)
    wanted = json.dumps([lock.read_text("utf-8") for lock in LOCKS] + [PINNED])
    if not _READY.is_file() or _READY.read_text("utf-8") != wanted:
        unpack_python()
        unpack_wheels()
        _READY.write_text(wanted, "utf-8")
    work = OUT / "freeze/windows-work"
    freeze(
        ["wine", str(PYTHON_FOLDER / "python.exe")],
        PAYLOAD,
        work,
        environment=prefix.environment(),
        named={path: windows_path(path) for path in (PAYLOAD.parent, work, SPEC)},
    )
    prefix.wait()
    demand_nothing_missing(PAYLOAD)
    if list(PAYLOAD.rglob("bcryptprimitives.dll")):
        raise SystemExit("the stand-in for Wine is in the payload")
