"""What is asked of a file: who may have written it, and what it is believed for."""

from __future__ import annotations

from enum import Enum


class Owners(Enum):
    """Whose files count."""

    ADMINISTRATORS = "administrators"
    USER_TOO = "user too"
    """Administrators', and those of the user whom this process acts for."""


class Kind(Enum):
    """What the path names."""

    FILE = "file"
    """Data."""
    LIBRARY = "library"
    """Code, which may draw in what lies beside it."""
    FOLDER = "folder"
    """Of data: every file that lies in it is taken."""
    KEPT = "kept"
    """A folder in which several users keep files of their own: only links on the way are judged."""
