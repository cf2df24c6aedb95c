"""The model of a procedure file. Keys are refused when unknown: a typing mistake must not change a ticket."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from native_host.protocol.messages import Key, Policy, State
from native_host.sop.limits import FIELDS_MAX, TEXT_MAX_CHARS

NonEmpty = Annotated[str, Field(min_length=1, max_length=TEXT_MAX_CHARS)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Evidence = Literal["issuer", "earlier_reading"]
"""Who issued the certificates on the medium · what an earlier reading of the same medium found here."""


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
    only_if: dict[Key, Annotated[list[NonEmpty], Field(min_length=1)]] = {}
    """The field is for the ticket only if each of these other fields has one of these values."""
    evidence: list[Evidence] = []
    """What the agent is shown beside the question; it never answers it."""

    @property
    def waits_for(self) -> list[str]:
        """The fields that are decided before this one."""
        return list(dict.fromkeys((*self.after, *self.only_if)))


class CustomerMessage(_Strict):
    """What the agent tells the customer after saving."""

    text: NonEmpty
    text_if_forced: NonEmpty
    """The truthful text for a token that the procedure does not apply to."""
    deadline_hours: Annotated[int, Field(ge=1, le=720)]


class SopFile(_Strict):
    """What every procedure file says."""

    id: Key
    version: Annotated[int, Field(ge=1)]
    kind: Literal["escalation", "guidance"] = "escalation"
    """Fills a ticket, or says what to do without one."""
    title: NonEmpty
    states: Annotated[list[Annotated[State, Field(strict=False)]], Field(min_length=1)]

    @classmethod
    def model_for(cls, data: dict[str, object]) -> type[SopFile]:
        """Return the model of the file's kind, so that mistakes are told by what it is meant to be."""
        return GuidanceSop if data.get("kind") == "guidance" else Procedure


class Procedure(SopFile):
    """A procedure: when it applies and what it puts into the ticket."""

    page: Key
    """The page map it was written for."""
    message: CustomerMessage
    fields: Annotated[dict[Key, FieldRule], Field(min_length=1, max_length=FIELDS_MAX)]
    """By field key, in the order in which they are filled where `after` leaves a choice."""


class GuidanceSop(SopFile):
    """What the agent says and does for a state that needs no ticket of this kind."""

    tell: Annotated[list[NonEmpty], Field(min_length=1)]
    """Sentences for the customer."""
    do: list[NonEmpty] = []
    """Steps for the agent, in order."""
