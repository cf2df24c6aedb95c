"""What may be wrong with a floor itself."""

from __future__ import annotations

import shutil

PATIENCE_MS = 20_000
"""After this long a floor that has not done its work is given up; it needs some tens of ms."""


class NoFloorError(Exception):
    """What a figure is divided by is not here, or does other work: no ratio to it would mean anything.

    Its message says what, and what to do.
    """


def needed(program: str, package: str) -> str:
    """Return a program's path.

    Raises:
        NoFloorError: it is not installed.
    """
    found = shutil.which(program)
    if found is None:
        raise NoFloorError(f"{program} is not here: apt-get install {package} (Debian, Ubuntu)")
    return found
