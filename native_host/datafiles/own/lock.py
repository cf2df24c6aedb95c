"""One host at a time on a user's file: every browser runs a host of its own, and each reads, adds and writes.

The lock is the operating system's on a file beside it: `flock` on Linux and macOS, the C runtime's
`locking` on Windows. It ends with the process that holds it, however that ends; the file is then taken away.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from native_host.datafiles.own.opening import open_own

_PAUSE_S = 0.005

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _is_current(_path: Path, _descriptor: int) -> bool:
        return True  # no file is taken away that anyone has open

    def _release(path: Path, descriptor: int) -> None:
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)
        with suppress(OSError):
            path.unlink()

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_current(path: Path, descriptor: int) -> bool:
        """Whether the locked file is still the one that others open, not one just taken away."""
        try:
            return os.path.samestat(os.fstat(descriptor), path.stat())
        except OSError:
            return False

    def _release(path: Path, descriptor: int) -> None:
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)


@contextmanager
def held(path: Path, timeout_s: float) -> Iterator[None]:
    """Hold the lock file `path`, whose folder is made if need be. Where there can be none, go on without it.

    Args:
        path: the lock file.
        timeout_s: how long another host is waited for.

    Raises:
        TimeoutError: another host held it all the time.
    """
    descriptor = _held(path, timeout_s)
    try:
        yield
    finally:
        if descriptor is not None:
            _release(path, descriptor)


def _held(path: Path, timeout_s: float) -> int | None:
    """Return the descriptor of the locked file, or None if the folder allows no lock."""
    until = time.monotonic() + timeout_s
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if (descriptor := _tried(path)) is not None:
                return descriptor
        except PermissionError:
            # Windows, while the one before takes the file away; anywhere: a folder that cannot be written.
            if sys.platform != "win32" or time.monotonic() > until:
                return None
        except OSError:
            return None
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(_PAUSE_S)


def _tried(path: Path) -> int | None:
    """Return the descriptor of the locked file, or None if another host holds it.

    Raises:
        OSError: there can be no such file, or no locks in this file system.
    """
    descriptor = open_own(path, os.O_RDWR | os.O_CREAT)
    try:
        _take(descriptor)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return None
    except OSError:
        os.close(descriptor)
        raise
    if _is_current(path, descriptor):
        return descriptor
    os.close(descriptor)
    return None
