"""What a driver's file is, told from its header before it is loaded. Standard library only.

The system's loader says too little: on Windows 193 is both the wrong bitness and no library at all, and a
library that was cut short can end the process that loads it (SIGBUS). Layouts: ELF-64/32 object file format,
version 1.2; Microsoft PE/COFF specification, section 3.
"""

from __future__ import annotations

import os
import struct
import sys

from native_host.files import NotRegularFileError, open_regular

WRONG_BITNESS = "wrong_bitness"
NOT_A_LIBRARY = "not_a_library"
TRUNCATED = "truncated"
FORBIDDEN = "forbidden"
DEPENDENCY_MISSING = "dependency_missing"
BLOCKED = "blocked"
WINDOWS_ERROR = "windows_error"
"""Reasons of a failed load; each has a sentence in `texts` (`token:failures.reasons`)."""

OWN_BITS = struct.calcsize("P") * 8
"""Bits of this process; it can load no others."""

HEADER_BYTES = 4096
"""Read of a file: headers and program headers end long before."""

_PE_32BIT = {0x14C, 0x1C0, 0x1C2, 0x1C4}
_PE_64BIT = {0x8664, 0xAA64, 0x200}
"""IMAGE_FILE_MACHINE_*: i386 and ARM; x64, ARM64 and Itanium."""

_WINDOWS_ERRORS = {
    5: FORBIDDEN,  # ERROR_ACCESS_DENIED
    126: DEPENDENCY_MISSING,  # ERROR_MOD_NOT_FOUND
    193: NOT_A_LIBRARY,  # ERROR_BAD_EXE_FORMAT
    225: BLOCKED,  # ERROR_VIRUS_INFECTED
    577: BLOCKED,  # ERROR_INVALID_IMAGE_HASH
    1260: BLOCKED,  # ERROR_ACCESS_DISABLED_BY_POLICY
    4551: BLOCKED,  # ERROR_SYSTEM_INTEGRITY_POLICY_VIOLATION
    14001: DEPENDENCY_MISSING,  # ERROR_SXS_CANT_GEN_ACTCTX: such as a Visual C++ runtime
}
"""Microsoft's "System Error Codes"."""


def bits_of(path: str) -> int | None:
    """Return 32 or 64 for an ELF or PE library; None for anything else, or if it cannot be read."""
    try:
        return _bits(_head(path)[0])
    except OSError:
        return None


def file_problem(path: str, platform: str = sys.platform) -> str | None:
    """Return why the file cannot be loaded here, or None if the header shows no reason."""
    try:
        head, size = _head(path)
    except PermissionError:
        return FORBIDDEN
    except NotRegularFileError:
        return NOT_A_LIBRARY
    except OSError:
        return None  # the loader's words say more
    if not head.startswith((b"\x7fELF", b"MZ")):
        return NOT_A_LIBRARY if platform in ("linux", "win32") else None
    bits = _bits(head)
    if bits is not None and bits != OWN_BITS:
        return WRONG_BITNESS
    if bits is None or (head.startswith(b"\x7fELF") and _elf_end(head) > size):
        return TRUNCATED
    return None


def loader_problem(words: str, winerror: int | None) -> str:
    """Return the reason for the loader's error, or its own words where they fit none."""
    if winerror is not None:
        return _WINDOWS_ERRORS.get(winerror, WINDOWS_ERROR)
    name, found, _ = words.partition(": cannot open shared object file")
    if found and name:
        return f"{DEPENDENCY_MISSING}: {name}"
    if "incompatible architecture" in words:
        return WRONG_BITNESS
    return words


def windows_problem(error: OSError) -> str:
    """Return the reason for an error of Windows' loader, with its number: it is what one searches for."""
    number: int | None = getattr(error, "winerror", None)
    return f"{loader_problem('', number or 0)}: WinError {number}"


def _head(path: str) -> tuple[bytes, int]:
    with os.fdopen(open_regular(path), "rb") as file:
        head = file.read(HEADER_BYTES)
        return head, file.seek(0, 2)


def _bits(head: bytes) -> int | None:
    if head.startswith(b"\x7fELF") and len(head) > 4:
        return {1: 32, 2: 64}.get(head[4])
    if head.startswith(b"MZ") and len(head) >= 64:
        (start,) = struct.unpack_from("<I", head, 0x3C)
        if head[start : start + 4] == b"PE\0\0" and len(head) >= start + 6:
            (machine,) = struct.unpack_from("<H", head, start + 4)
            return 64 if machine in _PE_64BIT else 32 if machine in _PE_32BIT else None
    return None


def _elf_end(head: bytes) -> int:
    """Return where the last loaded segment of an ELF library of our bitness ends; huge if headers are cut."""
    order = "<" if head[5:6] == b"\x01" else ">"
    wide = OWN_BITS == 64
    try:
        (table,) = struct.unpack_from(order + ("Q" if wide else "I"), head, 32 if wide else 28)
        entry, count = struct.unpack_from(order + "HH", head, 54 if wide else 42)
        ends = [table + entry * count]
        for number in range(count):
            at = table + number * entry
            (kind,) = struct.unpack_from(order + "I", head, at)
            offset, length = (
                struct.unpack_from(order + ("Q" if wide else "I"), head, at + shift)[0]
                for shift in ((8, 32) if wide else (4, 16))
            )
            if kind == 1:  # PT_LOAD
                ends.append(offset + length)
    except struct.error:
        return sys.maxsize
    return int(max(ends))
