"""Windows' way to a file, judged step by step; what is set on each step is told by a reader."""

from __future__ import annotations

import stat
from collections.abc import Callable, Collection

from native_host.datafiles.trust import windows
from native_host.datafiles.trust.doubts import Doubt, Reason
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.way import Entry
from native_host.datafiles.trust.windows import ADMINISTRATIVE, Security


class WindowsJudge:
    """Judges for one set of owners."""

    def __init__(
        self, owners: Owners, kind: Kind, read: Callable[[str], Security], user: Callable[[], str]
    ) -> None:
        """Make a judge.

        Args:
            owners: who may own and write.
            kind: what the path names.
            read: returns what is set on a path itself, not on what it leads to; raises OSError.
            user: returns the SID of this process's user.
        """
        self._may: Collection[str] = ADMINISTRATIVE | ({user()} if owners is Owners.USER_TOO else set())
        self._kind = kind
        self._read = read

    def on_the_way(self, entry: Entry) -> Doubt | None:
        """Judge a step: its owner, and whether somebody else can put another in its place."""
        if self._kind is Kind.KEPT and not entry.is_link:
            return None
        if entry.is_link:
            return self._judged(entry.path, windows.CHANGES)
        if not entry.is_folder:
            return None  # the end
        return self._judged(entry.path, windows.REPLACES if entry.parent else windows.REPLACES_ROOT)

    def at_the_end(self, entry: Entry) -> Doubt | None:
        """Judge the file or folder itself, and the folder that a library lies in."""
        if self._kind is Kind.KEPT or (
            self._kind is not Kind.FOLDER and not stat.S_ISREG(entry.status.st_mode)
        ):
            return None  # what is no ordinary file, nobody reads
        found = self._judged(entry.path, windows.CHANGES)
        if found is None and self._kind is Kind.LIBRARY and entry.parent is not None:
            return self._judged(entry.parent.path, windows.ADDS)
        return found

    def by_itself(self, entry: Entry) -> Doubt | None:
        """Judge a folder whatever the way to it."""
        return self._judged(entry.path, windows.CHANGES)

    def _judged(self, path: str, rights: int) -> Doubt | None:
        security = self._read(path)
        owner = windows.other_owner(security, self._may)
        if owner is not None:
            return Doubt(Reason.OTHER_OWNER, path, owner)
        who = windows.who_has(security, rights, self._may)
        return Doubt(Reason.WRITABLE, path, who) if who is not None else None
