"""Keeping the protocol's pipe clean: whatever prints, in Python or in C, must not reach it."""

from __future__ import annotations

import os
import sys


def claim_stdout() -> int:
    """Move file descriptor 1 away and return its private duplicate, the only way to the other side.

    Afterwards descriptor 1 is standard error, or the null device where there is none (a browser on Windows
    starts hosts without one). The duplicate is not inherited by child processes (PEP 446).

    Raises:
        OSError: descriptor 1 is closed; nobody could hear us.
    """
    private = os.dup(1)
    try:
        os.dup2(2, 1)
    except OSError:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - exists on Windows only

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(private, os.O_BINARY)
    return private
