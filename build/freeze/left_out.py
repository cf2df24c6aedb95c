"""What PyInstaller was told to leave out must not be needed: an import on a way that every start takes."""

from __future__ import annotations

import re
from pathlib import Path

_UNUSED_IMPORTERS = {
    "zipimport",
    "concurrent.futures.process",
    "email_validator.deliverability",
    "encodings.bz2_codec",
    "pydantic.mypy",
    "pydantic.v1.mypy",
}
"""They need what is left out, and are themselves imported by nothing here."""


def needed_after_all(work: Path) -> list[str]:
    """Return a sentence per left-out module that another one imports when it is itself imported.

    Args:
        work: PyInstaller's folder, which holds its `warn-*.txt`.
    """
    found = []
    for report in sorted(work.rglob("warn-*.txt")):
        for line in report.read_text("utf-8").splitlines():
            told = re.match(r"excluded module named (\S+) - imported by (.*)", line)
            if told is None:
                continue
            importers = re.findall(r"([\w.]+) \(top-level\)", told[2])
            found += [f"{name} imports {told[1]}" for name in importers if name not in _UNUSED_IMPORTERS]
    return found


def demand_nothing_left_out(work: Path) -> None:
    """End the build if something is needed after all.

    Raises:
        SystemExit: names who needs what.
    """
    if needed := needed_after_all(work):
        raise SystemExit("left out of the frozen program, but needed:\n  " + "\n  ".join(needed))
