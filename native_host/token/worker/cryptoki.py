"""Small things that every call into PyKCS11 1.5.20's low-level layer needs."""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable

import PyKCS11
from PyKCS11 import LowLevel

from native_host.token.worker.library_file import loader_problem
from native_host.token.worker.windows_library import UNREACHABLE

Progress = Callable[[str, int | None], None]
"""Told before each step into the module, which may hang there: the function's name and the slot."""

OK = 0
"""CKR_OK."""

ULONG_BYTES = struct.calcsize("L")
"""Size of CK_ULONG: `unsigned long`, 4 bytes on Windows, 8 elsewhere."""

CKA_CLASS, CKA_VALUE, CKA_ID, CKA_MODULUS, CKA_EC_POINT = 0x0, 0x11, 0x102, 0x120, 0x181

_UNTOUCHED = 0xFF
"""Fills the buffers: a call that fails for one attribute may have given the others, or not."""

_UNAVAILABLE = (2**32 - 1, 2**64 - 1, -1)
"""CK_UNAVAILABLE_INFORMATION, of modules whose CK_ULONG has 4 bytes or 8, and as a signed number."""


def ckr_name(value: int) -> str:
    """Return the name of a CK_RV."""
    return str(PyKCS11.CKR.get(value) or f"CKR_0x{value & 0xFFFFFFFF:08X}")


def available(value: int) -> int | None:
    """Return a number of CK_TOKEN_INFO; None where the module says that it has none."""
    return None if value in _UNAVAILABLE else value


def clean(raw: str | bytes) -> str:
    """Cut the padding, spaces or NULs (after a NUL may be anything), and replace control characters."""
    decoded = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw
    text = decoded.split("\0", 1)[0].strip()
    return "".join(character if character.isprintable() else "?" for character in text)


def class_template(object_class: int) -> LowLevel.ckattrlist:
    """Return the template of a search for the objects of one class."""
    template, attribute = LowLevel.ckattrlist(), LowLevel.CK_ATTRIBUTE_SMART()
    attribute.SetNum(CKA_CLASS, object_class)
    template.append(attribute)
    return template


def attributes(
    library: LowLevel.CPKCS11Lib, session: object, handle: int, wanted: tuple[tuple[int, int], ...]
) -> tuple[int, list[bytes | None]]:
    """Ask for attributes with buffers of the given sizes, so that one call is enough.

    Returns the CK_RV and each value; None where the module did not give it.
    """
    rv, answers = _asked(library, session, handle, wanted)
    values: list[bytes | None] = []
    for value, (_, size) in zip(answers, wanted, strict=True):
        given = len(value) <= size and value != bytes([_UNTOUCHED]) * size
        values.append(value if given else None)
    return rv, values


def attribute_size(library: LowLevel.CPKCS11Lib, session: object, handle: int, kind: int) -> tuple[int, int]:
    """Ask how long an attribute is; return the CK_RV and the bytes."""
    rv, (value,) = _asked(library, session, handle, ((kind, 0),))
    return rv, len(value)


def _asked(
    library: LowLevel.CPKCS11Lib, session: object, handle: int, wanted: tuple[tuple[int, int], ...]
) -> tuple[int, list[bytes]]:
    template = LowLevel.ckattrlist()
    for kind, size in wanted:
        attribute = LowLevel.CK_ATTRIBUTE_SMART()
        attribute.SetBin(kind, LowLevel.ckbytelist(size, _UNTOUCHED))
        template.append(attribute)
    reference = LowLevel.CK_OBJECT_HANDLE()
    reference.assign(handle)
    rv = int(library.C_GetAttributeValue(session, reference, template))
    return rv, [bytes(template[index].GetBin()) for index in range(len(wanted))]


def held(path: str) -> object:
    """Keep a library loaded where PyKCS11 would unload it: after an error of C_GetFunctionList.

    A second try would else ask a library that has forgotten the first one. None: it cannot be loaded.
    """
    if sys.platform == "win32":
        return None  # PyKCS11 has its own way of loading there, and what is beside the file with it
    import ctypes  # noqa: PLC0415 - as in `load_reason`

    try:
        return ctypes.CDLL(path, mode=os.RTLD_LAZY)
    except OSError:
        return None


def load_reason(path: str) -> str:
    """Return why the system could not load the file; PyKCS11 prints the reason instead of giving it."""
    import ctypes  # noqa: PLC0415 - only after a failure

    try:
        ctypes.CDLL(path)
    except OSError as error:
        return loader_problem(str(error).removeprefix(f"{path}: "), getattr(error, "winerror", None))
    return UNREACHABLE
