"""Windows' answer to who can change a file or put another in its place, from its owner and its ACL. Pure.

The rule: see the package. Rights: winnt.h and Microsoft's "File Access Rights Constants"; SIDs: Microsoft's
"Well-known SIDs".
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from native_host.datafiles.trust.doubts import Who, Whose

SYSTEM, ADMINISTRATORS = "S-1-5-18", "S-1-5-32-544"
TRUSTED_INSTALLER = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464"
ADMINISTRATIVE = frozenset({SYSTEM, ADMINISTRATORS, TRUSTED_INSTALLER})

_OF_THE_OWNER = frozenset({"S-1-3-0", "S-1-3-1", "S-1-3-4"})
"""CREATOR OWNER and CREATOR GROUP stand for nobody until they are inherited; OWNER RIGHTS for the owner."""

_OF_MANY = {
    "S-1-1-0": Whose.ALL,  # Everyone
    "S-1-5-11": Whose.ALL,  # Authenticated Users
    "S-1-5-32-545": Whose.ALL,  # Users
    "S-1-5-4": Whose.ALL,  # INTERACTIVE
}

_WRITE_DATA, _APPEND_DATA = 0x2, 0x4
"""Of a folder: FILE_ADD_FILE and FILE_ADD_SUBDIRECTORY."""
_WRITE_EA, _DELETE_CHILD, _WRITE_ATTRIBUTES = 0x10, 0x40, 0x100
_DELETE, _WRITE_DAC, _WRITE_OWNER = 0x10000, 0x40000, 0x80000
_GENERIC_ALL, _GENERIC_WRITE = 0x10000000, 0x40000000
_FULL_CONTROL, _FILE_GENERIC_WRITE = 0x1F01FF, 0x120116

REPLACES_ROOT = _DELETE_CHILD | _WRITE_DAC | _WRITE_OWNER
"""On the root of a drive: rights that let another take the place of what lies in it."""
REPLACES = REPLACES_ROOT | _DELETE
"""On any other folder: it can be renamed too."""
CHANGES = REPLACES | _WRITE_DATA | _APPEND_DATA | _WRITE_EA | _WRITE_ATTRIBUTES
"""On a file, or a folder whose every file counts; on a link, which FILE_WRITE_ATTRIBUTES lets lead elsewhere
(FSCTL_SET_REPARSE_POINT)."""
ADDS = REPLACES | _WRITE_DATA
"""On the folder of a library: something may be put beside it."""


@dataclass(frozen=True)
class Ace:
    """One entry that grants rights.

    Attributes:
        inherit_only: holds for what will be made in the folder, not for the folder itself.
    """

    sid: str
    mask: int
    inherit_only: bool = False


@dataclass(frozen=True)
class Security:
    """What is set on a file or folder; `granted` is None where there is no DACL: everyone may do all then."""

    owner: str
    granted: tuple[Ace, ...] | None


def other_owner(security: Security, may: Collection[str]) -> Who | None:
    """Return whose it is, unless the owner is one of `may`."""
    return None if security.owner in may else _who(security.owner)


def who_has(security: Security, rights: int, may: Collection[str]) -> Who | None:
    """Return somebody who has one of the `rights` and is none of `may`; None if nobody has."""
    if security.granted is None:
        return Who(Whose.ALL)
    for ace in security.granted:
        if ace.inherit_only or ace.sid in may or ace.sid in _OF_THE_OWNER:
            continue
        if _specific(ace.mask) & rights:
            return _who(ace.sid)
    return None


def _specific(mask: int) -> int:
    """Return the mask with what its generic rights mean for a file."""
    if mask & _GENERIC_ALL:
        mask |= _FULL_CONTROL
    return mask | _FILE_GENERIC_WRITE if mask & _GENERIC_WRITE else mask


def _who(sid: str) -> Who:
    return Who(_OF_MANY[sid]) if sid in _OF_MANY else Who(Whose.ACCOUNT, sid.rpartition("-")[2])
