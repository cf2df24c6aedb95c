"""An environment of Python's whose `native_host` is one checkout's, beside the installed packages of another.

Not by PYTHONPATH: the host starts its children with `-I`, which heeds no variable. Both sides of a
comparison get such an environment, so that neither start searches fewer folders than the other's.
"""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

from tests.support.paths import ROOT

_LAUNCHER = """#!{python}
# -*- coding: utf-8 -*-
import re
import sys
from native_host.host.main import main
if __name__ == '__main__':
    sys.argv[0] = re.sub(r'(-script\\.pyw|\\.exe)?$', '', sys.argv[0])
    sys.exit(main())
"""
"""What pip makes of `[project.scripts]`."""


def make_environment(folder: Path, root: Path, packages: Path) -> tuple[Path, Path]:
    """Make it in `folder`; return its interpreter and the host's launcher.

    Args:
        folder: does not exist yet.
        root: the checkout whose `native_host` it is.
        packages: the `site-packages` that holds everything else.
    """
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin/python"
    package, measuring = folder / "product", folder / "measuring"
    for place, names, source in ((package, ("native_host",), root), (measuring, ("tests", "build"), ROOT)):
        place.mkdir()
        for name in names:
            (place / name).symlink_to(source / name)
    paths = "\n".join(map(str, (package, packages, measuring)))
    (site_packages(folder) / "qualitoken-bench.pth").write_text(f"{paths}\n", "utf-8")
    host = folder / "bin/qualitoken-host"
    host.write_text(_LAUNCHER.format(python=python), "utf-8")
    host.chmod(0o755)
    return python, host


def site_packages(environment: Path) -> Path:
    """Return where an environment keeps its packages."""
    return Path(sysconfig.get_path("purelib", "venv", {"base": str(environment)}))
