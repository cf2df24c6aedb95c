"""Loading a driver on Windows as other programs do: by its whole name, its own folder searched first.

PyKCS11 1.5.20 calls LoadLibraryA with UTF-8: a path with an accent is not found, nor a DLL that lies beside
the driver. So the system loads the file here, and PyKCS11 gets a name by which it is given what is loaded
already. Microsoft's documentation: LoadLibraryExW, GetModuleHandleW, "Dynamic-link library search order".
"""

from __future__ import annotations

import ctypes
import ntpath
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, Protocol

UNREACHABLE = "unreachable_name"
"""Reason of a file that was loaded, but has no name by which PyKCS11 could be given it."""

_WITH_ALTERED_SEARCH_PATH = 0x8
"""LOAD_WITH_ALTERED_SEARCH_PATH: what the file needs is looked for in its own folder first."""
_PATH_MAX = 32768
"""Characters of the longest path in Windows, with the end."""


class Loader(Protocol):
    """Windows' loader, as far as it is needed."""

    def load(self, path: str) -> int:
        """Return the handle of the loaded file.

        Raises:
            OSError: it cannot be loaded; `winerror` says why.
        """

    def handle_of(self, name: str) -> int:
        """Return what is given to who asks for an already loaded `name`; 0: nothing."""

    def file_of(self, handle: int) -> str:
        """Return from which file it was loaded."""

    def short_path(self, path: str) -> str:
        """Return the path in names of 8.3 letters; empty if the drive keeps none."""


class _Kernel:
    """The genuine one. Not by `ctypes.CDLL`: PyInstaller replaces that, and its errors have no number."""

    def __init__(self) -> None:
        windows: Any = ctypes  # what is used of it exists on Windows only
        self._ctypes = windows
        self._kernel = windows.WinDLL("kernel32", use_last_error=True)
        self._kernel.LoadLibraryExW.restype = ctypes.c_void_p
        self._kernel.GetModuleHandleW.restype = ctypes.c_void_p

    def load(self, path: str) -> int:
        handle = self._kernel.LoadLibraryExW(ctypes.c_wchar_p(path), None, _WITH_ALTERED_SEARCH_PATH)
        if not handle:
            raise self._ctypes.WinError(self._ctypes.get_last_error())
        return int(handle)

    def handle_of(self, name: str) -> int:
        return int(self._kernel.GetModuleHandleW(ctypes.c_wchar_p(name)) or 0)

    def file_of(self, handle: int) -> str:
        return self._filled(
            lambda room: self._kernel.GetModuleFileNameW(ctypes.c_void_p(handle), room, _PATH_MAX)
        )

    def short_path(self, path: str) -> str:
        return self._filled(
            lambda room: self._kernel.GetShortPathNameW(ctypes.c_wchar_p(path), room, _PATH_MAX)
        )

    @staticmethod
    def _filled(call: Callable[[Any], object]) -> str:
        room = ctypes.create_unicode_buffer(_PATH_MAX)
        return room.value if call(room) else ""


def name_for_pykcs11(
    path: str,
    loader: Loader | None = None,
    same_file: Callable[[str, str], bool] = os.path.samefile,
    platform: str = sys.platform,
) -> str | None:
    """Load the driver; return the name that PyKCS11 shall load, None if no name means this file.

    Elsewhere than on Windows nothing is loaded: the path is that name.

    Raises:
        OSError: it cannot be loaded; `winerror` says why.
    """
    if platform != "win32":
        return path
    loader = loader or _Kernel()
    whole = ntpath.abspath(path)  # with backslashes alone, as the search in its own folder demands
    handle = loader.load(whole)
    if not same_file(loader.file_of(handle), whole):
        return None
    return next(filter(str.isascii, _names(loader, whole, handle)), None)


def _names(loader: Loader, path: str, handle: int) -> Iterator[str]:
    """Yield the names that mean the loaded file; of two with the same base name, it means the first."""
    for name in (path, ntpath.basename(path)):
        if loader.handle_of(name) == handle:
            yield name
    yield from filter(None, [loader.short_path(path)])
