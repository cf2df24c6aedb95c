"""The folder of one run: it goes with the run, and after a kill with the next one."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PREFIX = "qualitoken-bench-"
_LOCK = "lock"
"""Held for as long as the run lives, by whatever end: the system lets go of it."""


@contextmanager
def run_folder(parent: Path | None = None) -> Iterator[Path]:
    """Make a folder for a run, and clear what runs that were killed have left in `parent`."""
    parent = parent or Path(tempfile.gettempdir())
    for left in parent.glob(f"{PREFIX}*"):
        _clear_if_left(left)
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=parent, ignore_cleanup_errors=True) as name:
        folder = Path(name)
        made = folder / "lock.made"
        descriptor = os.open(made, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            made.rename(folder / _LOCK)  # under its name only when it is held: another run may look just now
            yield folder
        finally:
            os.close(descriptor)


def _clear_if_left(folder: Path) -> None:
    try:
        descriptor = os.open(folder / _LOCK, os.O_RDWR)
    except OSError:
        return  # none of ours, or just being made
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        pass  # its run lives
    finally:
        os.close(descriptor)
