"""Whether a key signed a certificate. The one place where cryptography is needed."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from native_host.token.certificates.certificate import ParsedCertificate
from native_host.token.certificates.quietly import quietly
from native_host.token.certificates.tlv import OID, children, dotted

_RSA, _ECDSA = "1.2.840.113549.1.1.", "1.2.840.10045.4."
_PSS = f"{_RSA}10"
_HASHES: dict[str, hashes.HashAlgorithm] = {
    f"{_RSA}4": hashes.MD5(),  # noqa: S303 - roots of long ago
    f"{_RSA}5": hashes.SHA1(),  # noqa: S303
    f"{_RSA}11": hashes.SHA256(),
    f"{_RSA}12": hashes.SHA384(),
    f"{_RSA}13": hashes.SHA512(),
    f"{_ECDSA}1": hashes.SHA1(),  # noqa: S303
    f"{_ECDSA}3.2": hashes.SHA256(),
    f"{_ECDSA}3.3": hashes.SHA384(),
    f"{_ECDSA}3.4": hashes.SHA512(),
}
"""Signature algorithms with their digests (RFC 3279, 4055 and 5758)."""

_PSS_HASHES: dict[str, hashes.HashAlgorithm] = {
    "2.16.840.1.101.3.4.2.1": hashes.SHA256(),
    "2.16.840.1.101.3.4.2.2": hashes.SHA384(),
    "2.16.840.1.101.3.4.2.3": hashes.SHA512(),
}
"""Digests that RSASSA-PSS names in its parameters."""


_EDWARDS = {"1.3.101.112", "1.3.101.113"}
"""Ed25519 and Ed448 (RFC 8410)."""

_KNOWN = {*_HASHES, *_EDWARDS, _PSS}
_KEYS = (rsa.RSAPublicKey, ec.EllipticCurvePublicKey, ed25519.Ed25519PublicKey, ed448.Ed448PublicKey)


def is_signed_by(certificate: ParsedCertificate, issuer: ParsedCertificate) -> bool | None:
    """Whether the issuer's key signed the certificate; None: key or algorithm are not known here."""
    return quietly(lambda: _verified(certificate, issuer), None)


def _verified(certificate: ParsedCertificate, issuer: ParsedCertificate) -> bool | None:
    key, signature, signed = load_der_public_key(issuer.key_info), certificate.signature, certificate.signed
    parts, _ = children(certificate.algorithm)
    algorithm = dotted(parts[0].content)
    try:
        if isinstance(key, rsa.RSAPublicKey) and algorithm == _PSS:
            digest = next(_PSS_HASHES[kind] for kind in _kinds(parts[1].content) if kind in _PSS_HASHES)
            key.verify(signature, signed, padding.PSS(padding.MGF1(digest), padding.PSS.AUTO), digest)
        elif isinstance(key, rsa.RSAPublicKey) and algorithm.startswith(_RSA):
            key.verify(signature, signed, padding.PKCS1v15(), _HASHES[algorithm])
        elif isinstance(key, ec.EllipticCurvePublicKey) and algorithm.startswith(_ECDSA):
            key.verify(signature, signed, ec.ECDSA(_HASHES[algorithm]))
        elif isinstance(key, ed25519.Ed25519PublicKey | ed448.Ed448PublicKey) and algorithm in _EDWARDS:
            key.verify(signature, signed)
        else:
            # A key of another kind signed it, if the kind of both is known.
            return False if algorithm in _KNOWN and isinstance(key, _KEYS) else None
    except InvalidSignature:
        return False
    return True


def _kinds(parameters: bytes) -> list[str]:
    """Return the algorithm of each of RSASSA-PSS's parameters."""
    found = []
    for parameter in children(parameters)[0]:
        for algorithm in children(parameter.content)[0]:
            kinds, _ = children(algorithm.content)
            found += [dotted(kind.content) for kind in kinds if kind.tag == OID]
    return found
