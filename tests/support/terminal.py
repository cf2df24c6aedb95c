"""Running a program on a real terminal (a pseudo-terminal) of a given width. POSIX only."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass
class Shown:
    """What came out.

    Attributes:
        terminal: all bytes that reached the terminal, with its own line ends.
        output: what was piped away from standard output instead, if that was asked for.
    """

    terminal: str
    output: str
    code: int


def on_terminal(
    command: Sequence[str], environment: Mapping[str, str], *, pipe_output: bool = False, columns: int = 80
) -> Shown:
    """Run `command` with standard error, and standard output unless piped, on a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    variables = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "COLUMNS")}
    process = subprocess.Popen(
        command,
        stdin=theirs,
        stdout=subprocess.PIPE if pipe_output else theirs,
        stderr=theirs,
        env={**variables, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    parts = []
    while part := _read(ours):
        parts.append(part)
    os.close(ours)
    output = process.stdout.read() if process.stdout else b""
    if process.stdout:
        process.stdout.close()
    return Shown(b"".join(parts).decode(), output.decode(), process.wait())


def _read(descriptor: int) -> bytes:
    """Return the next bytes; none when the program has closed the terminal (EIO on Linux)."""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
