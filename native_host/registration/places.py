"""Where a browser is told of the host: in a folder, or on Windows in a registry key that names a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from native_host.registration import windows_registry
from native_host.registration.browsers import Browser, known_browsers
from native_host.registration.manifest import (
    FILE_NAME,
    Outcome,
    is_ours,
    ready_manifest,
    remove_manifest,
    write_manifest,
)


class Place(Protocol):
    """Where one browser, or one of its profiles, looks."""

    @property
    def name(self) -> str:
        """The folder or key, for a message about it."""

    @property
    def shown(self) -> str:
        """The file or key itself."""

    def register(self, program: Path) -> Outcome:
        """Name `program` there. Doing it twice changes nothing; what is damaged is mended."""

    def unregister(self) -> Outcome:
        """Take back what is ours."""


@dataclass(frozen=True)
class FolderPlace:
    """A folder in which the browser looks for the manifest."""

    folder: Path

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.folder)

    @property
    def shown(self) -> str:
        """The manifest."""
        return str(self.folder / FILE_NAME)

    def register(self, program: Path) -> Outcome:
        """Write the manifest."""
        return write_manifest(self.folder, program)

    def unregister(self) -> Outcome:
        """Remove the manifest."""
        return remove_manifest(self.folder)


@dataclass(frozen=True)
class RegistryPlace:
    """A key whose default value is the manifest's path.

    Attributes:
        root: `windows_registry.USER` or `COMPUTER`.
        folder: where the manifest is written if no installer has put one beside the programs.
    """

    root: str
    key: str
    folder: Path

    @property
    def name(self) -> str:
        """The key."""
        return f"{self.root}\\{self.key}"

    @property
    def shown(self) -> str:
        """The key."""
        return self.name

    def register(self, program: Path) -> Outcome:
        """Write the manifest, unless there is a ready one, and name it in the key."""
        ready = ready_manifest()
        written = Outcome.UNCHANGED if ready else write_manifest(self.folder, program)
        target = str(ready or self.folder / FILE_NAME)
        there = windows_registry.value_of(self.root, self.key)
        if there == target and written is Outcome.UNCHANGED:
            return Outcome.UNCHANGED
        windows_registry.set_default(self.root, self.key, target)
        return Outcome.CREATED if there is None else Outcome.UPDATED

    def unregister(self) -> Outcome:
        """Delete the key if it names a manifest of ours, or one of our name that is gone."""
        there = windows_registry.value_of(self.root, self.key)
        if there is None:
            return Outcome.ABSENT
        file = Path(str(there))
        if file.is_file() and not is_ours(file):
            return Outcome.FOREIGN
        windows_registry.delete(self.root, self.key)
        if not any(
            windows_registry.value_of(self.root, browser.key) == str(self.folder / FILE_NAME)
            for browser in known_browsers("win32").values()
        ):
            remove_manifest(self.folder)
            _remove_empty(self.folder)
        return Outcome.REMOVED


def _remove_empty(folder: Path) -> None:
    """Remove the folder, and the one above that is ours too, if nothing is left in them."""
    for one in (folder, folder.parent):
        try:
            one.rmdir()
        except OSError:
            return


def place_of(browser: Browser, *, system: bool) -> Place:
    """Return where `browser` looks, for all users (`system`) or this one."""
    folder = browser.system if system else browser.user
    if not browser.key:
        return FolderPlace(folder)
    root = windows_registry.COMPUTER if system else windows_registry.USER
    return RegistryPlace(root, browser.key, folder)
