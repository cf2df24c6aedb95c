"""Writing to a person's terminal: width, colour only where it is wanted, signs the terminal can show."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
from enum import Enum
from typing import TextIO

WIDTH_MAX = 80
"""Columns of the usual terminal; longer lines are hard to read anyway."""

_WIDTH_MIN = 40
"""Below this the labels' column would leave no room."""


class Sign(Enum):
    """A sign before a headline: as it should be, in plain ASCII for poor terminals, and its colour (SGR)."""

    OK = ("✓", "+", "32")
    WARNING = ("⚠", "!", "33")
    ERROR = ("✗", "x", "31")
    UNKNOWN = ("?", "?", "36")
    DO = ("→", "->", "0")


_BOLD, _DIM, _RESET = "1", "2", "0"


class Terminal:
    """Where text goes. Never raises for a character that cannot be shown: `?` stands in its place."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
        columns = shutil.get_terminal_size((WIDTH_MAX, 24)).columns
        self.width = max(_WIDTH_MIN, min(WIDTH_MAX, columns))
        self._colour = _wants_colour(stream)

    def print(self, lines: list[str]) -> None:
        """Write the lines."""
        self._stream.write("".join(f"{line}\n" for line in lines))
        self._stream.flush()

    def sign(self, sign: Sign) -> str:
        """Return the sign, coloured, in a form the terminal can show."""
        return self._paint(self.plain(sign), sign.value[2])

    def plain(self, sign: Sign) -> str:
        """Return the sign without colour, in a form the terminal can show."""
        good, poor, _ = sign.value
        return good if self._can_show(good) else poor

    def bold(self, text: str) -> str:
        """Return `text` in bold type."""
        return self._paint(text, _BOLD)

    def dim(self, text: str) -> str:
        """Return `text` in faint type."""
        return self._paint(text, _DIM)

    def wrap(self, text: str, first: str = "", rest: str = "") -> list[str]:
        """Break `text` into lines of the terminal's width; words longer than a line are cut."""
        return textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
        )

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[{_RESET}m" if self._colour else text

    def _can_show(self, character: str) -> bool:
        try:
            character.encode(getattr(self._stream, "encoding", None) or "ascii")
        except (UnicodeEncodeError, LookupError):
            return False
        return True


def _wants_colour(stream: TextIO) -> bool:
    """Whether colour is wanted: a terminal that knows it, and NO_COLOR (no-color.org) unset or empty."""
    if not stream.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.platform != "win32" or _enable_windows_colour()


def _enable_windows_colour() -> bool:
    """Ask the console of Windows 10 or newer to understand colour; False if it does not."""
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 - Windows only

    std_output_handle, enable_virtual_terminal_processing = -11, 0x4
    kernel32 = ctypes.windll.kernel32
    handle = kernel32.GetStdHandle(std_output_handle)
    mode = ctypes.c_ulong()
    if not kernel32.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel32.SetConsoleMode(handle, mode.value | enable_virtual_terminal_processing))
