"""`python -m build.release FOLDER`: writes qualitoken.cdx.json and SHA256SUMS for the files in FOLDER."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from build.release.sbom import sbom

_SUMS = "SHA256SUMS"


def main() -> int:
    """Write both."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    (folder / "qualitoken.cdx.json").write_text(json.dumps(sbom(), indent=2) + "\n", "utf-8")
    lines = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
        for file in sorted(folder.iterdir())
        if file.is_file() and file.name != _SUMS
    ]
    (folder / _SUMS).write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
