"""The log: what the host did, never for whom. No name, CPF, CNPJ, phone, e-mail, label or serial.

What is logged is chosen where it is logged: method names, states, codes, durations. This file is the net
below: it keeps messages only (no tracebacks, whose texts may hold anything), and masks what looks like a
number of somebody, an address, or the user's folder.

Records are queued and written by a thread of their own, so that a slow disk delays no answer; those that come
together are written together, so that the thread takes no time from answers either. The file is opened for
each batch and closed again: several hosts share it, and Windows cannot rename an open file. Users
who share a folder have a file each (`datafiles.own`).
"""

from __future__ import annotations

import logging
import os
import re
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from native_host.datafiles.own.lock import held
from native_host.datafiles.own.names import make_folder, own_file
from native_host.datafiles.own.opening import is_own, open_own

MAX_BYTES = 256 * 1024
"""Size at which the file is put aside; a day's work takes some 100 KB."""

OLD_FILES = 2
"""Files put aside that are kept."""

CLOSE_WAIT_S = 0.2
"""How long the end of the host waits for the last lines; a browser kills it 2 s after closing the pipe."""

GATHER_S = 0.1
"""How long the writer waits for more after a line. No request that an agent waits for takes much longer, and
of a host that is killed no more than this is missing."""

FILE_NAME = "host.log"

_LOCK_TIMEOUT_S = 0.5
"""Another host puts the file aside in a millisecond; one that hangs in it must not lose this one's lines."""

_QUEUE_MAX = 10_000
"""Lines kept while the disk is slow; more are dropped."""

_ROOT = "native_host"

_MASKS = (
    (re.compile(r"(?<![^\s@])[^\s@]+@[^\s@]+"), "<e-mail>"),
    # CNPJ, CPF, phones, serials: seven digits or more, or a register entry with letters, however punctuated.
    (re.compile(r"\b[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?\d{2}\b"), "<número>"),
    (re.compile(r"\+?\(?\d(?:[\s().+/-]{0,2}\d){6,}"), "<número>"),
)

_process_key = os.urandom(16)


def tag(secret: str) -> str:
    """Return a short mark for a serial, the same within this process only: two lines can be compared."""
    from hashlib import blake2s  # noqa: PLC0415 - not needed at the start

    return blake2s(secret.encode(), digest_size=3, key=_process_key).hexdigest() if secret else "-"


def masked(message: str) -> str:
    """Return `message` on one line, without what looks personal."""
    home = os.path.expanduser("~")  # noqa: PTH111 - a plain string is wanted
    text = message.replace(home, "~") if len(home) > 1 else message
    for pattern, instead in _MASKS:
        text = pattern.sub(instead, text)
    return "".join(character if character.isprintable() else " " for character in text)


class _Line(NamedTuple):
    """What was said, at what level, and when (seconds since 1970); whoever writes it masks it."""

    level: int
    created: float
    message: str

    def written(self) -> str:
        """Return it as it stands in the file."""
        when = time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(self.created))
        return f"{when} {os.getpid()} {logging.getLevelName(self.level).lower()} {masked(self.message)}\n"


class Log(logging.Handler):
    """Takes records from the start on, and writes them once it knows where to."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: SimpleQueue[_Line | None] = SimpleQueue()
        self._writer: threading.Thread | None = None
        self._ends = threading.Event()

    def emit(self, record: logging.LogRecord) -> None:
        """Queue the record; never raises, never waits."""
        with suppress(TypeError, ValueError):
            self._add(_Line(record.levelno, record.created, record.getMessage()))

    def note(self, message: str) -> None:
        """Queue a message of level "info" for the thread that answers at once: it makes no record of it."""
        self._add(_Line(logging.INFO, time.time(), message))

    def _add(self, line: _Line) -> None:
        if self._lines.qsize() < _QUEUE_MAX:
            self._lines.put(line)

    def open(self, level: str, folder: Path | None, *, for_all: bool = False) -> None:
        """Write what was queued and all that follows, from `level` on.

        Args:
            level: as the configuration names it.
            folder: where to; None: the user's own.
            for_all: whether a folder that is missing is made for every user.
        """
        threshold = logging.getLevelName(level.upper())
        self.setLevel(threshold)
        arguments = (threshold, folder, for_all)
        writer = threading.Thread(target=self._write, args=arguments, name="log", daemon=True)
        writer.start()
        self._writer = writer  # only now: the host may end at any moment, and waits for one that runs

    def finish(self, code: int) -> None:
        """Note the host's end and write the last lines, if that takes no longer than `CLOSE_WAIT_S`."""
        logging.getLogger(_ROOT).info("end, exit code %d", code)
        self._ends.set()
        if self._writer is not None:
            self._lines.put(None)
            self._writer.join(CLOSE_WAIT_S)

    def _write(self, threshold: int, folder: Path | None, for_all: bool) -> None:
        folder = folder or default_folder()
        with suppress(OSError):
            make_folder(folder, for_all=for_all)
        file = own_file(folder, FILE_NAME)
        while (first := self._lines.get()) is not None:
            self._ends.wait(GATHER_S)
            batch = [first]
            last = False
            while not self._lines.empty() and not last:
                more = self._lines.get()
                last = more is None
                batch += [more] if more is not None else []
            append(file, "".join(line.written() for line in batch if line.level >= threshold))
            if last:
                return


def default_folder() -> Path:
    """Return the user's log folder of this system."""
    import platformdirs  # noqa: PLC0415 - not needed where the configuration names a folder

    return Path(platformdirs.user_log_path("qualitoken", appauthor=False))


def append(file: Path, lines: str) -> None:
    """Append `lines`, putting a full file aside first. A log that cannot be written is no error.

    Only to the user's own file, which nobody else can read: what is there instead is left as it is.
    """
    if not lines:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if _size(file) >= MAX_BYTES:
            with suppress(OSError), held(file.with_name(f"{file.name}.lock"), _LOCK_TIMEOUT_S):
                _put_aside(file)
        if _size(file) >= MAX_BYTES * (1 + OLD_FILES):
            return  # it could not be put aside for long: no more than all files together may have
        descriptor = open_own(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        with os.fdopen(descriptor, "a", encoding="utf-8") as stream:
            stream.write(lines)
    except OSError:
        return


def _size(file: Path) -> int:
    try:
        return os.lstat(file).st_size
    except FileNotFoundError:
        return 0


def _put_aside(file: Path) -> None:
    """Give every file the next older name; for the one host that holds the lock.

    Raises:
        OSError: Windows, another host is just writing to one; or something that is not ours bears the name.
    """
    if _size(file) < MAX_BYTES:
        return  # the host that held the lock before has done it
    for number in range(OLD_FILES, 0, -1):
        older = file.with_name(f"{file.name}.{number}")
        newer = file if number == 1 else file.with_name(f"{file.name}.{number - 1}")
        if os.path.lexists(older) and not is_own(older):
            raise FileExistsError
        if is_own(newer):
            newer.replace(older)


def answered(method: str, outcome: str, received: float) -> str:
    """Return how a request that came at `received` (monotonic seconds) was answered: "ok" or the code."""
    return f"{method}: {outcome} in {int((time.monotonic() - received) * 1000)} ms"


def attach() -> Log:
    """Start taking the host's own records; other libraries' records are left alone."""
    log = Log()
    logger = logging.getLogger(_ROOT)
    logger.addHandler(log)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    return log
