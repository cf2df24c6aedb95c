"""Which certificates have their key on the token: by the keys, and by CKA_ID only where one cannot be read.

CKA_ID of key and certificate may differ, be missing, or be another pair's (tpm2-pkcs11 #340): only the keys
prove that they belong together. The private one shows without a PIN by its public half alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from native_host.token.certificates.certificate import ParsedCertificate
from native_host.token.certificates.public_keys import comparable
from native_host.token.readings.pkcs11 import OBJECT_PRIVATE_KEY, OBJECT_PUBLIC_KEY
from native_host.token.readings.slot import TokenObject

Claim = tuple[str, ParsedCertificate]
"""A certificate with its CKA_ID."""


class KeyPairs:
    """The keys of one token."""

    def __init__(self, objects: Iterable[TokenObject], holders: Iterable[Claim]) -> None:
        """Look at the keys.

        Args:
            objects: all objects of the token.
            holders: the certificates that a key may belong to by its CKA_ID: not those of authorities.
        """
        keys = [found for found in objects if found.object_class in (OBJECT_PUBLIC_KEY, OBJECT_PRIVATE_KEY)]
        self._keys = {key for found in keys if (key := comparable(found.key))}
        self._by_id: dict[str, set[str]] = {}
        for found in keys:
            if found.object_id:
                self._by_id.setdefault(found.object_id, set()).add(comparable(found.key))
        self._claims: dict[str, set[str]] = {}
        for object_id, certificate in holders:
            self._claims.setdefault(object_id, set()).add(certificate.key)

    def shows_key(self, certificate: ParsedCertificate) -> bool:
        """Whether the certificate's key itself is there."""
        return bool(certificate.key) and certificate.key in self._keys

    def has_key(self, object_id: str, certificate: ParsedCertificate) -> bool:
        """Whether the certificate's key is there, or one that cannot be compared with it has its CKA_ID.

        Where certificates of several keys have that, it says of none of them that it has one.
        """
        if self.shows_key(certificate):
            return True
        unread = bool(self._by_id.get(object_id)) and (not certificate.key or self._by_id[object_id] == {""})
        return unread and self._claims.get(object_id, set()) <= {certificate.key}
