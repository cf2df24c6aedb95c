"""What lies in a folder or a file: all that asks the disk or the network, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from native_host.datafiles.limits import (
    FILE_MAX_BYTES,
    FOLDER_ENTRIES_MAX,
    FOLDER_FILES_MAX,
    FOLDER_MAX_BYTES,
)
from native_host.datafiles.trust.doubts import Doubt
from native_host.datafiles.trust.folders import folder_doubt
from native_host.datafiles.trust.kinds import Owners
from native_host.datafiles.trust.reading import UntrustedFileError, read_counting
from native_host.files import read_regular

_SUFFIX = ".toml"

Stamp = tuple[int, int]
"""A file's time of change (ns) and size (bytes): as long as both are the same, so is what it holds."""


class CrowdedFolderError(OSError):
    """The folder holds more than an organisation's data files."""


class UntrustedFolderError(OSError):
    """Somebody else than an administrator could have changed what is in the folder."""

    def __init__(self, doubt: Doubt) -> None:
        """Raise for `doubt`."""
        super().__init__(doubt.reason.value)
        self.doubt = doubt


@dataclass(frozen=True)
class Seen:
    """A file as it was found."""

    path: Path
    stamp: Stamp | None
    content: bytes | None
    """None: it is as it was known, or it could not be read."""
    error: Exception | None = None
    """Why it could not be read."""


def look_into(folder: Path, known: Mapping[Path, Stamp], *, by_administrators: bool = False) -> list[Seen]:
    """Return the data files of a folder in the order of their names; those known by their stamp are not read.

    Args:
        folder: where to look.
        known: files that are known already.
        by_administrators: what is in it acts for every user of the computer, so administrators alone may be
            able to change it.

    Raises:
        UntrustedFolderError: others can.
        CrowdedFolderError: there are too many names or files, or they are too large together.
        OSError: the folder cannot be listed.
        ValueError: no folder can have this name.
    """
    doubt = folder_doubt(str(folder)) if by_administrators else None
    if doubt is not None:
        raise UntrustedFolderError(doubt)
    read = partial(read_counting, Owners.ADMINISTRATORS) if by_administrators else read_regular
    names = []
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number >= FOLDER_ENTRIES_MAX:
                raise CrowdedFolderError
            if Path(entry.name).suffix == _SUFFIX:
                names.append(entry.name)
    if len(names) > FOLDER_FILES_MAX:
        raise CrowdedFolderError
    seen, size = [], 0
    for path in sorted(folder / name for name in names):
        one = look_at(path, known.get(path), read)
        if isinstance(one.error, UntrustedFileError):
            raise UntrustedFolderError(one.error.doubt)
        size += 0 if one.stamp is None else min(one.stamp[1], FILE_MAX_BYTES)
        if size > FOLDER_MAX_BYTES:
            raise CrowdedFolderError
        seen.append(one)
    return seen


def look_at(
    path: Path, known: Stamp | None = None, read: Callable[[Path, int], bytes] = read_regular
) -> Seen:
    """Return what a file holds, unless its stamp is the known one. Raises nothing for a bad file.

    `read` is given the file and the limit in bytes; may raise OSError or ValueError.
    """
    stamp = None
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        content = None if stamp == known else read(path, FILE_MAX_BYTES)
    except (OSError, ValueError) as error:
        return Seen(path, stamp, None, error)
    return Seen(path, stamp, content)
