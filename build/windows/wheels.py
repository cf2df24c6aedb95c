"""Windows wheels as the lock pins them, downloaded and unpacked for a Python that has no pip."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from packaging.markers import Environment, Marker

from build.freeze.places import LOCKS
from build.windows.cpython import PINNED
from build.windows.places import PYTHON_FOLDER, WHEELS

_TARGET = "python_version", "python_full_version", "sys_platform", "os_name", "platform_python_implementation"


def unpack_wheels() -> None:
    """Download what the locks name for Windows, checked by hash, and unpack it into the Windows Python."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    wanted = WHEELS / "requirements.txt"
    wanted.write_text("".join(for_windows(lock.read_text("utf-8")) for lock in LOCKS[1:]), "utf-8")
    fresh = WHEELS / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    python = ".".join(str(PINNED["python"]).split(".")[:2])
    tag = f"cp{python.replace('.', '')}"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
            *("--require-hashes", "--only-binary=:all:", "--platform", "win_amd64", "--implementation", "cp"),
            *("--python-version", python, "--abi", tag, "--abi", "abi3", "--abi", "none"),
            *("--find-links", str(WHEELS), "--dest", str(fresh), "--requirement", str(wanted)),
        ],
        check=True,
    )
    for wheel in sorted(fresh.glob("*.whl")):
        _unpack(wheel)
        wheel.replace(WHEELS / wheel.name)


def for_windows(lock: str) -> str:
    """Return the requirements of `lock` that Windows installs, their markers decided and taken away."""
    version = str(PINNED["python"])
    values = (".".join(version.split(".")[:2]), version, "win32", "nt", "CPython")
    environment: dict[str, str] = dict(zip(_TARGET, values, strict=True))
    kept = []
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        head, _, hashes = entry.partition(" \\\n")
        requirement, _, marker = head.partition(" ; ")
        if not marker or Marker(marker).evaluate(_complete(environment)):
            kept.append(f"{requirement} \\\n{hashes}\n")
    return "".join(kept)


def _complete(environment: dict[str, str]) -> dict[str, str]:
    known = set(Environment.__annotations__)
    return {
        **{name: "" for name in known if name != "extra"},
        **environment,
        "implementation_name": "cpython",
    }


def _unpack(wheel: Path) -> None:
    """Unpack as an installer does: what lies under `*.data/data` belongs beside the interpreter."""
    packages = PYTHON_FOLDER / "Lib/site-packages"
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.endswith("/"):
                continue
            kind = re.match(r"[^/]+\.data/(data|purelib|platlib)/", name)
            if kind is None and re.match(r"[^/]+\.data/", name):
                continue  # scripts and headers: not needed
            inside = name[kind.end() :] if kind else name
            target = (PYTHON_FOLDER if kind and kind[1] == "data" else packages) / inside
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))
