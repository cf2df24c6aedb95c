"""POSIX's answer to who can change a file or put another in its place (the rule: see the package)."""

from __future__ import annotations

import os
import stat
import sys

from native_host.datafiles.trust.doubts import Doubt, Reason, Who, Whose
from native_host.datafiles.trust.kinds import Kind, Owners
from native_host.datafiles.trust.way import Entry

_ROOT = 0
_ACL = "system.posix_acl_access"
"""Linux keeps an access ACL under this extended attribute (acl(5))."""


class Judge:
    """Judges for one set of owners."""

    def __init__(self, owners: Owners, kind: Kind) -> None:
        self._user = os.geteuid() if owners is Owners.USER_TOO else _ROOT
        self._owners = owners
        self._kind = kind

    def on_the_way(self, entry: Entry) -> Doubt | None:
        """Judge a step: its owner, and whether somebody else can put another in its place."""
        if self._kind is Kind.KEPT and not entry.is_link:
            return None
        owner = self._other_owner(entry)
        if owner is not None:
            return owner
        if entry.parent is None or self._kind is Kind.KEPT or self._is_kept_by_sticky(entry, entry.parent):
            return None
        return self._writable(entry.parent)

    def at_the_end(self, entry: Entry) -> Doubt | None:
        """Judge the file or folder itself."""
        if self._kind is Kind.KEPT or (
            self._kind is not Kind.FOLDER and not stat.S_ISREG(entry.status.st_mode)
        ):
            return None  # what is no ordinary file, nobody reads
        return self._writable(entry)

    def by_itself(self, entry: Entry) -> Doubt | None:
        """Judge a folder whatever the way to it."""
        return self._other_owner(entry) or self._writable(entry)

    def _other_owner(self, entry: Entry) -> Doubt | None:
        owner = entry.status.st_uid
        if owner in (_ROOT, self._user):
            return None
        return Doubt(Reason.OTHER_OWNER, entry.path, Who(Whose.USER, str(owner)))

    def _is_kept_by_sticky(self, entry: Entry, folder: Entry) -> bool:
        is_sticky = bool(folder.status.st_mode & stat.S_ISVTX)
        return is_sticky and (entry.is_folder or self._owners is Owners.USER_TOO)

    def _writable(self, entry: Entry) -> Doubt | None:
        mode = entry.status.st_mode
        if mode & stat.S_IWOTH:
            return Doubt(Reason.WRITABLE, entry.path, Who(Whose.ALL))
        if mode & stat.S_IWGRP and not self._is_own_group(entry):
            return Doubt(Reason.WRITABLE, entry.path, Who(Whose.GROUP, str(entry.status.st_gid)))
        return None

    def _is_own_group(self, entry: Entry) -> bool:
        """Whether the group's only member is the user: of his name, his first one, with nobody added."""
        if self._user == _ROOT or _has_acl(entry.path):
            return False
        import grp  # noqa: PLC0415 - POSIX only, and hardly ever needed
        import pwd  # noqa: PLC0415

        try:
            user = pwd.getpwuid(self._user)
            group = grp.getgrgid(entry.status.st_gid)
        except KeyError:
            return False
        alone = set(group.gr_mem) <= {user.pw_name}
        return user.pw_gid == group.gr_gid and user.pw_name == group.gr_name and alone


def _has_acl(path: str) -> bool:
    if sys.platform != "linux":
        return True  # cannot be seen: no exception is made
    try:
        os.getxattr(path, _ACL)
    except OSError:
        return False
    return True
