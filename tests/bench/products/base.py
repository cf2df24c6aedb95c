"""The commit that `BASE` names, made ready beside this tree in a temporary folder.

`git archive` and not `git worktree`: nothing is registered in the repository, so nothing is left in it
either when a run is killed. The folder goes with the run.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

from tests.bench.products.environment import make_environment, site_packages
from tests.bench.products.product import Product
from tests.support.paths import ENVIRONMENT, PROGRAMS, ROOT

PYTHON_LOCK, NODE_LOCK = "requirements.lock", "package-lock.json"
"""Where one is the same in both commits, what is made of it is shared."""

SHORT = 8
"""Digits of a commit's hash that people are shown."""


def this_tree(folder: Path) -> Product:
    """Return the product of this checkout as it is, with what was not committed yet."""
    python = Path(sys.executable).absolute()
    return Product("this tree", ROOT, python, PROGRAMS / "qualitoken-host", _made(folder / "ours"))


def both(folder: Path, commit: str) -> tuple[Product, Product]:
    """Return this tree and the base, their environments made alike.

    Raises:
        subprocess.CalledProcessError: the base cannot be set up; what it said is on the terminal.
    """
    root = folder / "base"
    check_out(commit, root)
    base = f"base {commit[:SHORT]}"
    own = _set_up(root)
    packages = site_packages(root / ".venv" if own else ENVIRONMENT.parent)
    products = []
    for name, checkout, kept in (
        ("this tree", ROOT, site_packages(ENVIRONMENT.parent)),
        (base, root, packages),
    ):
        place = _made(folder / ("ours" if checkout is ROOT else "theirs"))
        python, host = make_environment(place / "environment", checkout, kept)
        products.append(Product(name, checkout, python, host, place))
    return products[0], products[1]


def check_out(commit: str, folder: Path) -> None:
    """Put the files of a commit into a new folder."""
    folder.mkdir(parents=True)
    command = ["git", "archive", "--format=tar", commit]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as git:
        assert git.stdout
        with tarfile.open(fileobj=git.stdout, mode="r|") as archive:
            archive.extractall(folder, filter="data")
    if git.returncode:
        raise subprocess.CalledProcessError(git.returncode, command)


def same_lock(root: Path, name: str) -> bool:
    """Whether a lock file is the same as this tree's."""
    return _bytes(root / name) == _bytes(ROOT / name)


def _set_up(root: Path) -> bool:
    """Make the base ready to build; return whether it has a Python environment of its own.

    Nothing is ever installed into what is shared: it is this tree's.
    """
    if not same_lock(root, PYTHON_LOCK):
        print("bench: the base asks for other packages; its own environment is made …", flush=True)
        subprocess.run(["bash", "build/setup.sh"], cwd=root, check=True, stdout=sys.stderr)
        return True
    (root / ".venv").symlink_to(ENVIRONMENT.parent)
    if same_lock(root, NODE_LOCK):
        (root / "node_modules").symlink_to(ROOT / "node_modules")
    else:
        print("bench: the base asks for other Node modules; they are installed …", flush=True)
        command = ["npm", "install", "--no-save", "--silent", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=root, check=True, stdout=sys.stderr)
    return False


def _bytes(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
