"""The browsers that may start the host, and where they look for its manifest."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from native_host.registration import windows_registry
from native_host.registration.ids import HOST_NAME
from native_host.toml import load_toml

PROFILE_FOLDER = "NativeMessagingHosts"
"""Inside a browser's user-data folder; the name of the registry key on Windows too."""

_DATA = Path(__file__).with_name("browsers.toml")


@dataclass(frozen=True)
class Browser:
    """A browser on this system."""

    id: str
    title: str
    programs: tuple[str, ...]
    user: Path
    """The manifest's folder for one user; on Windows one for all browsers, as `key` names the file in it."""
    system: Path
    """The folder for all users; administrators only."""
    profile: Path
    """Shows that the user has started it once."""
    key: str = ""
    """On Windows the registry key, under the user's or the computer's root, that names the manifest."""

    @property
    def is_installed(self) -> bool:
        """Whether the user has started it once, or its program can be found."""
        if self.profile.is_dir():
            return True
        if self.key:
            return any(windows_registry.has_app_path(program) for program in self.programs)
        return any(shutil.which(program) for program in self.programs)


@dataclass(frozen=True)
class Sandboxed:
    """A browser in a sandbox of Snap or Flatpak, out of which it can start no program."""

    title: str
    kind: str


def known_browsers(platform: str = sys.platform) -> dict[str, Browser]:
    """Return the browsers by id, as far as they exist on the platform."""
    rows = cast("list[dict[str, object]]", load_toml(_DATA)["browsers"])
    bases = _bases()
    return {str(row["id"]): _browser(row, platform, bases) for row in rows if platform in row}


def sandboxed_browsers(platform: str = sys.platform) -> list[Sandboxed]:
    """Return the sandboxed browsers that are installed here."""
    if platform != "linux":
        return []
    rows = cast("list[dict[str, object]]", load_toml(_DATA)["sandboxed"])
    bases = _bases()
    return [
        Sandboxed(str(row["title"]), str(row["kind"]))
        for row in rows
        if any(Path(mark.format(**bases)).exists() for mark in cast("list[str]", row["marks"]))
    ]


def _bases() -> dict[str, object]:
    home = Path.home()
    return {"home": home, "config": os.environ.get("XDG_CONFIG_HOME") or home / ".config"}


def _browser(row: Mapping[str, object], platform: str, bases: Mapping[str, object]) -> Browser:
    name, title = str(row["id"]), str(row["title"])
    here = cast("dict[str, str]", row[platform])
    if platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
        common = Path(os.environ.get("PROGRAMDATA") or "C:/ProgramData")
        return Browser(
            id=name,
            title=title,
            programs=(here["program"],),
            user=local / "qualitoken" / PROFILE_FOLDER,
            system=common / "qualitoken" / PROFILE_FOLDER,
            profile=local.joinpath(*here["profile"].split("\\")),
            key=f"{here['key']}\\{PROFILE_FOLDER}\\{HOST_NAME}",
        )
    user = Path(here["user"].format(**bases))
    return Browser(
        id=name,
        title=title,
        programs=tuple(cast("list[str]", row["programs"])),
        user=user,
        system=Path(here["system"].format(**bases)),
        profile=user.parent,
    )
