"""Whether an installed program's folder still holds everything, and whether this user can open it."""

from __future__ import annotations

import os
from pathlib import Path

from native_host.frozen import FILE_LIST

LIBRARY = "_internal"
"""Folder of an installed program's library."""


def what_is_wrong(folder: Path) -> tuple[str | None, Path | None]:
    """Return the code of what is wrong with the files of the program in `folder`, and the first such file.

    A folder without a list is no installed program, or one of before there was a list: nothing is told of it.
    """
    try:
        listed = (folder / LIBRARY / FILE_LIST).read_text("utf-8").splitlines()
    except OSError:
        return None, None
    for name in listed:
        file = folder / name
        try:
            os.close(os.open(file, os.O_RDONLY))
        except FileNotFoundError:
            return "registration_half_installed", file
        except OSError:
            return "registration_file_locked", file
    return None, None
