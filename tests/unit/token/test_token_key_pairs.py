"""A certificate has its key by the key itself; CKA_ID counts only where one of the two cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from native_host.protocol.messages import State
from native_host.token.readings.pkcs11 import OBJECT_PRIVATE_KEY, OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import TokenObject
from tests.support import certificates as made
from tests.support import der
from tests.support.der import Parts, authority, tlv
from tests.support.odd_certificates import medium
from tests.support.snapshots import certificate

OPERATIONAL, WITHOUT_KEY, EXPIRED = State.OPERATIONAL, State.CERTIFICATE_WITHOUT_KEY, State.EXPIRED
OWN, OTHER, ISSUERS = der.own_key, der.issuer_key, der.issuer_key
OLD = tlv(der.SEQUENCE, tlv(der.UTC_TIME, b"200101000000Z"), tlv(der.UTC_TIME, b"230101000000Z"))
POINT = b"\x04" + bytes(range(1, 65))
CURVE = tlv(der.SEQUENCE, der.oid("1.2.840.10045.2.1"), der.oid("1.2.840.10045.3.1.7"))


@cache
def third() -> rsa.RSAPrivateKey:
    return made.key()


def numbers(key: Callable[[], rsa.RSAPrivateKey] | None) -> str:
    return "" if key is None else f"rsa:{key().public_key().public_numbers().n:x}"


def public(key: Callable[[], rsa.RSAPrivateKey] | None, object_id: str = "01") -> TokenObject:
    return TokenObject(OBJECT_PUBLIC_KEY, object_id, key=numbers(key))


def private(key: Callable[[], rsa.RSAPrivateKey] | None, object_id: str = "01") -> TokenObject:
    return TokenObject(OBJECT_PRIVATE_KEY, object_id, key=numbers(key))


def leaf(object_id: str = "01", **changes: object) -> TokenObject:
    return certificate(Parts(**changes).der(), object_id)  # type: ignore[arg-type]


def chain(object_id: str = "01") -> TokenObject:
    return certificate(authority().der(), object_id)


def with_key(key: rsa.RSAPrivateKey, object_id: str = "01") -> TokenObject:
    return leaf(object_id, key=der.public(key))


def curve(object_id: str = "01") -> TokenObject:
    return leaf(object_id, key=tlv(der.SEQUENCE, CURVE, tlv(der.BITS, b"\0" + POINT)))


def on_curve(point: bytes, object_id: str = "01") -> TokenObject:
    return TokenObject(OBJECT_PUBLIC_KEY, object_id, key=f"ec:{point.hex()}")


@pytest.mark.parametrize(
    ("objects", "state"),
    [
        ([leaf(), public(OWN)], OPERATIONAL),
        ([leaf(), public(OWN, "77")], OPERATIONAL),
        ([leaf(""), public(OWN, "")], OPERATIONAL),
        ([leaf(), public(OTHER)], WITHOUT_KEY),
        ([leaf(), public(None)], OPERATIONAL),
        ([leaf(), public(None, "77")], WITHOUT_KEY),
        ([leaf(), private(None)], OPERATIONAL),
        ([leaf(), private(OWN)], OPERATIONAL),
        ([leaf(), private(OTHER)], WITHOUT_KEY),
        # The private half of the pair that the public key shows to be another one.
        ([leaf(), public(OTHER), private(None)], WITHOUT_KEY),
        ([leaf(), public(OTHER, "77"), private(None)], OPERATIONAL),
        ([leaf(), public(OTHER), private(None), public(OWN, "77")], OPERATIONAL),
    ],
)
def test_the_keys_decide_where_both_can_be_read(objects: list[TokenObject], state: State) -> None:
    assert medium(*objects).state is state


@pytest.mark.parametrize(
    ("objects", "state"),
    [
        ([curve(), on_curve(POINT)], OPERATIONAL),
        ([curve(), on_curve(POINT, "77")], OPERATIONAL),
        ([curve(), on_curve(b"\x04" + bytes(range(2, 66)))], WITHOUT_KEY),
        ([curve(), public(OWN)], WITHOUT_KEY),
        ([curve(), public(None)], OPERATIONAL),
        # Of a kind that is not known here: nothing can be compared.
        ([leaf(key=tlv(der.SEQUENCE)), public(OWN)], OPERATIONAL),
    ],
)
def test_so_it_is_with_keys_of_other_kinds(objects: list[TokenObject], state: State) -> None:
    assert medium(*objects).state is state


@pytest.mark.parametrize("objects", [[], [chain("02")]], ids=["alone", "with its chain"])
@pytest.mark.parametrize(
    ("certificates", "key", "state"),
    [
        # Which of them a key that cannot be read belongs to, nobody knows.
        ([leaf(validity=OLD), with_key(third())], None, WITHOUT_KEY),
        ([leaf(validity=OLD), with_key(third())], OWN, WITHOUT_KEY),
        ([leaf(validity=OLD), with_key(third())], third, OPERATIONAL),
        # Renewed with the same key.
        ([leaf(validity=OLD), leaf()], None, OPERATIONAL),
        ([leaf(validity=OLD), leaf()], OWN, OPERATIONAL),
        ([leaf(validity=OLD), leaf("02")], None, WITHOUT_KEY),
    ],
)
def test_of_several_certificates_with_one_id_none_gets_a_key_that_may_be_anothers(
    certificates: list[TokenObject],
    key: Callable[[], rsa.RSAPrivateKey] | None,
    state: State,
    objects: list[TokenObject],
) -> None:
    assert medium(*certificates, public(key), *objects).state is state


@pytest.mark.parametrize("leaf_id", ["", "01", "02"])
@pytest.mark.parametrize(("validity", "state"), [(der.VALIDITY, OPERATIONAL), (OLD, EXPIRED)])
def test_an_authoritys_certificate_with_the_keys_id_is_the_chains(
    validity: bytes, state: State, leaf_id: str
) -> None:
    assert medium(chain(), leaf(leaf_id, validity=validity), public(OWN)).state is state


def test_an_authoritys_certificate_takes_no_key_that_cannot_be_read() -> None:
    assert medium(chain(), leaf(), public(None)).state is OPERATIONAL
    assert medium(chain(), leaf(validity=OLD), public(None)).state is EXPIRED
    assert medium(chain(), public(None)).state is State.KEY_WITHOUT_CERTIFICATE
    assert medium(chain(), public(OWN)).state is State.KEY_WITHOUT_CERTIFICATE


def test_an_authoritys_certificate_with_its_own_key_is_the_owners_beside_no_other_one() -> None:
    assert medium(chain(), public(ISSUERS)).state is OPERATIONAL
    assert medium(chain(), leaf(validity=OLD), public(ISSUERS), public(OWN)).state is EXPIRED
    assert medium(chain(), leaf(), public(ISSUERS)).state is WITHOUT_KEY
