"""Nothing missing: every library that the payload's files ask for is in it or part of the system."""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import cast

from build.freeze import elf_needs, pe_needs
from native_host.toml import load_toml


def missing(payload: Path) -> dict[str, list[str]]:
    """Return by library that is neither carried nor of the system the files that ask for it."""
    listed = load_toml(Path(__file__).with_name("system_libraries.toml"))
    found: dict[str, list[str]] = {}
    carried = {file.name for file in payload.rglob("*")}
    carried |= {name.lower() for name in carried}
    binaries = 0
    for file in sorted(payload.rglob("*")):
        kind = _kind(file)
        if kind is None:
            continue
        binaries += 1
        needed = elf_needs.needs(file) if kind == "linux" else pe_needs.needs(file)
        for name in needed - carried:
            if not any(fnmatch(name, pattern) for pattern in cast("list[str]", listed[kind])):
                found.setdefault(name, []).append(str(file.relative_to(payload)))
    if not binaries:
        raise FileNotFoundError(f"{payload}: no program in it")
    return found


def demand_nothing_missing(payload: Path) -> None:
    """End the build if something is missing.

    Raises:
        SystemExit: names every library and who asks for it.
    """
    absent = missing(payload)
    if absent:
        lines = [f"  {name}: asked for by {', '.join(files)}" for name, files in sorted(absent.items())]
        raise SystemExit("not in the payload and not part of the system:\n" + "\n".join(lines))


def _kind(file: Path) -> str | None:
    if not file.is_file() or file.is_symlink():
        return None
    with file.open("rb") as opened:
        head = opened.read(4)
    return "linux" if head == elf_needs.MAGIC else "windows" if head[:2] == pe_needs.MAGIC else None
