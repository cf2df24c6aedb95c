"""`python -m build.policies`: write the files; `--check` says which are not up to date instead."""

from __future__ import annotations

import sys

from build.policies.files import made_files
from build.policies.model import ROOT, load_policies


def main() -> int:
    """Write or check; 1 if a file is out of date."""
    files = made_files(load_policies())
    if "--check" in sys.argv:
        stale = [
            path
            for path, content in files.items()
            if not path.is_file() or path.read_bytes() != content.encode()
        ]
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run python -m build.policies")
        return 1 if stale else 0
    for path, content in files.items():
        path.write_bytes(content.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
