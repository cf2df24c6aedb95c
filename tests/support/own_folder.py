"""Services that keep their files in a test's own folder, though they were built for the system's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.support.compiled import shared_library
from tests.support.paths import ROOT

_SOURCE = ROOT / "tests/support/own_folder.c"


def own_folder(folder: Path, moved: tuple[str, ...], *more: Path) -> Mapping[str, str]:
    """Return the environment that puts everything under the paths `moved` into `folder`.

    Args:
        folder: has a short path, as a socket's name has at most 107 bytes.
        moved: beginnings of paths.
        more: sources of further libraries to preload.
    """
    libraries = [str(shared_library(source)) for source in (_SOURCE, *more)]
    return {
        "LD_PRELOAD": " ".join(libraries),
        "OWN_FOLDER": str(folder),
        "OWN_FOLDER_OF": ":".join(moved),
    }
