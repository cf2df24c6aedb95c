"""A bare interpreter: the one that starts the host, importing nothing, writing as much as the first frame.

`-I` and not `-I -S`: a program that is installed into an environment finds its own modules through `site`,
so the host cannot do without it either. What is above this floor is what the host imports and runs before
it says hello.
"""

from __future__ import annotations

import struct
from pathlib import Path


def bare_command(python: Path, frame_bytes: int) -> list[str]:
    """Return the command whose only output is one frame of so many bytes, with its length before it."""
    head = struct.pack("=I", frame_bytes)
    return [str(python), "-I", "-c", f"import os; os.write(1, {head!r} + b' ' * {frame_bytes})"]
