"""Public keys told from each other: those in certificates, and those on the token (`TokenObject.key`)."""

from __future__ import annotations

from native_host.token.certificates.tlv import BIT_STRING, INTEGER, SEQUENCE, children

_RSA, _EC = "rsa:", "ec:"
"""What `TokenObject.key` begins with; hexadecimal digits follow."""

_UNCOMPRESSED, _COMPRESSED = ("04", "06", "07"), ("02", "03")
"""First byte of a point (SEC 1, section 2.3.3): with both coordinates, or with the first alone."""


def public_key(info: bytes) -> str:
    """Return the key in the content of a SubjectPublicKeyInfo, as `same` wants it; empty: of another kind.

    It is told by its shape: two numbers, or a point. What its algorithm is called does not count.
    """
    parts, _ = children(info)
    bits = next((part.content[1:] for part in parts if part.tag == BIT_STRING), b"")
    inside, whole = children(bits)
    if whole and len(inside) == 1 and inside[0].tag == SEQUENCE:
        numbers, _ = children(inside[0].content)
        if len(numbers) == 2 and numbers[0].tag == numbers[1].tag == INTEGER:
            return comparable(_RSA + numbers[0].content.hex())
        return ""
    return comparable(_EC + bits.hex())


def comparable(key: str) -> str:
    """Return a key so that equal ones are equal texts; empty: it is none.

    Of a point only the first coordinate is compared: the second follows from it but for its sign.
    """
    if key.startswith(_RSA):
        modulus = key.removeprefix(_RSA).lstrip("0")
        return _RSA + modulus if modulus else ""
    form, coordinates = key.removeprefix(_EC)[:2], key.removeprefix(_EC)[2:]
    if key.startswith(_EC) and coordinates:
        if form in _UNCOMPRESSED and len(coordinates) % 4 == 0:
            return _EC + coordinates[: len(coordinates) // 2]
        if form in _COMPRESSED:
            return _EC + coordinates
    return ""
