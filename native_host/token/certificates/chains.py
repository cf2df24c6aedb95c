"""Whether a certificate's issuers are on the same token, up to a self-signed one."""

from __future__ import annotations

from collections.abc import Sequence

from native_host.token.certificates.certificate import ParsedCertificate

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

    def __init__(self, everything: Sequence[ParsedCertificate]) -> None:
        self._everything = everything
        self._verified: dict[tuple[int, int], bool] = {}
        self.checks = 0

    def complete(self, certificate: ParsedCertificate) -> bool:
        """Whether every issuer up to a self-signed one is there."""
        link = certificate
        for _ in range(CHAIN_MAX):
            if link.self_issued:
                return self._issued(link, link)
            issuer = next((other for other in self._candidates(link) if self._issued(link, other)), None)
            if issuer is None:
                return False
            link = issuer
        return False

    def _candidates(self, certificate: ParsedCertificate) -> list[ParsedCertificate]:
        """Return the certificates of its issuer's name, those with the key that it names first."""
        named = [other for other in self._everything if certificate.issuer.is_same(other.subject)]
        wanted = certificate.extensions.authority_key_id
        return sorted(named, key=lambda other: not wanted or other.extensions.subject_key_id != wanted)

    def _issued(self, certificate: ParsedCertificate, issuer: ParsedCertificate) -> bool:
        """Whether `issuer` signed `certificate`; by name alone where the algorithm is unknown here."""
        from native_host.token.certificates.signatures import is_signed_by  # noqa: PLC0415 - cryptography, heavy

        pair = (id(certificate), id(issuer))
        if pair not in self._verified:
            if self.checks >= CHECKS_MAX:
                return False
            self.checks += 1
            self._verified[pair] = is_signed_by(certificate, issuer) is not False
        return self._verified[pair]
