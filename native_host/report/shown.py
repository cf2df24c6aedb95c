"""Which of a reading's media are shown whole, and which certificates of a medium."""

from __future__ import annotations

from native_host.protocol.messages import Certificate, Medium, State
from native_host.token.certificates.model import AUTHORITY

CERTIFICATES_SHOWN = 4
"""Holders' certificates shown per medium; a token rarely has more than two."""


def split(media: list[Medium]) -> tuple[list[Medium], list[Medium]]:
    """Return the media to show whole, the first and all others with a customer's token, and the rest."""
    places = [
        index == 0 or (medium.token is not None and not medium.spare) for index, medium in enumerate(media)
    ]
    whole = [medium for medium, shown in zip(media, places, strict=True) if shown]
    return whole, [medium for medium, shown in zip(media, places, strict=True) if not shown]


def source(medium: Medium) -> str:
    """Return what tells a problem from others of its kind: the driver that failed, else the reader."""
    driver = medium.driver.product if medium.driver else ""
    reader = medium.reader or ""
    failed = medium.state in (State.DRIVER_FAILED, State.DRIVER_MISSING)
    return driver or reader if failed else reader or driver


def certificates(medium: Medium) -> tuple[list[Certificate], int]:
    """Return the certificates to show, holders' if there are any, and how many more of them there are."""
    holders = [certificate for certificate in medium.certificates if certificate.kind != AUTHORITY]
    listed = holders or medium.certificates
    return listed[:CERTIFICATES_SHOWN], len(listed) - CERTIFICATES_SHOWN
