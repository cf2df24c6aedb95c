"""What is installed on every PC: whole, small, and showing no window of its own."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from build.freeze.gate import missing
from build.windows.extras import size_of
from build.windows.installers import BYTES_PER_MB, PAYLOAD_MAX_MB
from native_host import __version__

GUI, CONSOLE = 2, 3
"""IMAGE_SUBSYSTEM_WINDOWS_GUI and _CUI."""


def test_no_library_is_missing(payload: Path) -> None:
    assert missing(payload) == {}


def test_a_missing_library_is_found(payload: Path, tmp_path: Path) -> None:
    taken = tmp_path / "payload"
    for file in (path for path in payload.rglob("*") if path.is_file()):
        if file.name.lower() != "msvcp140.dll":
            target = taken / file.relative_to(payload)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(file)
            target.unlink()
            target.hardlink_to(file)
    assert any("PyKCS11" in file for file in missing(taken)["msvcp140.dll"])


def test_it_is_small(payload: Path) -> None:
    assert size_of(payload) <= PAYLOAD_MAX_MB * BYTES_PER_MB


@pytest.mark.parametrize(("program", "subsystem"), [("qualitoken-host", GUI), ("qualitoken", CONSOLE)])
def test_browsers_see_no_console_and_people_do(payload: Path, program: str, subsystem: int) -> None:
    data = (payload / f"{program}.exe").read_bytes()
    (start,) = struct.unpack_from("<I", data, 0x3C)
    assert struct.unpack_from("<H", data, start + 24 + 68)[0] == subsystem


@pytest.mark.parametrize("program", ["qualitoken-host", "qualitoken"])
def test_a_program_says_its_version_where_windows_shows_it(payload: Path, program: str) -> None:
    data = (payload / f"{program}.exe").read_bytes()
    for told in (__version__, "GPL-3.0-or-later", f"{program}.exe"):
        assert told.encode("utf-16-le") in data
