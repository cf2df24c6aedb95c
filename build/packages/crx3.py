"""A signed extension package, CRX3 (Chromium's components/crx_file/crx3.proto).

"Cr24", version, length of the header, header, zip. The header is a protocol buffer: field 2 holds public key
(1) and signature (2), field 10000 what is signed beside the zip: the id (1).
"""

from __future__ import annotations

import hashlib
import struct

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

_MAGIC, _VERSION = b"Cr24", 3
_SIGNED_PREFIX = b"CRX3 SignedData\x00"
_RSA_PROOF, _SIGNED_HEADER = 2, 10000
"""Field numbers of CrxFileHeader."""
_LENGTH_DELIMITED = 2
"""Wire type of a protocol buffer's bytes."""


def public_key_of(key: rsa.RSAPrivateKey) -> bytes:
    """Return the public key as the manifest's `key` holds it, in DER."""
    return key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def id_of(public_key: bytes) -> str:
    """Return the extension's id: the first 16 bytes of the key's SHA-256, written with a to p."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in hashlib.sha256(public_key).hexdigest()[:32])


def signed(archive: bytes, key: rsa.RSAPrivateKey) -> bytes:
    """Return the package of a zipped extension."""
    public_key = public_key_of(key)
    header_data = _field(1, hashlib.sha256(public_key).digest()[:16])
    message = _SIGNED_PREFIX + struct.pack("<I", len(header_data)) + header_data + archive
    signature = key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    proof = _field(1, public_key) + _field(2, signature)
    header = _field(_RSA_PROOF, proof) + _field(_SIGNED_HEADER, header_data)
    return _MAGIC + struct.pack("<II", _VERSION, len(header)) + header + archive


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH_DELIMITED) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])
