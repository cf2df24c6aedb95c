"""Why a driver's path is no file that could be loaded."""

from __future__ import annotations

import os
import stat

FOLDER = "is_folder"
NO_FILE = "not_a_file"
CLOSED = "closed_folder"
"""Reasons of `driver_missing`; each has a sentence in `texts` (`token:failures.reasons`)."""


def absence(path: str) -> str:
    """Return why `path` is no file to load, nothing where there is nothing."""
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116 - as the system names it
    except PermissionError:
        return CLOSED
    except (OSError, ValueError):
        return ""
    return FOLDER if stat.S_ISDIR(mode) else NO_FILE
