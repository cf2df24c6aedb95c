"""What browsers find where they look for the host: manifests, read as a browser reads them."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from native_host.doctor.installation import LIBRARY, what_is_wrong
from native_host.registration import windows_registry
from native_host.registration.browsers import Browser, known_browsers
from native_host.registration.ids import HOST_NAME
from native_host.registration.manifest import FILE_NAME, HOST_PROGRAM
from native_host.registration.origins import allowed_origins

_USABLE = (None, "registration_other_program", "registration_file_locked")
"""What does not keep a browser from starting the program."""


@dataclass(frozen=True)
class Registration:
    """One manifest file.

    Attributes:
        code: what is wrong, a key of `found` in doctor's texts; None if nothing is.
        usable: whether a browser would start `program` for our extension.
        program: the host's program it names, if it can be told.
        ids: ids of the extensions it lets in.
        part: the file beside the program that is missing or cannot be opened, if that is what is wrong.
    """

    browser: Browser
    file: Path
    system: bool
    code: str | None = None
    usable: bool = False
    program: Path | None = None
    ids: list[str] = field(default_factory=list)
    part: Path | None = None


def registrations() -> list[Registration]:
    """Return every manifest there is, browser by browser, the user's before the system's.

    That is the order in which browsers look, and the first file counts, even a broken one.
    """
    found = []
    for browser in known_browsers().values():
        for system in (False, True):
            file = _manifest_of(browser, system)
            if file is not None:
                found.append(_read(browser, file, system))
    return found


def in_force(found: list[Registration]) -> list[Registration]:
    """Return each browser's first registration."""
    first: dict[str, Registration] = {}
    for one in found:
        first.setdefault(one.browser.id, one)
    return list(first.values())


def _manifest_of(browser: Browser, system: bool) -> Path | None:
    """Return the file that the browser would read; on Windows it need not exist to be named."""
    if browser.key:
        root = windows_registry.COMPUTER if system else windows_registry.USER
        try:
            named = windows_registry.value_of(root, browser.key)
        except OSError:
            return None
        return None if named is None else Path(str(named))
    file = (browser.system if system else browser.user) / FILE_NAME
    return file if os.path.lexists(file) else None


def _read(browser: Browser, file: Path, system: bool) -> Registration:
    try:
        manifest = json.loads(file.read_text("utf-8"))
    except OSError:
        if browser.key and not file.exists():
            return Registration(browser, file, system, "registration_points_nowhere")
        return Registration(browser, file, system, "registration_unreadable")
    except (ValueError, RecursionError):
        return Registration(browser, file, system, "registration_unparsable")
    if not isinstance(manifest, dict) or manifest.get("name") != HOST_NAME or manifest.get("type") != "stdio":
        return Registration(browser, file, system, "registration_foreign")
    path, origins = manifest.get("path"), manifest.get("allowed_origins")
    if isinstance(path, str) and browser.key:
        path = str(file.parent / path)  # only Windows' browsers take a relative one
    if not isinstance(path, str) or not Path(path).is_absolute():
        return Registration(browser, file, system, "registration_path_relative")
    ids = (
        [str(origin).split("/")[2] for origin in origins if str(origin).count("/") > 1]
        if isinstance(origins, list)
        else []
    )
    code, part = _problem(Path(path), origins if isinstance(origins, list) else [])
    usable = code in _USABLE
    return Registration(browser, file, system, code, usable, Path(path), ids, part)


def _problem(program: Path, origins: list[object]) -> tuple[str | None, Path | None]:
    try:
        is_file = stat.S_ISREG(os.stat(program).st_mode)  # noqa: PTH116 - Path hides why
    except PermissionError:
        return "registration_other_user", None
    except (OSError, ValueError):
        is_file = False
    if not is_file:
        return "registration_stale", None
    if (program.parent / FILE_NAME).is_file() and not (program.parent / LIBRARY).is_dir():
        return "registration_half_installed", program.parent / LIBRARY
    if not os.access(program, os.X_OK):
        return "registration_not_executable", None
    if not set(allowed_origins()) <= {str(origin) for origin in origins}:
        return "registration_origin_missing", None
    code, part = what_is_wrong(program.parent)
    if code is None and program.name != HOST_PROGRAM:
        code = "registration_other_program"
    return code, part
