"""`make windows`: payload under Wine, both installers, portable zip, all in build/out/windows.

`--payload DIR`: the installers of a payload that is there already, such as one frozen on Windows.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from build.windows.installers import make_installers
from build.windows.payload import make_payload
from build.windows.places import PAYLOAD, WINDOWS_OUT
from build.windows.wine import demand
from native_host import __version__


def main() -> int:
    """Make everything."""
    parser = argparse.ArgumentParser(prog="python -m build.windows", description=__doc__)
    parser.add_argument("--payload", type=Path)
    args = parser.parse_args()
    demand("makensis", "wixl", "msibuild", "node")
    if args.payload is None:
        make_payload()
    WINDOWS_OUT.mkdir(parents=True, exist_ok=True)
    for made in make_installers((args.payload or PAYLOAD).absolute(), __version__, WINDOWS_OUT):
        print(made.relative_to(WINDOWS_OUT.parents[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
