"""How a frozen program becomes one of its own children: it has no interpreter that could be given a module.

Standard library only, and little of it: the host's entry imports this before it says hello.
"""

from __future__ import annotations

import os
import sys

CHILD_OPTION = "--child"
"""First argument of a child; its module is the second."""

CHILDREN = ("native_host.token.worker.main", "native_host.token.pcsc.child")
"""Modules that may be named: a program that browsers start runs nothing else by its arguments."""

FILE_LIST = "files.txt"
"""In the library's folder: every file that was installed, one a line, relative to the program's folder."""


def is_frozen() -> bool:
    """Whether this is a program made by PyInstaller."""
    return bool(getattr(sys, "frozen", False))


def is_removed() -> bool:
    """Whether the files of this running frozen program are gone, as after an update for all users.

    What it has yet to read would be missing, and its children. The list is a file that it never opens itself.
    """
    if not is_frozen():
        return False
    listed = f"{getattr(sys, '_MEIPASS', '')}{os.sep}{FILE_LIST}"
    return not os.path.isfile(listed)  # noqa: PTH113 - pathlib is heavy


def child_command(entry: str, *arguments: str) -> list[str]:
    """Return a command line that runs `main` of module `entry`, one of `CHILDREN`."""
    if is_frozen():
        return [sys.executable, CHILD_OPTION, entry, *arguments]
    # `-I`: no folder or variable may change what is imported.
    return [sys.executable, "-I", "-c", f"from {entry} import main; main()", *arguments]


def serve_if_child() -> None:
    """Run the child that the arguments ask for and end; return if they ask for none.

    Raises:
        SystemExit: code 2, the module is none of `CHILDREN`.
    """
    if sys.argv[1:2] != [CHILD_OPTION]:
        return
    entry = sys.argv[2] if len(sys.argv) > 2 else ""
    if entry not in CHILDREN:
        raise SystemExit(2)
    del sys.argv[1:3]
    import importlib  # noqa: PLC0415 - a child only

    importlib.import_module(entry).main()
    raise SystemExit(0)
