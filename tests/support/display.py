"""A display of its own for tests that need real keys: Xvfb, and xdotool to press them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_display(width: int = 1280, height: int = 1000) -> Iterator[str]:
    """Start a virtual screen; yield its name for DISPLAY."""
    read_end, write_end = os.pipe()
    command = [
        "Xvfb",
        "-displayfd",
        str(write_end),
        "-screen",
        "0",
        f"{width}x{height}x24",
        "-nolisten",
        "tcp",
    ]
    with subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL) as server:
        os.close(write_end)
        with os.fdopen(read_end) as told:
            number = told.readline().strip()
        try:
            yield f":{number}"
        finally:
            server.terminate()


def press_keys(display: str, keys: str) -> None:
    """Press a combination such as `alt+shift+y` in the window in front."""
    subprocess.run(["xdotool", "key", keys], env={**os.environ, "DISPLAY": display}, check=True)


def wait_for_window(display: str, beside: int) -> None:
    """Wait until the screen shows more than it did when it showed `beside` things: a menu has opened.

    It is not told, so it is looked at again and again; the look itself takes a while.
    """
    while visible_windows(display) <= beside:
        pass


def visible_windows(display: str) -> int:
    """Count what the screen shows: itself, each window of the browser, each menu that is open."""
    command = ["xdotool", "search", "--onlyvisible", "--class", ""]
    env = {**os.environ, "DISPLAY": display}
    return len(subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split())
