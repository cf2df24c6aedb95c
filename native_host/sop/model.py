"""The model of a procedure file. Keys are refused when unknown: a typing mistake must not change a ticket."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from native_host.protocol.messages import Key, Policy, State

NonEmpty = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class FieldRule(_Strict):
    """How one field of the ticket gets its value. See the comments in `token_em_branco.toml`."""

    value: NonEmpty | None = None
    template: NonEmpty | None = None
    template_if_forced: NonEmpty | None = None
    """The template's truthful stand-in when the procedure is carried out on a token it does not apply to."""
    sources: list[str] = []
    phones: Annotated[int, Field(ge=1, le=4)] | None = None
    """The value is this many different phone numbers."""
    options: list[NonEmpty] = []
    """The only answers there are."""
    question: NonEmpty | None = None
    question_more: NonEmpty | None = None
    """Asked when some, but not all `phones` are known."""
    policy: Annotated[Policy, Field(strict=False)] = Policy.IF_EMPTY
    after: list[Key] = []
    required: bool = False
    free: bool = False
    """Shown on the page and left alone: no step."""


class CustomerMessage(_Strict):
    """What the agent tells the customer after saving."""

    text: NonEmpty
    text_if_forced: NonEmpty
    """The truthful text for a token that the procedure does not apply to."""
    deadline_hours: Annotated[int, Field(ge=1, le=720)]


class Procedure(_Strict):
    """A procedure: when it applies and what it puts into the ticket."""

    id: Key
    version: Annotated[int, Field(ge=1)]
    title: NonEmpty
    states: Annotated[list[Annotated[State, Field(strict=False)]], Field(min_length=1)]
    page: Key
    """The page map it was written for."""
    message: CustomerMessage
    fields: Annotated[dict[Key, FieldRule], Field(min_length=1)]
    """By field key, in the order in which they are filled where `after` leaves a choice."""
