"""Which shared libraries an ELF file asks for, told by binutils."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

MAGIC = b"\x7fELF"


def needs(file: Path) -> set[str]:
    """Return the names under DT_NEEDED.

    Raises:
        CalledProcessError: objdump cannot read the file.
    """
    told = subprocess.run(["objdump", "-p", str(file)], check=True, capture_output=True, text=True)
    return set(re.findall(r"^\s+NEEDED\s+(\S+)", told.stdout, re.MULTILINE))
