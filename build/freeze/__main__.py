"""`make frozen`: this system's payload in build/out/frozen/qualitoken, checked, and a portable zip of it.

`--extension`: the zip holds the loadable extension too, which only a checkout that is set up can build.
"""

from __future__ import annotations

import argparse
import os
import sys
import sysconfig

from build.freeze.gate import demand_nothing_missing
from build.freeze.loadable import FOLDER, make_loadable
from build.freeze.places import FROZEN, OUT
from build.freeze.portable import write_portable
from build.freeze.pyinstaller import freeze
from build.freeze.starts import demand_start
from build.freeze.venv import freezing_python
from native_host import __version__

BYTES_PER_MB = 1_000_000


def main() -> int:
    """Freeze; the exit code is 1 if a library is missing or the host does not start."""
    parser = argparse.ArgumentParser(prog="python -m build.freeze", description=__doc__)
    parser.add_argument("--extension", action="store_true")
    args = parser.parse_args()
    freeze([str(freezing_python())], FROZEN, OUT / "freeze/work")
    demand_nothing_missing(FROZEN)
    demand_start(FROZEN)
    portable = OUT / f"frozen/qualitoken-{__version__}-{sysconfig.get_platform()}-portatil.zip"
    extension = make_loadable(FROZEN.with_name(FOLDER)) if args.extension else None
    write_portable(FROZEN, portable, windows=sys.platform == "win32", extension=extension)
    size = sum(file.stat().st_size for file in FROZEN.rglob("*") if file.is_file())
    print(f"{os.path.relpath(FROZEN)}: {size / BYTES_PER_MB:.1f} MB")
    print(f"{os.path.relpath(portable)}: {portable.stat().st_size / BYTES_PER_MB:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
