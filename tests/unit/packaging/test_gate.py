"""The gates of the frozen build find what is missing."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from build.freeze import pe_needs
from build.freeze.gate import demand_nothing_missing, missing
from build.freeze.left_out import demand_nothing_left_out, needed_after_all
from build.freeze.portable import write_portable
from build.freeze.resources import four_numbers, write_resources
from build.freeze.starts import demand_start
from tests.support.drivers import plain_library
from tests.support.host import HOST


def dll(imports: list[str]) -> bytes:
    """Return the smallest 64-bit DLL that imports from the named ones."""
    head = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x40)
    coff = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 1, 0, 0, 0, 112 + 16 * 8, 0x2022)
    base, at = 0x1000, 0x200
    names_at = base + 20 * (len(imports) + 1)
    rows, names = b"", b""
    for name in imports:
        rows += struct.pack("<IIIII", 0, 0, 0, names_at + len(names), 0)
        names += name.encode() + b"\0"
    content = rows + bytes(20) + names
    directories = bytearray(16 * 8)
    struct.pack_into("<II", directories, 8, base, len(rows) + 20)
    optional = struct.pack("<H", 0x20B).ljust(112, b"\0") + bytes(directories)
    section = b".idata\0\0" + struct.pack("<IIII", len(content), base, len(content), at) + bytes(16)
    return (head + coff + optional + section).ljust(at, b"\0") + content


def test_the_imports_of_a_windows_library_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.pyd").write_bytes(dll(["KERNEL32.dll", "MSVCP140.dll"]))
    assert pe_needs.needs(tmp_path / "a.pyd") == {"kernel32.dll", "msvcp140.dll"}


def test_what_is_neither_carried_nor_windows_own_is_missing(tmp_path: Path) -> None:
    (tmp_path / "a.pyd").write_bytes(dll(["KERNEL32.dll", "MSVCP140.dll", "api-ms-win-crt-heap-l1-1-0.dll"]))
    assert missing(tmp_path) == {"msvcp140.dll": ["a.pyd"]}
    with pytest.raises(SystemExit, match=r"msvcp140\.dll: asked for by a\.pyd"):
        demand_nothing_missing(tmp_path)
    (tmp_path / "MSVCP140.dll").write_bytes(dll(["ucrtbase.dll"]))
    assert missing(tmp_path) == {}


def test_the_needs_of_a_linux_library_are_read(tmp_path: Path) -> None:
    plain_library(tmp_path / "libown.so")
    plain_library(tmp_path / "user.so", f"-L{tmp_path}", "-Wl,--no-as-needed", "-lown")
    assert missing(tmp_path) == {}
    (tmp_path / "libown.so").unlink()
    assert missing(tmp_path) == {"libown.so": ["user.so"]}


def test_a_folder_without_a_program_is_no_payload(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        missing(tmp_path)


def test_a_module_left_out_but_needed_ends_the_build(tmp_path: Path) -> None:
    report = tmp_path / "warn-qualitoken.txt"
    report.write_text("excluded module named ssl - imported by http (optional), a.b (delayed)\n", "utf-8")
    demand_nothing_left_out(tmp_path)
    report.write_text("excluded module named pydoc - imported by stdnum.util (top-level)\n", "utf-8")
    assert needed_after_all(tmp_path) == ["stdnum.util imports pydoc"]
    with pytest.raises(SystemExit, match=r"stdnum\.util imports pydoc"):
        demand_nothing_left_out(tmp_path)


def test_a_host_that_does_not_say_hello_ends_the_build(tmp_path: Path) -> None:
    demand_start(HOST.parent)
    (tmp_path / HOST.name).write_text("#!/bin/sh\nexit 9\n", "ascii")
    (tmp_path / HOST.name).chmod(0o755)
    with pytest.raises(SystemExit, match="host_ended, exit code 9"):
        demand_start(tmp_path)


def test_the_portable_folder_is_one_folder_with_a_starter_and_words(tmp_path: Path) -> None:
    payload = tmp_path / "payload"
    payload.mkdir()
    (payload / "qualitoken.exe").write_bytes(b"MZ")
    for windows in (True, False):
        write_portable(payload, tmp_path / "p.zip", windows=windows)
        out = tmp_path / f"out-{windows}"
        shutil.unpack_archive(tmp_path / "p.zip", out)
        (folder,) = out.iterdir()
        names = {path.name for path in folder.iterdir()}
        assert names == {"qualitoken.exe", "LEIA-ME.txt"} | ({"diagnostico.cmd"} if windows else set())
        assert "diagnóstico do token" in (folder / "LEIA-ME.txt").read_text("utf-8-sig")
    first = (tmp_path / "p.zip").read_bytes()
    write_portable(payload, tmp_path / "p.zip", windows=False)
    assert (tmp_path / "p.zip").read_bytes() == first


def test_the_icon_holds_its_pictures_where_it_says(tmp_path: Path) -> None:
    write_resources(tmp_path)
    icon = (tmp_path / "qualitoken.ico").read_bytes()
    count = struct.unpack_from("<HHH", icon)[2]
    assert count == 4
    for number in range(count):
        size, offset = struct.unpack_from("<II", icon, 6 + 16 * number + 8)
        assert icon[offset : offset + 8] == b"\x89PNG\r\n\x1a\n"
        assert len(icon) >= offset + size


def test_a_version_has_four_numbers() -> None:
    assert four_numbers("0.1.0") == (0, 1, 0, 0)
