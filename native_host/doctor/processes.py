"""Which hosts run now, as this user: after an upgrade, a browser keeps the one that it has started."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from native_host.registration.manifest import HOST_PROGRAM

_ARGUMENTS_LOOKED_AT = 3
"""Of a command line: interpreter, options and script come first."""


def running_hosts() -> set[Path]:
    """Return the programs of all running hosts; none where the system does not tell (macOS)."""
    if sys.platform == "linux":
        return set(_on_linux(Path("/proc")))
    if sys.platform == "win32":
        return {path for path in _on_windows() if path.name.lower() == HOST_PROGRAM}
    return set()


def _on_linux(processes: Path) -> Iterator[Path]:
    """Yield what command lines name; a script's process is its interpreter's."""
    for process in processes.iterdir():
        if not process.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if process.stat().st_uid != os.getuid():
                continue
            words = (process / "cmdline").read_bytes().split(b"\0")
            for word in words[:_ARGUMENTS_LOOKED_AT]:
                path = Path(os.fsdecode(word))
                if path.name == HOST_PROGRAM:
                    yield path
                    break


def _on_windows() -> Iterator[Path]:
    """Yield the program of every process that this user may ask (Windows' process status API)."""
    import ctypes  # noqa: PLC0415 - Windows only
    from ctypes import wintypes  # noqa: PLC0415

    limited_information, most_processes, longest_path = 0x1000, 4096, 32768
    kernel: ctypes.CDLL = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]
    kernel.OpenProcess.restype = wintypes.HANDLE
    kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
    kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
    kernel.QueryFullProcessImageNameW.argtypes = (
        wintypes.HANDLE,
        wintypes.DWORD,
        wintypes.LPWSTR,
        ctypes.POINTER(wintypes.DWORD),
    )
    numbers = (wintypes.DWORD * most_processes)()
    used = wintypes.DWORD()
    if not kernel.K32EnumProcesses(numbers, ctypes.sizeof(numbers), ctypes.byref(used)):
        return
    for number in numbers[: used.value // ctypes.sizeof(wintypes.DWORD)]:
        process = kernel.OpenProcess(limited_information, False, number)
        if not process:
            continue
        name = ctypes.create_unicode_buffer(longest_path)
        length = wintypes.DWORD(longest_path)
        if kernel.QueryFullProcessImageNameW(process, 0, name, ctypes.byref(length)):
            yield Path(name.value)
        kernel.CloseHandle(process)
