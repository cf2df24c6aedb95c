"""Whether the host can write its log."""

from __future__ import annotations

from pathlib import Path

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.doctor.writing import why_not
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
    reason = why_not(folder, FILE_NAME)
    if reason is None:
        return [about.fine("log_folder", folder=folder)]
    return [about.warning("log_not_writable", folder=folder, reason=reason)]
