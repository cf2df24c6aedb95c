"""Who may talk to the host: the extension under its ids, and packages that an organisation signs itself.

No heavier than the configuration's files: the host asks before it says hello.
"""

from __future__ import annotations

import re
from pathlib import Path

from native_host.config_files import counting, read_table
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.reading import UntrustedFileError
from native_host.protocol.errors import QualitokenError
from native_host.registration.ids import ALLOWED_ORIGINS, ID_PATTERN

_KEY = "extension_ids"
"""The configuration's key."""


def own_origins() -> tuple[str, ...]:
    """Return the origins that the configuration adds. One that cannot be read adds none."""
    try:
        files, _ = counting()
    except QualitokenError:
        return ()
    origins = (f"chrome-extension://{found}/" for path, owners in files for found in _ids(path, owners))
    return tuple(origin for origin in dict.fromkeys(origins) if origin not in ALLOWED_ORIGINS)


def allowed_origins() -> tuple[str, ...]:
    """Return all origins that a manifest names."""
    return (*ALLOWED_ORIGINS, *own_origins())


def _ids(path: Path, owners: Owners) -> list[str]:
    """Return the ids that a file names; what is wrong with the rest of it is told with the first request."""
    try:
        ids = read_table(path, owners).get(_KEY)
    except (QualitokenError, UntrustedFileError):
        return []
    named = ids if isinstance(ids, list) else []
    return [one for one in named if isinstance(one, str) and re.fullmatch(ID_PATTERN, one)]
