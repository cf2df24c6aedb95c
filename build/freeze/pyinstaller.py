"""Running PyInstaller on the staged sources, with this system's Python or another one's."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from build.freeze.file_list import write_list
from build.freeze.left_out import demand_nothing_left_out
from build.freeze.places import SPEC
from build.freeze.resources import write_resources
from build.freeze.stage import make_stage
from native_host.doctor.installation import LIBRARY
from native_host.frozen import FILE_LIST


def freeze(
    python: Sequence[str],
    payload: Path,
    work: Path,
    *,
    environment: Mapping[str, str] | None = None,
    named: Mapping[Path, str] | None = None,
) -> None:
    """Make `payload`, whose last part is the name in the spec, anew.

    Args:
        python: the command that runs the Python that has PyInstaller.
        payload: the folder to make.
        work: PyInstaller's own files.
        environment: of the process; this one's if left out.
        named: how that Python names our paths, if it does not name them as we do.

    Raises:
        CalledProcessError: PyInstaller failed; its words are on the terminal.
    """
    stage = make_stage()
    write_resources(stage / "resources")
    shutil.rmtree(payload, ignore_errors=True)
    names = {path: (named or {}).get(path, str(path)) for path in (payload.parent, work, SPEC)}
    command = [
        *python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", names[payload.parent], "--workpath", names[work], names[SPEC],
    ]  # fmt: skip
    # Its words pass through a pipe: under Wine, Windows' Python cannot write to a plain file.
    with subprocess.Popen(
        command,
        cwd=stage,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as running:
        assert running.stdout is not None  # noqa: S101 - asked for above
        for line in running.stdout:
            if "via ctypes not found" not in line:  # platformdirs names libraries of every system
                print(line, end="")
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    write_list(payload, payload / LIBRARY / FILE_LIST)
    if named is None:  # the embeddable Python has no sources: what is imported only if present cannot be told
        demand_nothing_left_out(work)
