"""The extension as a folder that a browser loads as it is ("Carregar sem compactação").

With `key` in its manifest, unlike the stores' package: the browser gives it the id that the host lets in.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from build.freeze.places import ROOT

FOLDER = "extensao"
"""What every package calls it. Installed, it lies beside the versions: browsers remember its place."""


def make_loadable(folder: Path) -> Path:
    """Build the extension into `folder`, anew; the environment's ORIGINS are as for `make extension`.

    Raises:
        CalledProcessError: it cannot be built; why is on the terminal.
    """
    subprocess.run(["node", "build/extension.mjs", "--out", str(folder)], cwd=ROOT, check=True)
    return folder
