"""What the readers of values return."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from native_host.protocol.messages import CustomerKey, Issue


class Kind(Enum):
    """What a line of the customer's data can hold."""

    NAME = "name"
    DOCUMENT = "document"
    """CPF or CNPJ."""
    PHONE = "phone"
    EMAIL = "email"
    PROTOCOL = "protocol"


class Value(NamedTuple):
    """One written value as its reader understood it.

    Attributes:
        key: what it is.
        value: the canonical form (`messages.Candidate.value`); None: it cannot be used as it stands.
        display: as people write it; without a value what stands there, or nothing.
        issues: what is wrong with it, or worth a look.
        meant: the canonical form of what was probably meant, where the first issue of a value that is none
            says so, or `email_typo` of one that is; to be offered, never to be taken.
    """

    key: CustomerKey
    value: str | None
    display: str
    issues: tuple[Issue, ...] = ()
    meant: str | None = None


class Match(NamedTuple):
    """A stretch of a text that is shaped like a value.

    Attributes:
        start: where it begins in the text that was scanned.
        end: where it ends.
        read: what it says.
        traits: what its spelling tells of how far it may be believed, by the names that stand in the
            docstring of its reader's `scan`. The weights know them as signals.
    """

    start: int
    end: int
    read: Value
    traits: frozenset[str] = frozenset()
