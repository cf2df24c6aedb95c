"""Why a file does not count, as plain data; in words: `sentences`. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(str, Enum):
    """What is wrong with a file or folder; each has a sentence in `texts` (`trust:doubts`)."""

    OTHER_OWNER = "other_owner"
    WRITABLE = "writable"
    UNREADABLE = "unreadable"
    """Its owner or permissions could not be read."""
    TOO_MANY_LINKS = "too_many_links"
    REPLACED = "replaced"
    """Another file took its place again and again while it was read."""


class Whose(str, Enum):
    """What kind of somebody else; each has words in `texts` (`trust:who`)."""

    NONE = "none"
    USER = "user"
    GROUP = "group"
    ALL = "all"
    ACCOUNT = "account"
    """Of Windows: a user or a group, its SID does not tell."""


@dataclass(frozen=True)
class Who:
    """Somebody else, without a name: `number` is a uid, a gid, or the last part of a SID."""

    whose: Whose = Whose.NONE
    number: str = ""


@dataclass(frozen=True)
class Doubt:
    """Why something does not count.

    Attributes:
        path: the file, link or folder on the way to it that is wrong.
        who: whose it is, or who can write there.
    """

    reason: Reason
    path: str
    who: Who = Who()
