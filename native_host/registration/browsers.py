"""The browsers that may start the host, and the folders in which they look for its manifest."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from native_host.toml import load_toml

PROFILE_FOLDER = "NativeMessagingHosts"
"""Inside a browser's user-data folder."""


@dataclass(frozen=True)
class Browser:
    """A browser on this system."""

    id: str
    title: str
    programs: tuple[str, ...]
    user: Path
    """The folder for one user."""
    system: Path
    """The folder for all users; administrators only."""

    @property
    def is_installed(self) -> bool:
        """Whether the user has started it once, or its program is in the search path."""
        return self.user.parent.is_dir() or any(shutil.which(program) for program in self.programs)


class _Folders(TypedDict):
    user: str
    system: str


class _Row(TypedDict):
    id: str
    title: str
    programs: list[str]
    linux: _Folders
    darwin: _Folders


def known_browsers(platform: str = sys.platform) -> dict[str, Browser]:
    """Return the browsers by id; none where browsers do not use folders (Windows: the registry)."""
    home = Path.home()
    bases = {"home": home, "config": os.environ.get("XDG_CONFIG_HOME") or home / ".config"}
    rows = cast("list[_Row]", load_toml(Path(__file__).with_name("browsers.toml"))["browsers"])
    return {row["id"]: _browser(row, platform, bases) for row in rows if platform in row}


def _browser(row: _Row, platform: str, bases: Mapping[str, object]) -> Browser:
    folders = cast("dict[str, _Folders]", row)[platform]
    return Browser(
        id=row["id"],
        title=row["title"],
        programs=tuple(row["programs"]),
        user=Path(folders["user"].format(**bases)),
        system=Path(folders["system"].format(**bases)),
    )
