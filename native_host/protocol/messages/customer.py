"""The customer's data: recognised in a pasted text, checked as typed, given to a plan."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, StrictInt

from native_host.protocol import limits
from native_host.protocol.messages.base import Message, ShortText, Text


class Customer(Message):
    """The customer's data, canonical: digits or A-Z0-9 only, phones in E.164."""

    name: Text | None = None
    cpf: Annotated[str, Field(pattern=r"^[0-9]{11}$")] | None = None
    cnpj: Annotated[str, Field(pattern=r"^[0-9A-Z]{12}[0-9]{2}$")] | None = None
    phones: list[Annotated[str, Field(pattern=r"^\+[0-9]{8,15}$")]] = []
    email: Text | None = None
    protocol: Text | None = None


class CustomerKey(str, Enum):
    """What is known of a customer."""

    __hash__ = str.__hash__  # that of `Enum` is written in Python, and takes ten times as long

    NAME = "name"
    CPF = "cpf"
    CNPJ = "cnpj"
    PHONE = "phone"
    EMAIL = "email"
    PROTOCOL = "protocol"


class Confidence(str, Enum):
    """How far a value may be believed."""

    SURE = "sure"
    """Recognised by what it is or by its label, valid, and nothing speaks against it."""
    LIKELY = "likely"
    """Probably right; the agent looks at it."""
    UNSURE = "unsure"
    """Shown, never taken without the agent's choice."""


class Issue(Message):
    """What is wrong with a value, or worth a look."""

    code: str
    """Stable, e.g. `check_digits`."""
    message: str
    """A sentence for the agent."""


class Candidate(Message):
    """A value that was recognised in a text."""

    key: CustomerKey
    value: Text
    """Canonical: digits or A-Z0-9 only; phones in E.164; the e-mail's domain in lower case.

    A phone without its area code has no such form: digits only, unsure, with the issue `phone_no_area_code`.
    """
    display: Text
    """As people write it."""
    confidence: Confidence
    issues: list[Issue] = []
    label: ShortText = ""
    """The label that stood before it in the text; empty if none did."""
    person: Annotated[StrictInt, Field(ge=0)] = 0
    """Which of several people in the text it seems to belong to, from 0."""


class CustomerParseParams(Message):
    """Asks for the customer's data in a pasted text: an e-mail, a chat, a copy of another screen."""

    text: Annotated[str, Field(max_length=limits.PASTE_MAX_CHARS)]


class CustomerParseResult(Message):
    """What was recognised, best first."""

    candidates: list[Candidate]
    people: Annotated[StrictInt, Field(ge=0)] = 0
    """How many people the text seems to be about; with more than one the agent chooses."""


class TypedCustomer(Message):
    """The customer's data as the agent typed it."""

    name: ShortText = ""
    document: ShortText = ""
    """CPF or CNPJ."""
    phone_1: ShortText = ""
    phone_2: ShortText = ""
    email: ShortText = ""
    protocol: ShortText = ""


class CheckedValue(Message):
    """What became of one typed value."""

    value: Text | None = None
    """Canonical; null: it cannot be used as it stands, or nothing was typed."""
    display: Text = ""
    """As people write it; empty when there is no value."""
    issues: list[Issue] = []


class CustomerCheckParams(Message):
    """Asks whether typed values are right: check digits, area codes, two different phones."""

    typed: TypedCustomer


class CustomerCheckResult(Message):
    """Each typed value looked at, and the customer made of those that can be used."""

    name: CheckedValue
    document: CheckedValue
    phone_1: CheckedValue
    phone_2: CheckedValue
    email: CheckedValue
    protocol: CheckedValue
    customer: Customer
