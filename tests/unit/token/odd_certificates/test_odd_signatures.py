"""Chains are verified whatever key signed and whatever is odd; what is not known is taken by its name."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificateIssuerPrivateKeyTypes

from native_host.token.certificates.certificate import ParsedCertificate, parsed
from native_host.token.certificates.chains import Chains
from native_host.token.certificates.signatures import is_signed_by
from tests.support import certificates as made

Digest = hashes.SHA256 | hashes.SHA384 | hashes.SHA512

PSS = padding.PSS(padding.MGF1(hashes.SHA384()), padding.PSS.DIGEST_LENGTH)


@cache
def rsa_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


SIGNERS: dict[str, tuple[Callable[[], CertificateIssuerPrivateKeyTypes], Digest | None]] = {
    "RSA, SHA-256": (rsa_key, hashes.SHA256()),
    "RSA, SHA-384": (rsa_key, hashes.SHA384()),
    "RSA, SHA-512": (rsa_key, hashes.SHA512()),
    "P-256, SHA-256": (lambda: ec.generate_private_key(ec.SECP256R1()), hashes.SHA256()),
    "P-384, SHA-384": (lambda: ec.generate_private_key(ec.SECP384R1()), hashes.SHA384()),
    "P-521, SHA-512": (lambda: ec.generate_private_key(ec.SECP521R1()), hashes.SHA512()),
    "brainpoolP512r1, SHA-512": (lambda: ec.generate_private_key(ec.BrainpoolP512R1()), hashes.SHA512()),
    "Ed25519": (ed25519.Ed25519PrivateKey.generate, None),
    "Ed448": (ed448.Ed448PrivateKey.generate, None),
}


def issued(
    key: CertificateIssuerPrivateKeyTypes,
    digest: Digest | None,
    of: str = "MARIA EXEMPLO",
    rsa_padding: padding.PSS | None = None,
) -> bytes:
    """Return a certificate of `of` with the key `key`, signed by it."""
    builder = (
        x509.CertificateBuilder()
        .subject_name(made.name(of))
        .issuer_name(made.name("AC EXEMPLO"))
        .public_key(key.public_key())
        .serial_number(77)
        .not_valid_before(made.NOW - made.DAY)
        .not_valid_after(made.NOW + made.DAY)
    )
    return made.der(builder.sign(key, digest, rsa_padding=rsa_padding))


def read(value: bytes) -> ParsedCertificate:
    found = parsed(value)
    assert found is not None
    return found


def other_signature(value: bytes) -> bytes:
    return value[:-1] + bytes([value[-1] ^ 1])


@pytest.mark.parametrize(("make", "digest"), SIGNERS.values(), ids=SIGNERS)
def test_a_signature_of_any_algorithm_in_use_is_verified(
    make: Callable[[], CertificateIssuerPrivateKeyTypes], digest: Digest | None
) -> None:
    key = make()
    root, leaf = read(issued(key, digest, "AC EXEMPLO")), issued(key, digest)
    assert is_signed_by(read(leaf), root) is True
    assert is_signed_by(read(other_signature(leaf)), root) is False
    assert Chains([root]).complete(read(leaf))
    assert not Chains([root]).complete(read(other_signature(leaf)))


def test_a_signature_with_pss_is_verified() -> None:
    root = read(issued(rsa_key(), hashes.SHA384(), "AC EXEMPLO", PSS))
    leaf = issued(rsa_key(), hashes.SHA384(), rsa_padding=PSS)
    assert is_signed_by(read(leaf), root) is True
    assert is_signed_by(read(other_signature(leaf)), root) is False


def test_an_algorithm_that_is_not_known_is_neither_right_nor_wrong() -> None:
    key = dsa.generate_private_key(2048)
    root, leaf = read(issued(key, hashes.SHA256(), "AC EXEMPLO")), read(issued(key, hashes.SHA256()))
    assert is_signed_by(leaf, root) is None
    assert Chains([root]).complete(leaf)


@pytest.mark.parametrize("kind", ["P-256, SHA-256", "Ed25519", "RSA, SHA-256"])
@pytest.mark.parametrize("signer", ["P-384, SHA-384", "Ed448", "RSA, SHA-512"])
def test_a_key_of_another_kind_did_not_sign(kind: str, signer: str) -> None:
    make, digest = SIGNERS[signer]
    leaf = read(issued(make(), digest))
    make, digest = SIGNERS[kind]
    issuer = read(issued(made.key() if kind.startswith("RSA") else make(), digest, "AC EXEMPLO"))
    assert is_signed_by(leaf, issuer) is False


def test_one_pair_is_verified_once() -> None:
    root = read(issued(rsa_key(), hashes.SHA256(), "AC EXEMPLO"))
    leaf = read(issued(rsa_key(), hashes.SHA256()))
    known = Chains([root, leaf])
    assert all(known.complete(leaf) for _ in range(9))
    assert known.checks == 2
