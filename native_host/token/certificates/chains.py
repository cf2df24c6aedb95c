"""Whether a certificate's issuers are on the same token, up to a self-signed one."""

from __future__ import annotations

from cryptography import x509
from cryptography.exceptions import InvalidSignature

CHAIN_MAX = 10
"""Longest chain that is followed; ICP-Brasil's have three or four links."""

CHECKS_MAX = 100
"""Signatures verified per token. A usual one needs four; certificates made to look like each other's issuers
must not take the time of the reply."""


class Chains:
    """The certificates of one token, as each other's issuers.

    Attributes:
        checks: signatures verified so far.
    """

    def __init__(self, everything: list[x509.Certificate]) -> None:
        self._everything = everything
        self.checks = 0

    def complete(self, certificate: x509.Certificate) -> bool:
        """Whether every issuer up to a self-signed one is there. May raise what cryptography raises."""
        link = certificate
        for _ in range(CHAIN_MAX):
            if link.issuer == link.subject:
                return self._issued(link, link)
            issuer = next((other for other in self._everything if self._issued(link, other)), None)
            if issuer is None:
                return False
            link = issuer
        return False

    def _issued(self, certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
        """Whether `issuer` signed `certificate`; by name alone where the algorithm is unknown here."""
        if certificate.issuer != issuer.subject or self.checks >= CHECKS_MAX:
            return False
        self.checks += 1
        try:
            certificate.verify_directly_issued_by(issuer)
        except InvalidSignature:
            return False
        except Exception:  # unsupported keys and algorithms raise many kinds
            return True
        return True
