"""All on a token that can be seen without a PIN: the objects' classes and ids, and the certificates."""

from __future__ import annotations

import base64
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.readings.pkcs11 import OBJECT_CERTIFICATE
from native_host.token.readings.slot import TokenObject
from native_host.token.worker.cryptoki import Progress, attributes, ckr_name

_OK = 0
_CKF_SERIAL_SESSION = 0x4
"""The only flag of the session: without CKF_RW_SESSION nothing can be written."""

_CKA_CLASS, _CKA_VALUE, _CKA_ID = 0x0, 0x11, 0x102

_TOO_MANY = "too_many"
_BUFFER_TOO_SMALL = "CKR_BUFFER_TOO_SMALL"
_GONE = {
    "CKR_DEVICE_REMOVED",
    "CKR_DEVICE_ERROR",
    "CKR_TOKEN_NOT_PRESENT",
    "CKR_SESSION_HANDLE_INVALID",
    "CKR_SESSION_CLOSED",
    "CKR_SLOT_ID_INVALID",
}
"""Errors after which no further object of the slot can be read."""

_ULONG_BYTES = struct.calcsize("L")
"""Size of CK_ULONG: `unsigned long`, 4 bytes on Windows, 8 elsewhere."""


@dataclass
class Content:
    """What was found.

    Attributes:
        listed: objects listed so far, read or not.
        too_many: more than `limits.OBJECTS_MAX` objects; the rest was not looked at.
        error: CKR name of what ended the search early.
    """

    objects: list[TokenObject] = field(default_factory=list)
    listed: int = 0
    too_many: bool = False
    error: str | None = None

    @property
    def any(self) -> bool:
        """Whether there is, or may be among what was listed and not read yet, what no blank token has."""
        return self.listed > len(self.objects) or any(found.content for found in self.objects)


@dataclass
class Budget:
    """How many certificates may still be fetched in this read."""

    certificates: int = limits.CERTIFICATES_MAX


def read_content(
    library: LowLevel.CPKCS11Lib, slot: int, progress: Progress, budget: Budget, content: Content
) -> None:
    """List and read the objects of `slot` in a public read-only session into `content`, errors as well."""
    progress("C_OpenSession", slot)
    session = LowLevel.CK_SESSION_HANDLE()
    rv = library.C_OpenSession(slot, _CKF_SERIAL_SESSION, session)
    if rv != _OK:
        content.error = ckr_name(rv)
        return
    try:
        for handle in _handles(library, session, content, lambda function: progress(function, slot)):
            progress("C_GetAttributeValue", slot)
            found = _object(library, session, handle, budget)
            content.objects.append(found)
            content.too_many = content.too_many or budget.certificates < 0
            if found.error in _GONE:
                content.error = found.error
                break
    finally:
        progress("C_CloseSession", slot)
        library.C_CloseSession(session)


def _handles(
    library: LowLevel.CPKCS11Lib, session: object, content: Content, step: Callable[[str], None]
) -> list[int]:
    """Search for all that is visible; what goes wrong is noted in `content`."""
    step("C_FindObjectsInit")
    rv = library.C_FindObjectsInit(session, LowLevel.ckattrlist())
    if rv != _OK:
        content.error = ckr_name(rv)
        return []
    handles: list[int] = []
    while len(handles) <= limits.OBJECTS_MAX:
        step("C_FindObjects")
        page = LowLevel.ckulonglist(limits.HANDLES_PER_CALL)
        rv = library.C_FindObjects(session, page)
        if rv != _OK:
            content.error = ckr_name(rv)
            break
        if not len(page):
            break
        if len(page) > limits.HANDLES_PER_CALL:
            # More than there was room for: what follows the room was never a handle.
            content.too_many = True
            break
        handles.extend(int(handle) for handle in page)
        content.listed = len(handles)
    step("C_FindObjectsFinal")
    rv = library.C_FindObjectsFinal(session)
    if rv != _OK and content.error is None:
        content.error = ckr_name(rv)
    content.too_many = content.too_many or len(handles) > limits.OBJECTS_MAX
    return handles[: limits.OBJECTS_MAX]


def _object(library: LowLevel.CPKCS11Lib, session: object, handle: int, budget: Budget) -> TokenObject:
    wanted = ((_CKA_CLASS, _ULONG_BYTES), (_CKA_ID, limits.ID_MAX_BYTES))
    rv, (raw_class, raw_id) = attributes(library, session, handle, wanted)
    if not raw_class:
        return TokenObject(None, error=ckr_name(rv))
    object_class = int.from_bytes(raw_class, sys.byteorder)
    object_id = (raw_id or b"").hex()
    if object_class != OBJECT_CERTIFICATE:
        return TokenObject(object_class, object_id)
    budget.certificates -= 1
    if budget.certificates < 0:
        return TokenObject(object_class, object_id, error=_TOO_MANY)
    value, error = _certificate(library, session, handle)
    return TokenObject(object_class, object_id, value, error)


def _certificate(library: LowLevel.CPKCS11Lib, session: object, handle: int) -> tuple[str | None, str | None]:
    """Return CKA_VALUE in base64, or None and what went wrong."""
    wanted = ((_CKA_VALUE, limits.CERTIFICATE_BUFFER_BYTES),)
    rv, (value,) = attributes(library, session, handle, wanted)
    if ckr_name(rv) == _BUFFER_TOO_SMALL:
        wanted = ((_CKA_VALUE, limits.CERTIFICATE_MAX_BYTES),)
        rv, (value,) = attributes(library, session, handle, wanted)
    if rv != _OK:
        return None, ckr_name(rv)
    if not value:
        return None, "CKA_VALUE"
    return base64.b64encode(value).decode("ascii"), None
