"""The certificates of one token, read and sorted: what the rules ask about them. No cryptography in here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from native_host.protocol.messages import Certificate

AUTHORITY = "AC"
"""`kind` of a certification authority's certificate."""


class Validity(Enum):
    """Where now is in a certificate's period."""

    FUTURE = "future"
    IN_FORCE = "in_force"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Holder:
    """A person's or company's certificate.

    Attributes:
        has_key: a public or private key with the certificate's CKA_ID is visible on the token.
    """

    certificate: Certificate
    validity: Validity
    has_key: bool


@dataclass(frozen=True)
class Holding:
    """All certificates of one token.

    Attributes:
        holders: certificates of persons and companies, the most useful first.
        authorities: certificates of certification authorities.
        unreadable: certificate objects whose value could not be fetched or is no certificate.
    """

    holders: tuple[Holder, ...] = ()
    authorities: tuple[Certificate, ...] = ()
    unreadable: int = 0
    certificates: list[Certificate] = field(init=False)
    """Holders first, then authorities."""

    def __post_init__(self) -> None:
        listed = [holder.certificate for holder in self.holders] + list(self.authorities)
        object.__setattr__(self, "certificates", listed)

    @property
    def any_usable(self) -> bool:
        """A certificate in force with its key."""
        return any(holder.has_key and holder.validity is Validity.IN_FORCE for holder in self.holders)

    @property
    def any_in_force(self) -> bool:
        """A certificate in force, with or without key."""
        return any(holder.validity is Validity.IN_FORCE for holder in self.holders)

    @property
    def any_future(self) -> bool:
        """A certificate that is not valid yet."""
        return any(holder.validity is Validity.FUTURE for holder in self.holders)
