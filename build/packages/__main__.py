"""`make packages`: store zip, signed package and update.xml in build/out/packages.

`--address URL` (or ADDRESS): of the folder where they will be served; `--origins` (or ORIGINS): as for
`make extension`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from build.packages.key import VARIABLE, signing_key
from build.packages.make import make_packages
from native_host.registration.ids import EXTENSION_IDS

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "build/out/packages"
EXAMPLE = "https://intranet.empresa.com.br/qualitoken"
"""The address in the ready policy files (manifests/policies)."""


def main() -> int:
    """Build the extension and make everything."""
    parser = argparse.ArgumentParser(prog="python -m build.packages", description=__doc__)
    parser.add_argument("--address", default=os.environ.get("ADDRESS") or EXAMPLE)
    parser.add_argument("--origins", default=os.environ.get("ORIGINS", ""))
    args = parser.parse_args()
    extension = OUT / "extension"
    command = ["node", "build/extension.mjs", "--out", str(extension), "--origins", args.origins]
    subprocess.run(command, cwd=ROOT, check=True)
    extension_id = make_packages(extension, OUT, signing_key(OUT / "trial-key.pem"), args.address)
    print(f"{OUT.relative_to(ROOT)}: id {extension_id}")
    if extension_id not in EXTENSION_IDS:
        print(
            f"This is not the pinned id ({', '.join(EXTENSION_IDS)}), whose key {VARIABLE} may name.\n"
            f'A host lets it in when its configuration says extension_ids = ["{extension_id}"] and '
            "`qualitoken register` was run since.",
            file=sys.stderr,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
