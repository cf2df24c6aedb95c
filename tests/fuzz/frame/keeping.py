"""Findings as files, and how they are run again."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.frame.endless import MOST_S, ended
from tests.fuzz.frame.hunt import Finding
from tests.fuzz.frame.target import Target
from tests.support.paths import OUT, ROOT

FOLDER = OUT / "fuzz"
SHOWN_CHARS = 300
"""Of an input on the terminal; the file has all of it."""


def keep(finding: Finding, folder: Path = FOLDER) -> Path:
    """Write the input and, beside it, what it did; return the input's file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{finding.target}-{finding.seed}.bin"
    file.write_bytes(finding.value)
    file.with_suffix(".txt").write_text(finding.error, "utf-8")
    return file


def told(finding: Finding, file: Path) -> str:
    """Return what is printed of a finding."""
    shown = repr(finding.value)
    path = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
    raised = finding.error.strip().splitlines()[-1]
    lines = [
        f"{finding.target}: broken by {len(finding.value)} bytes, seed {finding.seed}: {raised}",
        f"  {shown[:SHOWN_CHARS]}{'…' if len(shown) > SHOWN_CHARS else ''}",
        f"  again: make fuzz FUZZ={finding.target} REPLAY={path}",
    ]
    if not finding.steady:
        lines.insert(1, "  by itself it did not do it again: look at what came before, with the same seed")
    return "\n".join(lines)


def replay(target: Target, file: Path) -> None:
    """Run one kept input.

    Raises:
        Exception: the promise is still broken.
        HangsError: it still hangs.
    """
    with target.opened() as run, ended(MOST_S):
        run(file.read_bytes())
