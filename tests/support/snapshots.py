"""Snapshots and readings to order, for tests of what is made of them."""

from __future__ import annotations

import base64

from cryptography import x509

from native_host.token.readings.pkcs11 import OBJECT_CERTIFICATE
from native_host.token.readings.reading import DriverRef, Failure, Reading
from native_host.token.readings.slot import SlotSnapshot, TokenData, TokenObject
from tests.support import certificates

WORKING = 0x40D
"""RNG, LOGIN_REQUIRED, USER_PIN_INITIALIZED, TOKEN_INITIALIZED."""


def token(flags: int = WORKING, serial: str = "00A1", label: str = "MIDIA") -> TokenData:
    return TokenData(label, "Testes", "Teste", serial, "1.00", flags)


def slot(token_flags: int = WORKING, /, *objects: TokenObject, **more: object) -> SlotSnapshot:
    values: dict[str, object] = {
        "slot": 0,
        "description": "Leitora 1",
        "flags": 7,
        "token": token(token_flags),
        "objects": objects,
        "classes_searched": True,
        **more,
    }
    return SlotSnapshot(**values)  # type: ignore[arg-type]


def certificate(value: x509.Certificate | bytes | None, object_id: str = "01") -> TokenObject:
    der = certificates.der(value) if isinstance(value, x509.Certificate) else value
    encoded = None if der is None else base64.b64encode(der).decode()
    return TokenObject(OBJECT_CERTIFICATE, object_id, encoded, None if encoded else "CKR_DEVICE_MEMORY")


def reading(
    *slots: SlotSnapshot,
    path: str = "/m.so",
    at: float = 1000.0,
    generation: int = 1,
    failure: Failure | None = None,
) -> Reading:
    ref = DriverRef(path, path, "media")
    return Reading(ref, at, "2026-01-02T03:04:05-03:00", generation, None, slots, failure=failure)
