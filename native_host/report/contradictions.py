"""What a medium's state and the rest of its report say that cannot both be, each by its key in the texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from native_host.protocol.messages import Medium, State
from native_host.report.certificate_facts import period
from native_host.token.certificates.model import AUTHORITY

_WITHOUT_TOKEN = frozenset(
    {
        State.DRIVER_MISSING,
        State.DRIVER_FAILED,
        State.SERVICE_STOPPED,
        State.NO_READER,
        State.NO_TOKEN,
        State.UNRECOGNIZED,
    }
)
"""States in which no token was looked at."""

_EMPTY = frozenset({State.BLANK, State.NO_USER_PIN, State.NOT_INITIALIZED})
"""States in which nothing is on the token."""

_OF_A_HOLDER = frozenset(
    {State.OPERATIONAL, State.CERTIFICATE_WITHOUT_KEY, State.EXPIRED, State.NOT_YET_VALID}
)


@dataclass(frozen=True)
class _Told:
    """A medium with what the rules ask about its certificates.

    Attributes:
        holders: number of persons' and companies' certificates.
        in_force, future, expired: those that were valid, not yet, or no more, when the medium was read; one
            near the beginning or end of its period counts twice.
    """

    medium: Medium
    holders: int
    in_force: int
    future: int
    expired: int

    @property
    def content(self) -> int:
        """Certificates, keys and data that were counted."""
        counts = self.medium.objects
        return counts.certificates + counts.public_keys + counts.private_keys + counts.data if counts else 0

    @property
    def keys(self) -> int:
        """Keys that were counted."""
        counts = self.medium.objects
        return counts.public_keys + counts.private_keys if counts else 0


def _token_without_reading(told: _Told) -> bool:
    medium = told.medium
    return medium.state in _WITHOUT_TOKEN and bool(medium.token or medium.objects or medium.certificates)


def _no_token(told: _Told) -> bool:
    return told.medium.state in _EMPTY | _OF_A_HOLDER and told.medium.token is None


def _content_of_an_empty_token(told: _Told) -> bool:
    return told.medium.state in _EMPTY and bool(told.content or told.medium.certificates)


def _blank_without_pin(told: _Told) -> bool:
    medium = told.medium
    looked = medium.objects is not None and medium.pin is not None and medium.pin.initialized
    return medium.state is State.BLANK and not looked


def _more_certificates_than_counted(told: _Told) -> bool:
    counted = told.medium.objects.certificates if told.medium.objects else 0
    return len(told.medium.certificates) > counted


def _period(told: _Told) -> bool:
    state = told.medium.state
    if state in (State.OPERATIONAL, State.CERTIFICATE_WITHOUT_KEY):
        return not told.in_force
    if state is State.NOT_YET_VALID:
        return not told.future
    return state is State.EXPIRED and not told.expired


def _kinds(told: _Told) -> bool:
    state = told.medium.state
    if state is State.CHAIN_ONLY:
        return bool(told.holders) or not told.medium.certificates
    if state is State.KEY_WITHOUT_CERTIFICATE:
        return bool(told.holders) or not told.keys
    return state in _OF_A_HOLDER and not told.holders


RULES: dict[str, Callable[[_Told], bool]] = {
    "token_without_reading": _token_without_reading,
    "no_token": _no_token,
    "content_of_an_empty_token": _content_of_an_empty_token,
    "blank_without_pin": _blank_without_pin,
    "more_certificates_than_counted": _more_certificates_than_counted,
    "kinds": _kinds,
    "state_and_period": _period,
}
"""The first that holds is told."""


def contradiction(medium: Medium, read_at: datetime, tolerance: timedelta) -> str | None:
    """Return the key of what cannot be, or None."""
    holders = [one for one in medium.certificates if one.kind != AUTHORITY]
    periods = [period(one) for one in holders]
    # One without a date proves nothing of being in force.
    dated = [period(one) for one in holders if one.not_before and one.not_after]
    told = _Told(
        medium,
        holders=len(holders),
        # Differences: the end may be the last moment that can be told (RFC 5280, section 4.1.2.5).
        in_force=sum(start - read_at <= tolerance and read_at - end <= tolerance for start, end in dated),
        future=sum(read_at - start < tolerance for start, _ in periods),
        expired=sum(end - read_at < tolerance for _, end in periods),
    )
    return next((key for key, holds in RULES.items() if holds(told)), None)
