"""The file of earlier readings: per medium a mark made of its serial number, states and dates. Nothing else.

The mark is scrypt of the serial with a salt drawn for this installation, so that files of two computers have
nothing in common. Serial numbers are short: who holds the file and a list of serials can try them all, each
at the price of one scrypt, and learns that a medium was read here, in what state and on which days.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from native_host.datafiles.own.names import own_file, own_name
from native_host.datafiles.own.opening import NotOwnError, Why, is_own, open_own
from native_host.history.locked import locked
from native_host.protocol.messages import State

logger = logging.getLogger(__name__)

FILE_NAME = "history.json"
_NOTHING = b"\0"
"""After a loss of power a file may hold nothing, or nothing but these."""
_VERSION = 1
_SALT_BYTES = 16
_SCRYPT_N, _SCRYPT_R, _SCRYPT_P, _MARK_BYTES = 2**12, 8, 1, 16
"""4 MB and about 10 ms per serial: not felt once per reading, and a price for who tries millions."""

READINGS_PER_MEDIUM = 6
"""States and days kept per medium; the agent is told of one."""
MEDIA_MAX = 5_000
"""Media kept; a busy desk reads some thousands a year. The file stays below a megabyte."""

_FORGETTING_TIMEOUT_S = 0.2
"""A host that is just writing is waited for, as it would put the file back; one that hangs is not."""


class NotUnderstoodError(OSError):
    """The file is damaged, or a later version's."""


@dataclass(frozen=True)
class Remembered:
    """One earlier reading."""

    state: State
    on: date


@dataclass
class History:
    """What the file holds."""

    salt: str = field(default_factory=lambda: secrets.token_hex(_SALT_BYTES))
    media: dict[str, list[Remembered]] = field(default_factory=dict)
    """By mark; the latest reading last."""

    def mark(self, serial: str) -> str:
        """Return the mark of a serial number on this computer."""
        return _mark(self.salt, serial.strip().upper())

    def forget_before(self, oldest: date) -> None:
        """Drop what was read before `oldest`, and the media longest unread when there are too many."""
        kept = {mark: [one for one in found if one.on >= oldest] for mark, found in self.media.items()}
        ordered = sorted((mark for mark, found in kept.items() if found), key=lambda mark: kept[mark][-1].on)
        self.media = {mark: kept[mark] for mark in ordered[-MEDIA_MAX:]}

    def note(self, mark: str, reading: Remembered) -> None:
        """Add a reading; the same state on the same day is one."""
        earlier = [one for one in self.media.get(mark, []) if one != reading]
        self.media[mark] = [*earlier, reading][-READINGS_PER_MEDIUM:]


def load(folder: Path, today: date, days: int) -> History:
    """Return what is remembered, without what is older than `days`; an empty file is as none.

    Raises:
        OSError: there is a file, and it cannot be read or understood, or is not this user's: it is not to be
            replaced.
    """
    history = _read(own_file(folder, FILE_NAME))
    history.forget_before(today - timedelta(days=days))
    return history


def check(folder: Path) -> None:
    """Read the file and change nothing.

    Raises:
        NotUnderstoodError: it is left alone for what it holds.
        OSError: as `load`.
    """
    _read(own_name(folder, FILE_NAME))


def save(folder: Path, history: History) -> None:
    """Write the file whole, readable by its user only. A history that cannot be written is no error.

    What is there and is not this user's own file is left as it is.
    """
    content = {
        "version": _VERSION,
        "salt": history.salt,
        "media": {
            mark: [[one.state.value, one.on.isoformat()] for one in found]
            for mark, found in history.media.items()
        },
    }
    written: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = own_name(folder, FILE_NAME)
        if os.path.lexists(target) and not is_own(target):
            raise NotOwnError(Why.OTHER_OWNER)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=FILE_NAME)
        written = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(content, file)
        written.replace(target)
    except OSError as error:
        # A virus scanner may have the file open, which Windows does not let be replaced.
        logger.warning("history: %s", type(error).__name__)
        if written is not None:
            with suppress(OSError):
                written.unlink()


def forget(folder: Path) -> None:
    """Remove this user's file: the administrator has switched the history off."""
    with suppress(OSError), ExitStack() as stack:
        file = own_file(folder, FILE_NAME)
        if not is_own(file):
            return
        with suppress(TimeoutError):
            stack.enter_context(locked(folder, _FORGETTING_TIMEOUT_S))
        file.unlink()


def default_folder() -> Path:
    """Return the user's data folder of this system."""
    import platformdirs  # noqa: PLC0415 - not needed where the configuration names a folder

    return Path(platformdirs.user_data_path("qualitoken", appauthor=False))


def _read(file: Path) -> History:
    try:
        with os.fdopen(open_own(file, os.O_RDONLY), "rb") as opened:
            content = opened.read()
    except FileNotFoundError:
        return History()
    if not content.strip(_NOTHING):
        return History()
    try:
        return _parsed(content.decode("utf-8"))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NotUnderstoodError from error


def _parsed(text: str) -> History:
    data = json.loads(text)
    if data["version"] != _VERSION:
        raise ValueError
    media = {
        str(mark): [Remembered(State(state), date.fromisoformat(on)) for state, on in found]
        for mark, found in data["media"].items()
    }
    return History(salt=bytes.fromhex(data["salt"]).hex(), media=media)


@lru_cache(maxsize=64)
def _mark(salt: str, serial: str) -> str:
    # Not hashlib's: it needs OpenSSL's digests, which the frozen program does not carry twice.
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - only with a history

    function = Scrypt(salt=bytes.fromhex(salt), length=_MARK_BYTES, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P)
    return function.derive(serial.encode()).hex()
