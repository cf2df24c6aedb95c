"""Which DLLs a Windows program or DLL asks for, at its start or later (PE/COFF specification)."""

from __future__ import annotations

import struct
from pathlib import Path

MAGIC = b"MZ"
_PE32_PLUS = 0x20B
_IMPORTS, _DELAYED = 1, 13
"""Numbers of the data directories."""
_IMPORT_ROW, _DELAY_ROW = 20, 32
"""Bytes of a row; the name's address is the fourth word of the one, the second of the other."""


def needs(file: Path) -> set[str]:
    """Return the DLLs' names in lower case.

    Raises:
        ValueError, struct.error: no PE file.
    """
    data = file.read_bytes()
    (start,) = struct.unpack_from("<I", data, 0x3C)
    if data[start : start + 4] != b"PE\0\0":
        raise ValueError(f"{file}: no PE file")
    sections, optional_size = struct.unpack_from("<H12xH", data, start + 6)
    optional = start + 24
    (kind,) = struct.unpack_from("<H", data, optional)
    directories = optional + (112 if kind == _PE32_PLUS else 96)
    image = _Image(data, optional + optional_size, sections)
    found: set[str] = set()
    for number, row_size, name_at in ((_IMPORTS, _IMPORT_ROW, 12), (_DELAYED, _DELAY_ROW, 4)):
        (address,) = struct.unpack_from("<I", data, directories + 8 * number)
        row = image.offset(address) if address else None
        while row is not None:
            (name,) = struct.unpack_from("<I", data, row + name_at)
            where = image.offset(name) if name else None
            if where is None:
                break
            found.add(data[where : data.index(b"\0", where)].decode("ascii").lower())
            row += row_size
    return found


class _Image:
    """Where the sections lie in the file."""

    def __init__(self, data: bytes, table: int, count: int) -> None:
        self._sections: list[tuple[int, int, int]] = []
        for number in range(count):
            size, address, raw, at = struct.unpack_from("<8xIIII", data, table + 40 * number)
            self._sections.append((address, max(size, raw), at))

    def offset(self, address: int) -> int | None:
        """Return where in the file what is loaded at `address` lies."""
        for begin, size, at in self._sections:
            if begin <= address < begin + size:
                return address - begin + at
        return None
