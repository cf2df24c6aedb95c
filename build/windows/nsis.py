"""The installer for one user, by NSIS."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from build.freeze.file_list import write_list
from build.freeze.places import ROOT
from build.freeze.resources import four_numbers, write_resources
from build.windows.extras import size_of
from build.windows.places import WINDOWS_OUT
from build.windows.sign import is_configured
from native_host.registration.browsers import known_browsers

_SCRIPT = Path(__file__).with_name("qualitoken.nsi")


def write_setup(payload: Path, extension: Path, version: str, target: Path) -> None:
    """Make the setup program `target` from the payload and the loadable extension.

    Raises:
        CalledProcessError: makensis failed; its words are on the terminal.
    """
    generated = WINDOWS_OUT / "navegadores.nsh"
    generated.write_text(_macros(), "utf-8")
    extension_list = WINDOWS_OUT / "extensao.txt"
    write_list(extension, extension_list)
    write_resources(WINDOWS_OUT / "resources")
    values = {
        "VERSION": version,
        "VERSION_FOUR": ".".join(str(number) for number in four_numbers(version)),
        "PAYLOAD": str(payload),
        "EXTENSION": str(extension),
        "EXTENSION_LIST": str(extension_list),
        "OUTPUT": str(target),
        "ICON": str(WINDOWS_OUT / "resources/qualitoken.ico"),
        "SIZE_KB": str((size_of(payload) + size_of(extension)) // 1024),
        "GENERATED": str(generated),
    }
    if is_configured():
        values["SIGN"] = f"{sys.executable} -m build.windows.sign"
    defines = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defines, str(_SCRIPT)], check=True, cwd=ROOT)


def _above(key: str) -> list[str]:
    """Return the keys over `key`, innermost first, without `Software`: those that are empty then may go."""
    parts = key.split("\\")[:-1]
    return ["\\".join(parts[:length]) for length in range(len(parts), 1, -1)]


def _macros() -> str:
    """Return the macros that name the host to every browser, and take that back if the value is ours."""
    lines = ["!macro NameHost FILE"]
    keys = [browser.key for browser in known_browsers("win32").values()]
    lines += [f'  WriteRegStr HKCU "{key}" "" "${{FILE}}"' for key in keys]
    lines += ["!macroend", "!macro ForgetHost"]
    for number, key in enumerate(keys):
        lines += [
            f'  ReadRegStr $0 HKCU "{key}" ""',
            "  StrLen $1 $INSTDIR",
            "  StrCpy $2 $0 $1",
            f"  StrCmp $2 $INSTDIR 0 kept{number}",
            f'  DeleteRegKey HKCU "{key}"',
            *(f'  DeleteRegKey /ifempty HKCU "{above}"' for above in _above(key)),
            f"  kept{number}:",
        ]
    return "\n".join([*lines, "!macroend", ""])
