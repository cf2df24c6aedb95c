"""Media, what is on them, and reading them."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from native_host.protocol import limits
from native_host.protocol.messages.base import Message


class State(str, Enum):
    """What a medium, or the way to it, was found to be."""

    DRIVER_MISSING = "driver_missing"
    DRIVER_FAILED = "driver_failed"
    SERVICE_STOPPED = "service_stopped"
    NO_READER = "no_reader"
    NO_TOKEN = "no_token"  # noqa: S105 - a state's name, no secret
    UNRECOGNIZED = "unrecognized"
    NOT_INITIALIZED = "not_initialized"
    NO_USER_PIN = "no_user_pin"
    BLANK = "blank"
    KEY_WITHOUT_CERTIFICATE = "key_without_certificate"
    CERTIFICATE_WITHOUT_KEY = "certificate_without_key"
    CHAIN_ONLY = "chain_only"
    EXPIRED = "expired"
    NOT_YET_VALID = "not_yet_valid"
    OPERATIONAL = "operational"
    INDETERMINATE = "indeterminate"


class TokenInfo(Message):
    """What the token says of itself (PKCS#11 v2.40, CK_TOKEN_INFO): the maker's free text, padding cut."""

    label: str
    manufacturer: str
    model: str
    serial: str


class PinFlags(Message):
    """State of the user's PIN from the token's flags, read without any login (PKCS#11 v2.40, table 6)."""

    initialized: StrictBool
    count_low: StrictBool
    final_try: StrictBool
    locked: StrictBool
    to_be_changed: StrictBool


class ObjectCounts(Message):
    """Objects visible without a PIN, counted by class; private keys are usually invisible then."""

    certificates: StrictInt = 0
    public_keys: StrictInt = 0
    private_keys: StrictInt = 0
    data: StrictInt = 0
    other: StrictInt = 0


class Certificate(Message):
    """A certificate on the token, with the ICP-Brasil fields (DOC-ICP-04) where it has them."""

    holder: str
    """Name of a person or company; empty: could not be read."""
    kind: str
    """e-CPF, e-CNPJ … or empty when it cannot be told."""
    cpf: str | None = None
    cnpj: str | None = None
    birth_date: str | None = None
    """ISO 8601 date."""
    responsible: str | None = None
    email: str | None = None
    policy: str | None = None
    """A1, A3 …"""
    issuer: str
    from_safeweb: StrictBool | None = None
    """Told by the issuer only; null: cannot be told."""
    not_before: str
    """ISO 8601, UTC; empty: could not be read."""
    not_after: str
    """ISO 8601, UTC; empty: could not be read."""
    chain_complete: StrictBool
    """Whether every issuer up to a self-signed one is on the token."""


class Driver(Message):
    """A PKCS#11 module that was loaded (CK_INFO)."""

    product: str
    """The product's name in the list of known drivers, or the file's name."""
    description: str = ""
    manufacturer: str = ""
    version: str = ""


class Card(Message):
    """A medium as the smart card service sees it. Its ATR names the chip, not the issuer or what is on it."""

    atr: str
    """Answer to reset in hexadecimal; where it holds the medium's serial, only what comes before."""
    vendor: str = ""
    model: str = ""
    """Empty: not in the list of known ATRs."""
    likely_driver: str = ""
    """The driver it probably needs, by inference; empty: not known."""


class EarlierReading(Message):
    """What an earlier reading of the same medium found here; kept only if the administrator wants it."""

    state: State
    title: str
    read_on: str
    """ISO 8601 date."""


class Medium(Message):
    """One medium, or one problem on the way to it."""

    state: State
    confirmed: StrictBool
    """False for a `blank` that only one read has seen, or of which another driver, or the smart card service,
    may know better: nothing may be decided on it."""
    module: str | None = None
    """Path of the PKCS#11 module that was asked."""
    driver: Driver | None = None
    reader: str | None = None
    """The slot's description."""
    token: TokenInfo | None = None
    pin: PinFlags | None = None
    objects: ObjectCounts | None = None
    certificates: list[Certificate] = []
    evidence: list[str] = []
    """Sentences: what was looked at and what was found."""
    hint: str = ""
    """What the agent does now."""
    title: str = ""
    """The state in a few words, for the card's headline."""
    code: str | None = None
    """For a failure, its stable code, e.g. `driver_timeout`."""
    read_at: str | None = None
    """ISO 8601 with the local offset: when it was read; it stands in the ticket's Solução."""
    card: Card | None = None
    """What the smart card service knows of it."""
    spare: StrictBool = False
    """A software token's free slot: no medium to ask the agent about when another one is there."""
    elsewhere: StrictBool = False
    """Read on another computer: it came in a pasted report."""
    seen_before: EarlierReading | None = None
    """Null: never, not known, or no history is kept."""
    more_time: StrictBool = False
    """Time was what was missing: a reading with `READ_DEADLINE_LONG_MS` may say more. False while one is
    under way; none goes on by itself after its reply."""


class TokensReadParams(Message):
    """Reads all media through all drivers."""

    deadline_ms: (
        Annotated[StrictInt, Field(ge=limits.READ_DEADLINE_MIN_MS, le=limits.READ_DEADLINE_MAX_MS)] | None
    ) = None
    """Milliseconds: the reply comes by then, with what is known. Null: what the host is configured for."""


class TokensReadResult(Message):
    """What the drivers showed, most useful first."""

    media: list[Medium]
    """Media first, problems after them; never empty."""
    read_at: str
    """ISO 8601 with the local offset: when the last driver answered."""
    elapsed_ms: StrictInt
    remote_session: StrictBool = False
    """The computer is used through a remote desktop: its readers may be those of the agent's own computer."""


class TokensProvisional(Message):
    """Notification during `tokens.read`: what is known so far.

    Sent when a first read saw a blank token and the second is to come, or when a driver is slow.
    """

    request_id: StrictInt | str
    """The id of the `tokens.read` it belongs to."""
    media: list[Medium]


class TokensChange(str, Enum):
    """What happened to readers and media."""

    INSERTED = "inserted"
    REMOVED = "removed"
    READER_ADDED = "reader_added"
    READER_REMOVED = "reader_removed"
    SERVICE_STARTED = "service_started"
    SERVICE_STOPPED = "service_stopped"


class TokensChanged(Message):
    """Notification after the first `tokens.read`: earlier readings are out of date.

    Comes from the smart card service's events; what happens within a moment is told as one change.
    """

    changes: Annotated[list[TokensChange], Field(min_length=1)]
    """Each once; a swapped medium is removed and inserted."""
