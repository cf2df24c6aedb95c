"""Who may write into the folder of the computer's configuration, `ProgramData\\qualitoken`.

Windows lets every user make folders in ProgramData; one that another user has made decides what the host
loads. So the package for all users makes it, the administrators' own. `python -m build.windows.permissions`
reads a security descriptor from its input (Microsoft's "Security Descriptor String Format") and ends with 1
if it lets anybody else write.
"""

from __future__ import annotations

import re
import sys

ADMINISTRATORS_ALONE = "O:BAG:BAD:P(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)"
"""Administrators own it; they and the system change what is in it; users read. Nothing is inherited."""

_TRUSTED = {"SY", "BA", "S-1-5-18", "S-1-5-32-544"}
_READING = {"FR", "FX", "GR", "GX", "RC"}
_ONLY_READING = 0x1200A9
"""FILE_GENERIC_READ and FILE_GENERIC_EXECUTE."""


def mistakes(descriptor: str) -> list[str]:
    """Return a sentence for everything that lets others than administrators write."""
    whole = re.fullmatch(
        r"O:(?P<owner>[A-Z]{2}|S-[\d-]+)(G:([A-Z]{2}|S-[\d-]+))?D:(?P<flags>[A-Z_]*)(?P<entries>(\([^()]*\))*)"
        r"(S:.*)?",
        descriptor.strip(),
    )
    if whole is None:
        return [f"no security descriptor of a folder: {descriptor.strip()!r}"]
    found = [] if whole["owner"] in _TRUSTED else [f"owned by {whole['owner']}"]
    if not whole["flags"].startswith("P"):
        found.append("inherits from ProgramData")
    if not whole["entries"]:
        found.append("says nothing about anybody")
    for entry in re.findall(r"\(([^()]*)\)", whole["entries"]):
        kind, _, rights, _, _, who = entry.split(";")[:6]
        if kind != "D" and who not in _TRUSTED and not _only_reads(rights):
            found.append(f"{who} may do more than read: {rights}")
    return found


def _only_reads(rights: str) -> bool:
    """Whether the rights, a number or words of two letters, are known and allow no change."""
    if re.fullmatch(r"0x[0-9a-fA-F]+", rights):
        return int(rights, 16) & ~_ONLY_READING == 0
    return all(word in _READING for word in re.findall(r"..?", rights))


def main() -> int:
    """Judge the descriptor on standard input."""
    descriptor = sys.stdin.read()
    found = mistakes(descriptor)
    for mistake in found or [f"administrators alone: {descriptor.strip()}"]:
        print(mistake)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
