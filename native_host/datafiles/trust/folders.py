"""Folders of data judged with all that lies in them. Standard library only."""

from __future__ import annotations

import os

from native_host.datafiles.trust.doubts import Doubt
from native_host.datafiles.trust.judge import doubt
from native_host.datafiles.trust.kinds import Kind, Owners


def folder_doubt(folder: str) -> Doubt | None:
    """Return why a folder does not count, or None if it does.

    It counts if it, the way to it and every file in it can be written by administrators alone. Asks the disk:
    a drive that does not answer keeps the caller waiting (`bounded_calls`).
    """
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
