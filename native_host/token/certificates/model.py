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
    UNKNOWN = "unknown"
    """The dates that could be read do not tell."""


class Oddity(Enum):
    """What in a certificate is not as the rules want it (RFC 5280), though it could be read."""

    PADDING = "padding"
    """Bytes behind it: the driver's doing, nobody needs to know."""
    ENCODING = "encoding"
    """BER that is no DER, or parts that do not fill what they stand in."""
    VERSION = "version"
    SERIAL = "serial"
    NAME = "name"
    PERIOD = "period"
    EXTENSION = "extension"


@dataclass(frozen=True)
class Holder:
    """A person's or company's certificate.

    Attributes:
        has_key: its key is visible on the token (`key_pairs`).
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
        unreadable: certificate objects whose value could not be fetched or is no certificate, and `undated`.
        undated: certificates of persons and companies whose dates do not tell whether they are in force: no
            proof of anything, but all else in them was read.
        oddities: what is odd in any of the certificates.
    """

    holders: tuple[Holder, ...] = ()
    authorities: tuple[Certificate, ...] = ()
    unreadable: int = 0
    undated: tuple[Holder, ...] = ()
    oddities: frozenset[Oddity] = frozenset()
    certificates: list[Certificate] = field(init=False)
    """Holders first, then those without dates, then authorities."""

    def __post_init__(self) -> None:
        holders = [holder.certificate for holder in (*self.holders, *self.undated)]
        listed = holders + list(self.authorities)
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
