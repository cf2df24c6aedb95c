"""Whether earlier readings can be remembered, where the configuration wants that."""

from __future__ import annotations

import os
from pathlib import Path

from native_host.datafiles.own.names import own_name
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.doctor.writing import why_not
from native_host.history.store import FILE_NAME, NotUnderstoodError, check, default_folder
from native_host.protocol.messages import Probe


def look(surroundings: Surroundings) -> list[Probe]:
    """Return where they are kept, or a warning: the host works without. Nothing if they are not wanted.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    config = surroundings.config()
    if not config.history:
        return []
    about = subject("history_folder")
    folder = Path(config.history_dir) if config.history_dir else default_folder()
    reason = why_not(folder, FILE_NAME, os.O_RDONLY)  # a new file takes its place
    if reason is not None:
        return [about.warning("history_not_writable", folder=folder, reason=reason)]
    try:
        check(folder)
    except NotUnderstoodError:
        return [about.warning("history_not_understood", file=own_name(folder, FILE_NAME))]
    return [about.fine("history_folder", folder=folder)]
