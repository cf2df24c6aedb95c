"""Whether the host can write its log."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.log import FILE_NAME, default_folder
from native_host.protocol.messages import Probe


def look(surroundings: Surroundings) -> list[Probe]:
    """Return where the log is; a warning if it cannot be written, as the host works without it.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    about = subject("log_folder")
    configured = surroundings.config().log_dir
    folder = Path(configured) if configured else default_folder()
    if _is_writable(folder):
        return [about.fine("log_folder", folder=folder)]
    return [about.warning("log_not_writable", folder=folder)]


def _is_writable(folder: Path) -> bool:
    """Whether the log can go on there, or begin: in `folder`, or above it if that is to be made."""
    file = folder / FILE_NAME
    try:
        if file.exists():
            os.close(os.open(file, os.O_WRONLY | os.O_APPEND))  # an antivirus may hold it
    except OSError:
        return False
    there = next((one for one in (folder, *folder.parents) if os.path.lexists(one)), folder)
    try:
        with tempfile.TemporaryFile(dir=there):
            return True
    except OSError:
        return False
