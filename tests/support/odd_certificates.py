"""Odd certificates on a token, and what must be told of each: its state and every field that is in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from _pytest.mark import ParameterSet

from native_host.protocol.messages import Medium, State
from native_host.token.certificates.model import AUTHORITY
from native_host.token.diagnosis.slots import diagnose
from native_host.token.readings.pkcs11 import OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import TokenObject
from tests.support import certificates as made
from tests.support.der import Parts, authority
from tests.support.snapshots import WORKING, certificate, reading, slot

Made = Parts | Callable[[], "Parts | bytes"]
"""A certificate's parts, or what makes them or the whole, for what needs a key."""

USUAL: dict[str, object] = {
    "holder": "MARIA EXEMPLO DA SILVA",
    "kind": "e-CPF",
    "cpf": made.CPF,
    "cnpj": None,
    "birth_date": "1979-08-15",
    "responsible": None,
    "email": "maria@example.com",
    "policy": "A3",
    "issuer": "AC SAFEWEB RFB v5",
    "from_safeweb": True,
    "not_before": "2025-01-01T00:00:00Z",
    "not_after": "2048-01-01T00:00:00Z",
    "chain_complete": True,
}
"""What is told of `Parts()` with its issuer on the token."""

KEY = TokenObject(OBJECT_PUBLIC_KEY, "01")


def case(name: str, value: Made, **different: object) -> ParameterSet:
    """Return a parameter: a certificate, and what differs from `USUAL` and the state `operational`."""
    return pytest.param(value, different, id=name)


def der(value: Made) -> bytes:
    """Return the certificate."""
    parts = value() if callable(value) else value
    return parts if isinstance(parts, bytes) else parts.der()


def medium(*objects: TokenObject) -> Medium:
    """Return what is told of a token with these objects."""
    (found,) = diagnose(reading(slot(WORKING, *objects)), made.NOW)
    return found.medium


def told(value: Made, *more: TokenObject) -> dict[str, object]:
    """Return the state of a token with the certificate, its key and its issuer, and what is told of it."""
    own = der(value)
    issuer = authority(value.issuer if isinstance(value, Parts) else authority().subject).der()
    found = medium(certificate(own), KEY, certificate(issuer, "02"), *more)
    holders = [one for one in found.certificates if one.kind != AUTHORITY]
    fields = holders[0].model_dump() if len(holders) == 1 else {"holders": len(holders)}
    return {"state": found.state, **fields}


def check(value: Made, different: dict[str, object]) -> None:
    """Hold that the certificate gives its state and every field that is in it."""
    assert told(value) == {"state": State.OPERATIONAL, **USUAL, **different}
