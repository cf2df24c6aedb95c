"""One object: its class, its id and, of a certificate, its value; of a key, the public key.

One call is enough where the module keeps to the standard: what an object lacks is told as lacking. Some
refuse a template as a whole for that (SoftHSM PR #128), or for a buffer that is not as long as the value:
then the keys are left out, and each attribute is asked for by itself, at last by its size first (PKCS#11
v2.40, C_GetAttributeValue).
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace

from PyKCS11 import LowLevel

from native_host.token import limits
from native_host.token.readings.pkcs11 import OBJECT_CERTIFICATE, OBJECT_PRIVATE_KEY, OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import TokenObject
from native_host.token.worker.cryptoki import (
    CKA_CLASS,
    CKA_EC_POINT,
    CKA_ID,
    CKA_MODULUS,
    CKA_VALUE,
    OK,
    ULONG_BYTES,
    attribute_size,
    attributes,
    ckr_name,
)
from native_host.token.worker.retries import SESSION_LOST, Retries

_TOO_SMALL = "CKR_BUFFER_TOO_SMALL"
_TOO_MANY, _EMPTY = "too_many", "empty"
"""Errors of an object that are no CKR: one certificate too many, and a value of no bytes."""

_OF_ONE = frozenset({"CKR_ATTRIBUTE_TYPE_INVALID", "CKR_ATTRIBUTE_SENSITIVE"})
"""Errors that one attribute of several may be to blame for."""

GONE = SESSION_LOST | {
    "CKR_DEVICE_REMOVED",
    "CKR_TOKEN_NOT_PRESENT",
    "CKR_TOKEN_NOT_RECOGNIZED",
    "CKR_SLOT_ID_INVALID",
}
"""Errors after which nothing more can be asked in the session."""

_FINAL = GONE | {"CKR_DEVICE_ERROR", "CKR_DEVICE_MEMORY", "CKR_HOST_MEMORY", "CKR_OBJECT_HANDLE_INVALID"}
"""Errors that no other way of asking for the same helps against."""

_ALL = (
    (CKA_CLASS, ULONG_BYTES),
    (CKA_ID, limits.ID_MAX_BYTES),
    (CKA_MODULUS, limits.KEY_BUFFER_BYTES),
    (CKA_EC_POINT, limits.KEY_BUFFER_BYTES),
)
"""What is asked for at once; a module that stops at the first that is lacking has told the others by then."""

_KEYS = (OBJECT_PUBLIC_KEY, OBJECT_PRIVATE_KEY)
_OCTET_STRING = 0x04


@dataclass
class Budget:
    """How many certificates may still be fetched in this read."""

    certificates: int = limits.CERTIFICATES_MAX


class Objects:
    """The objects of one session."""

    def __init__(
        self,
        library: LowLevel.CPKCS11Lib,
        session: object,
        step: Callable[[str], None],
        retries: Retries,
        budget: Budget,
    ) -> None:
        """Prepare; certificates are taken off `budget`, `step` is told before each call."""
        self._library = library
        self._session = session
        self._step = step
        self._retries = retries
        self._budget = budget
        self._keys_too = True
        """Whether keys are asked for with class and id: until a module refuses that."""
        self._keyless: set[int] = set()
        """Handles of what the module has said to have neither a modulus nor a point."""

    def read(self, handle: int, known_class: int | None = None) -> TokenObject:
        """Read one object; what goes wrong is part of it.

        Args:
            handle: the object.
            known_class: the class that a search for it has found it by.
        """
        object_class, object_id, key, error = self._class_id_and_key(handle)
        if object_class is None:
            object_class = known_class
        if object_class is None or object_class != OBJECT_CERTIFICATE:
            error = error if object_class is None else None
            return TokenObject(object_class, object_id, error=error, key=key if object_class in _KEYS else "")
        self._budget.certificates -= 1
        if self._budget.certificates < 0:
            return TokenObject(object_class, object_id, error=_TOO_MANY)
        rooms = (limits.CERTIFICATE_BUFFER_BYTES, limits.CERTIFICATE_MAX_BYTES)
        value, error = self._alone(handle, CKA_VALUE, rooms)
        if value is None:
            return TokenObject(object_class, object_id, error=error)
        return TokenObject(object_class, object_id, base64.b64encode(value).decode("ascii"))

    def with_key(self, found: TokenObject, handle: int) -> TokenObject:
        """Return a key with its `key`, empty if it cannot be read or there is none."""
        if found.key or handle in self._keyless:
            return found
        modulus, _ = self._alone(handle, CKA_MODULUS, (limits.KEY_BUFFER_BYTES,))
        point = None if modulus else self._alone(handle, CKA_EC_POINT, (limits.KEY_BUFFER_BYTES,))[0]
        return replace(found, key=_key(modulus, point))

    def _class_id_and_key(self, handle: int) -> tuple[int | None, str, str, str | None]:
        """Return class, id and key in hexadecimal, and the error where the class is not known."""
        if self._keys_too:
            rv, (raw_class, raw_id, modulus, point) = self._get(handle, _ALL, again=False)
            if _is_number(raw_class) and raw_id is not None and (rv == OK or ckr_name(rv) in _OF_ONE):
                number = int.from_bytes(raw_class or b"", sys.byteorder)
                if modulus == point == b"":
                    self._keyless.add(handle)
                return number, raw_id.hex(), _key(modulus, point), None
            if ckr_name(rv) in GONE:
                return None, "", "", ckr_name(rv)
            self._keys_too = False
        object_class, object_id, error = self._class_and_id(handle)
        return object_class, object_id, "", error

    def _class_and_id(self, handle: int) -> tuple[int | None, str, str | None]:
        """Return class and id in hexadecimal, and the error where the class is not known."""
        rv, (raw_class, raw_id) = self._get(handle, ((CKA_CLASS, ULONG_BYTES), (CKA_ID, limits.ID_MAX_BYTES)))
        error: str | None = ckr_name(rv)
        if error not in _FINAL:
            # Without an error, or with one that names an attribute's lack, an empty id is the answer.
            id_told = raw_id is not None and (bool(raw_id) or rv == OK or error in _OF_ONE)
            if not _is_number(raw_class):
                raw_class, error = self._alone(handle, CKA_CLASS, (ULONG_BYTES,))
            if not id_told:
                raw_id, _ = self._alone(handle, CKA_ID, (limits.ID_MAX_BYTES,))
        object_id = (raw_id or b"").hex()
        if raw_class is None or not _is_number(raw_class):
            return None, object_id, error
        return int.from_bytes(raw_class, sys.byteorder), object_id, None

    def _alone(self, handle: int, kind: int, rooms: tuple[int, ...]) -> tuple[bytes | None, str | None]:
        """Return one attribute, or None and what went wrong.

        Args:
            handle: the object.
            kind: CKA_….
            rooms: sizes of the buffers that are tried one after the other, in bytes.
        """
        error = ""
        for room in rooms:
            rv, (value,) = self._get(handle, ((kind, room),))
            error = ckr_name(rv)
            if rv == OK and value:
                return value, None
            if error != _TOO_SMALL:
                break
        if value == b"" and rv == OK:
            return None, _EMPTY
        if error in _FINAL or error in _OF_ONE:
            return None, error
        # Where the module is asked for the size, there is no buffer that it could refuse.
        self._step("C_GetAttributeValue")
        rv, size = attribute_size(self._library, self._session, handle, kind)
        if rv == OK and 0 < size <= limits.CERTIFICATE_MAX_BYTES:
            rv, (value,) = self._get(handle, ((kind, size),))
            if rv == OK and value:
                return value, None
        return None, ckr_name(rv) if rv != OK else error

    def _get(
        self, handle: int, wanted: tuple[tuple[int, int], ...], *, again: bool = True
    ) -> tuple[int, list[bytes | None]]:
        values: list[bytes | None] = []

        def attempt() -> int:
            self._step("C_GetAttributeValue")
            rv, values[:] = attributes(self._library, self._session, handle, wanted)
            return rv

        return self._retries.call("C_GetAttributeValue", attempt) if again else attempt(), values


def keys_beside_certificates(objects: list[TokenObject]) -> list[int]:
    """Return where in the list the keys are; none if there is no certificate that one could belong to."""
    if all(found.object_class != OBJECT_CERTIFICATE for found in objects):
        return []
    return [place for place, found in enumerate(objects) if found.object_class in _KEYS]


def _key(modulus: bytes | None, point: bytes | None) -> str:
    """Return a public key as `TokenObject.key`; empty without any."""
    if modulus:
        return f"rsa:{modulus.lstrip(bytes(1)).hex()}"
    return f"ec:{_unwrapped(point).hex()}" if point else ""


def _is_number(value: bytes | None) -> bool:
    """Whether it is a CK_ULONG. One of any other length would be another class, and no content maybe."""
    return value is not None and len(value) == ULONG_BYTES


def _unwrapped(point: bytes) -> bytes:
    """Return the point in a DER OCTET STRING (PKCS#11 v2.40, CKA_EC_POINT); some modules give it bare."""
    if point[0] != _OCTET_STRING or len(point) < 3:
        return point
    head = 3 if point[1] == 0x81 else 2
    return point[head:] if point[head - 1] == len(point) - head else point
