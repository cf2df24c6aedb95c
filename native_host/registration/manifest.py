"""The host's manifest: written whole or not at all, removed only if it is ours."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from enum import Enum
from pathlib import Path

from native_host.frozen import is_frozen
from native_host.registration.ids import HOST_NAME
from native_host.registration.origins import allowed_origins, own_origins

FILE_NAME = f"{HOST_NAME}.json"
HOST_PROGRAM = "qualitoken-host.exe" if sys.platform == "win32" else "qualitoken-host"
_DESCRIPTION = "Qualitoken: lê tokens criptográficos para o chamado no Qualitor"
_READABLE_BY_ALL = 0o644
"""A system-wide manifest written by the administrator is read by every user's browser."""


class Outcome(Enum):
    """What became of one folder."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    ABSENT = "absent"
    FOREIGN = "foreign"
    """A file of our name that is not ours: left alone."""


def host_program() -> Path:
    """Return the absolute path of the host's program, which lies beside the running interpreter.

    Raises:
        FileNotFoundError: it is not there; `filename` says where it was looked for.
    """
    program = Path(sys.executable).absolute().with_name(HOST_PROGRAM)
    if not program.is_file():
        raise FileNotFoundError(None, None, str(program))
    return program


def ready_manifest() -> Path | None:
    """Return the manifest that an installer has put beside the programs.

    None where there is none, or where the configuration names further extensions, which it does not.
    """
    if own_origins():
        return None
    beside = Path(sys.executable).absolute().with_name(FILE_NAME)
    return beside if is_frozen() and beside.is_file() else None


def manifest_for(program: Path) -> dict[str, object]:
    """Return the manifest (Chrome's documentation of native messaging, "native messaging host")."""
    return {
        "name": HOST_NAME,
        "description": _DESCRIPTION,
        "path": str(program),
        "type": "stdio",
        "allowed_origins": list(allowed_origins()),
    }


def write_manifest(folder: Path, program: Path) -> Outcome:
    """Put the manifest into `folder`, which is made if it is missing. Doing it twice changes nothing.

    Raises:
        OSError: the folder cannot be written; nothing is left behind then.
    """
    target = folder / FILE_NAME
    content = json.dumps(manifest_for(program), ensure_ascii=False, indent=2) + "\n"
    there = target.read_text(encoding="utf-8", errors="replace") if target.is_file() else None
    if there == content:
        return Outcome.UNCHANGED
    folder.mkdir(parents=True, exist_ok=True)
    _replace(target, content)
    return Outcome.CREATED if there is None else Outcome.UPDATED


def remove_manifest(folder: Path) -> Outcome:
    """Remove the manifest from `folder` if it names our host.

    Raises:
        OSError: it cannot be removed.
    """
    target = folder / FILE_NAME
    if not target.is_file():
        return Outcome.ABSENT
    if not is_ours(target):
        return Outcome.FOREIGN
    target.unlink()
    return Outcome.REMOVED


def is_ours(target: Path) -> bool:
    """Whether the manifest names our host; a file that is no manifest is nobody's."""
    try:
        manifest = json.loads(target.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return isinstance(manifest, dict) and manifest.get("name") == HOST_NAME


def _replace(target: Path, content: str) -> None:
    """Write beside the target and move over it: a browser sees the old file or the new one, never a half."""
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(content)
        written.chmod(_READABLE_BY_ALL)
        written.replace(target)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
