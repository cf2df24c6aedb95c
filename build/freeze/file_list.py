"""The list of what is installed: by it doctor finds what is lost, and the uninstaller what is ours."""

from __future__ import annotations

from pathlib import Path


def write_list(folder: Path, target: Path) -> None:
    """Write the names of the folder's files, relative to it, one a line; the list itself is none of them."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != target)
    lines = [f"{file.relative_to(folder).as_posix()}\n" for file in files]
    target.write_text("".join(lines), "ascii", newline="\n")
