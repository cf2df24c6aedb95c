"""A ticket prepared: what is known of the customer, line by line, and the plan that follows from it."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from native_host.protocol import limits
from native_host.protocol.messages.base import Key, Message, ShortText, Text
from native_host.protocol.messages.customer import Candidate, Confidence, Issue
from native_host.protocol.messages.pages import PageFacts
from native_host.protocol.messages.plans import FillPlan, Guidance
from native_host.protocol.messages.tokens import Medium

LineKey = Annotated[str, Field(pattern=r"^(?:name|document|phone_[1-9]|email|protocol)$")]
"""A line of the customer's data in the card; phones are numbered as the procedure asks for them."""


class LineSource(str, Enum):
    """Where a line's value comes from."""

    TYPED = "typed"
    PASTED = "pasted"
    PAGE = "page"
    CERTIFICATE = "certificate"


class LineChoice(Message):
    """One of the values that a line could have."""

    display: Text
    """As it is written into the line and the ticket; sent back as the line's text when it is chosen."""
    source: LineSource
    confidence: Confidence
    issues: list[Issue] = []


class Line(Message):
    """One line of the customer's data: what is shown, and what the step of its field has."""

    key: LineKey
    text: Text = ""
    """As people write it; of what was typed and cannot be used, the text as it was typed."""
    usable: StrictBool = False
    """The text can stand in a ticket; if not, no step has it."""
    source: LineSource | None = None
    """Null while there is no value, or several to choose from."""
    confidence: Confidence | None = None
    decided: StrictBool = False
    """Typed, chosen or answered by the agent: nothing that is found later takes its place."""
    issues: list[Issue] = []
    choices: list[LineChoice] = []
    """What is left to choose from, best first; empty where all sources agree."""
    open: StrictBool = False
    """Sources differ and the agent has not chosen: the ticket gets none of them."""
    field: Key | None = None
    """The field of the page that it belongs to."""


class PersonChoice(Message):
    """One of several people that a pasted text is about."""

    paste: StrictInt
    person: StrictInt
    name: Text = ""
    """Empty: the text does not name the person."""


class PreparedCandidate(Candidate):
    """What `customer.parse` recognised, with the paste that it came from."""

    paste: Annotated[StrictInt, Field(ge=0)] = 0
    """Number of the paste, as whoever sends it counts them: a later one goes before an earlier one."""


class TicketPrepareParams(Message):
    """Asks what is known of the customer, what to put into the ticket, and what is missing."""

    sop: Key | None = None
    """Null: the procedure that applies to the token's state."""
    token: Medium | None = None
    """Null while none was read: there is no plan then."""
    page: PageFacts
    candidates: Annotated[list[PreparedCandidate], Field(max_length=limits.CANDIDATES_MAX)] = []
    """What was recognised in each pasted text, parsed once; of a text about several people, those of the one
    that the agent chose, or one of each until then."""
    lines: Annotated[dict[LineKey, ShortText], Field(max_length=limits.LINES_MAX)] = {}
    """What the agent typed or chose, and nothing else; an empty text: the agent has emptied the line."""
    answers: dict[Key, Text] = {}
    """The agent's answers, by field key."""
    force: StrictBool = False
    """The agent chose "Preencher mesmo assim": plan although the procedure does not apply."""
    filled: dict[Key, Text] | None = None
    """What fills have put into fields, by field key, as it stood there then: the plan completes them, and
    replaces nothing else. Null: there was none."""
    answered: Key | None = None
    """The field that the agent has answered just now: it may be replaced too."""


class TicketPrepareResult(Message):
    """The lines as the card shows them, and the plan made of the very same values."""

    lines: list[Line]
    """In the order in which they are asked on the telephone."""
    people: list[PersonChoice] = []
    """Who a pasted text is about, where it is about several and none was chosen: nothing of it is used."""
    plan: FillPlan | None = None
    guidance: Guidance | None = None
    """What to say and do where the procedure does not apply."""
