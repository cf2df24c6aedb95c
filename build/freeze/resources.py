"""What a Windows program carries beside its code: version resource and icon."""

from __future__ import annotations

import struct
from pathlib import Path

from build.freeze.places import ROOT
from native_host import __version__

LANGUAGE, CODE_PAGE = 0x0416, 1200
"""Portuguese (Brazil), Unicode."""
_PROGRAMS = {
    "qualitoken-host": "Qualitoken (programa que os navegadores iniciam)",
    "qualitoken": "Qualitoken (linha de comando)",
}
_ICON_SIZES = (16, 32, 48, 128)


def write_resources(folder: Path) -> None:
    """Write a version file for each program, in the form that PyInstaller reads, and the icon."""
    folder.mkdir(parents=True, exist_ok=True)
    for program, description in _PROGRAMS.items():
        (folder / f"{program}.version.txt").write_text(_version(program, description), "utf-8")
    pictures = [(ROOT / f"extension/icons/icon-{size}.png").read_bytes() for size in _ICON_SIZES]
    (folder / "qualitoken.ico").write_bytes(_icon(pictures))


def four_numbers(version: str) -> tuple[int, ...]:
    """Return a version as Windows wants it: four numbers."""
    return tuple([*(int(part) for part in version.split(".")), 0, 0, 0][:4])


def _version(program: str, description: str) -> str:
    numbers = four_numbers(__version__)
    strings = {
        "CompanyName": "Qualitoken",
        "FileDescription": description,
        "FileVersion": __version__,
        "InternalName": program,
        "LegalCopyright": "GPL-3.0-or-later",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Qualitoken",
        "ProductVersion": __version__,
    }
    listed = ", ".join(f"StringStruct({key!r}, {value!r})" for key, value in strings.items())
    table = f"{LANGUAGE:04x}{CODE_PAGE:04x}"
    return (
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}), kids=["
        f"StringFileInfo([StringTable({table!r}, [{listed}])]), "
        f"VarFileInfo([VarStruct('Translation', [{LANGUAGE}, {CODE_PAGE}])])])\n"
    )


def _icon(pictures: list[bytes]) -> bytes:
    """Return an .ico file that holds PNG pictures (allowed since Windows Vista)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries = b""
    for picture in pictures:
        width, height = struct.unpack_from(">II", picture, 16)
        entries += struct.pack("<BBBBHHII", width % 256, height % 256, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return head + entries + b"".join(pictures)
