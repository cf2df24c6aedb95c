"""Windows' registry, as far as browsers and policies need it. Imported everywhere, usable on Windows only."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths"
USER, COMPUTER = "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE"


def _winreg() -> Any:  # noqa: ANN401 - the module has no types outside of Windows
    return importlib.import_module("winreg")


def views() -> list[int]:
    """Return the flags of the views in the order in which browsers look: 32 bits, then 64."""
    winreg = _winreg()
    return [winreg.KEY_WOW64_32KEY, winreg.KEY_WOW64_64KEY]


@contextmanager
def _opened(root: str, key: str, view: int) -> Iterator[Any]:
    winreg = _winreg()
    with winreg.OpenKey(getattr(winreg, root), key, 0, winreg.KEY_READ | view) as handle:
        yield handle


def value_of(root: str, key: str, name: str = "") -> object | None:
    """Return the value `name` of the key, the default one if `name` is empty; None if there is none.

    Raises:
        PermissionError: it may not be read.
    """
    for view in views():
        with contextlib.suppress(FileNotFoundError), _opened(root, key, view) as handle:
            value: object = _winreg().QueryValueEx(handle, name)[0]
            return value
    return None


def values_of(root: str, key: str) -> list[object]:
    """Return all values of the key, by the order of the registry; none if there is no such key.

    Raises:
        PermissionError: it may not be read.
    """
    winreg = _winreg()
    for view in views():
        with contextlib.suppress(FileNotFoundError), _opened(root, key, view) as handle:
            return [winreg.EnumValue(handle, number)[1] for number in range(winreg.QueryInfoKey(handle)[1])]
    return []


def set_default(root: str, key: str, value: str) -> None:
    """Make the key with this default value.

    Raises:
        OSError: it may not be written.
    """
    winreg = _winreg()
    access = winreg.KEY_WRITE | winreg.KEY_WOW64_64KEY
    with winreg.CreateKeyEx(getattr(winreg, root), key, 0, access) as handle:
        winreg.SetValueEx(handle, "", 0, winreg.REG_SZ, value)


def delete(root: str, key: str) -> None:
    """Delete the key, in whichever view it is.

    Raises:
        OSError: it may not be deleted.
    """
    winreg = _winreg()
    for view in views():
        with contextlib.suppress(FileNotFoundError):
            winreg.DeleteKeyEx(getattr(winreg, root), key, view, 0)


def has_app_path(program: str) -> bool:
    """Whether a program of this file name is installed, for the user or for all."""
    for root in (USER, COMPUTER):
        with contextlib.suppress(OSError):
            if value_of(root, f"{_APP_PATHS}\\{program}") is not None:
                return True
    return False
