"""Whether earlier readings can be remembered, where the configuration wants that."""

from __future__ import annotations

from pathlib import Path

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.doctor.writing import why_not
from native_host.history.store import FILE_NAME, default_folder
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
    reason = why_not(folder, FILE_NAME)
    if reason is None:
        return [about.fine("history_folder", folder=folder)]
    return [about.warning("history_not_writable", folder=folder, reason=reason)]
