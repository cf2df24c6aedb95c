"""Folders of data judged with all that lies in them, without waiting for a drive that does not answer."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable

from native_host.datafiles.trust.doubts import Doubt, Reason
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind, Owners

PATIENCE_S = 0.5
"""A folder takes a millisecond, one on a server some ten; one that hangs must not hold up a plan."""


class _Look:
    """One folder being judged."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.found: Doubt | None = Doubt(Reason.NO_ANSWER, folder)
        self.thread = threading.Thread(target=self._look, name="trust", daemon=True)
        self.thread.start()

    def _look(self) -> None:
        self.found = _of_folder(self.folder)


_pending: dict[str, _Look] = {}
"""Looks at folders that have not answered yet: they are not waited for twice."""


def administrators_alone(folders: Iterable[str]) -> dict[str, Doubt]:
    """Return why a folder does not count, by folder; one that does is left out.

    A folder counts if it, the way to it and every file in it can be written by administrators alone.
    """
    until = time.monotonic() + PATIENCE_S
    doubts: dict[str, Doubt] = {}
    for look in [
        _pending.pop(folder) if folder in _pending else _Look(folder) for folder in dict.fromkeys(folders)
    ]:
        look.thread.join(max(0.0, until - time.monotonic()))
        if look.thread.is_alive():
            _pending[look.folder] = look
        if look.found is not None:
            doubts[look.folder] = look.found
    return doubts


def _of_folder(folder: str) -> Doubt | None:
    found = doubt(folder, Owners.ADMINISTRATORS, Kind.FOLDER)
    if found is not None:
        return found
    try:
        with os.scandir(folder) as entries:
            files = [entry.path for entry in entries if not entry.is_dir(follow_symlinks=False)]
    except OSError:
        return None  # whoever reads it finds out
    doubts = (doubt(file, Owners.ADMINISTRATORS, Kind.FILE) for file in files)
    return next((one for one in doubts if one is not None), None)
