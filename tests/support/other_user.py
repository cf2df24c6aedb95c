"""Other users of the computer, for real: files that are theirs, and programs of ours that run as one of them.

Only root can make either. Everything a test needs of that is refused with the reason where it cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest

from tests.support.paths import OUT, ROOT

NOBODY, SOMEBODY = 65534, 12345
"""Two users, neither of them root; a number needs no entry in the list of users."""

_PROTECTED = Path("/opt")
"""A folder in which root alone can write, as in every folder above it."""

needs_root = pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can give files to other users"
)


@contextmanager
def administrators_folder() -> Iterator[Path]:
    """Make a folder of root's that everybody can read, and nobody else change; take it away afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="qualitoken-test-", dir=_PROTECTED))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def common_folder() -> Iterator[Path]:
    """Make a folder below the one for temporary files in which every user can make files, and remove none."""
    folder = Path(tempfile.mkdtemp(prefix="qualitoken-test-"))
    folder.chmod(0o1777)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def give(path: Path, user: int) -> None:
    """Make a file or link, or a folder with all that is in it, the user's."""
    os.chown(path, user, user, follow_symlinks=False)
    if path.is_dir() and not path.is_symlink():
        for inside in path.iterdir():
            give(inside, user)


def python_of_any_user() -> tuple[list[str], Mapping[str, str]]:
    """Return an interpreter that every user may start, and its environment; it can import all that this can.

    The one in use may lie in root's own folder: then its files get second names (hard links) where all can
    read them.
    """
    base = Path(sys.base_prefix)
    if _is_open_to_all(base):
        return [sys.executable], {"PYTHONPATH": str(ROOT)}
    base = _second_names(base)
    program = base / "bin" / f"python{sysconfig.get_python_version()}"
    return [str(program)], {"LD_LIBRARY_PATH": str(base / "lib")}


def run_as(
    user: int, code: str, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run Python code as the user, who belongs to no group but his own."""
    command, own = python_of_any_user()
    return subprocess.run(
        [*command, "-c", code, *arguments],
        env={**os.environ, **own, "HOME": "/nonexistent", **(environment or {})},
        user=user,
        group=user,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        check=False,
    )


def _is_open_to_all(path: Path) -> bool:
    return all(folder.stat().st_mode & 0o005 == 0o005 for folder in (path, *path.parents))


@lru_cache
def _second_names(base: Path) -> Path:
    target = OUT / "tests" / f"python-{sysconfig.get_python_version()}"
    if not target.exists():
        made = Path(tempfile.mkdtemp(dir=target.parent))
        made.chmod(0o755)
        left_out = shutil.ignore_patterns("site-packages", "test", "idlelib", "config-*", "*.a", "share")
        for part in ("bin", "lib"):
            shutil.copytree(base / part, made / part, symlinks=True, ignore=left_out, copy_function=_linked)
        _site_packages(made)
        made.replace(target) if not target.exists() else shutil.rmtree(made)
    return target


def _site_packages(base: Path) -> None:
    """Let the interpreter find what this one imports, also where no variable counts (`-I`, our children)."""
    folder = base / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "own.pth").write_text(f"{ROOT}\n{sysconfig.get_paths()['purelib']}\n", "utf-8")


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:  # another file system
        shutil.copy2(source, target)
    return target
