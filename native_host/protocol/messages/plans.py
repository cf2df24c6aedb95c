"""Procedures, fill plans, and what became of them on the page."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import Field, StrictBool, StrictInt

from native_host.protocol.messages.base import Key, Message, Problem, Text
from native_host.protocol.messages.customer import Customer
from native_host.protocol.messages.pages import ControlKind, PageFacts
from native_host.protocol.messages.tokens import Medium, State


class SopListParams(Message):
    """Asks for the procedures."""


class SopSummary(Message):
    """A procedure in force."""

    id: Key
    version: StrictInt
    title: str
    states: list[State]
    """The states it applies to."""
    file: str
    """Where it was read."""
    kind: Literal["escalation", "guidance"] = "escalation"
    """Fills a ticket, or says what to do without one."""
    replaces: StrictBool = False
    """It takes the place of one of the package's own."""


class SopListResult(Message):
    """The procedures in force, and the files that could not be read."""

    sops: list[SopSummary]
    problems: list[Problem] = []


class Source(str, Enum):
    """Where a step's value comes from."""

    PROCEDURE = "procedure"
    TOKEN = "token"  # noqa: S105 - a source's name, no secret
    PAGE = "page"
    CUSTOMER = "customer"
    ANSWER = "answer"
    AGENT = "agent"
    """Nothing known: the agent fills it, and is told so."""


class Policy(str, Enum):
    """What happens to a value that is already in the control."""

    SET = "set"
    """The procedure demands this value; the old one is kept for undo."""
    IF_EMPTY = "if_empty"
    """What the agent or the page has wins."""
    CONFIRM = "confirm"
    """Compare only; never set."""


class Step(Message):
    """One field of the plan."""

    key: Key
    title: str
    labels: list[str]
    ids: list[str] = []
    section: Key
    control: ControlKind
    value: Text | None = None
    """What to put there; null: only looked at, the agent or the page fills it."""
    source: Source
    policy: Policy
    after: list[Key] = []
    """Steps that must have settled first."""
    required: StrictBool = False


class Missing(Message):
    """Something that only the agent can give."""

    key: Key
    question: str
    options: list[str] = []
    """The answers to choose from; empty: it is typed."""
    evidence: str = ""
    """What is known about it, in a sentence; never enough to answer it."""


class EscalationPlanParams(Message):
    """Asks what to put into the ticket."""

    sop: Key | None = None
    """Null: the procedure that applies to the token's state."""
    token: Medium
    customer: Customer = Customer()
    page: PageFacts
    answers: dict[Key, Text] = {}
    """The agent's answers, by field key."""
    force: StrictBool = False
    """The agent chose "Preencher mesmo assim": plan although the procedure does not apply."""


class Guidance(Message):
    """What the agent does when no ticket is to be filled. Data: a procedure of kind `guidance`."""

    sop: Key
    title: str
    tell: list[str]
    """Sentences for the customer."""
    do: list[str] = []
    """Steps for the agent, in order."""


class SopChoice(Message):
    """One of several procedures that may be meant: the agent chooses by its title."""

    id: Key
    title: str


class FillPlan(Message):
    """What to put where, and what is missing. Carried out by the extension in the steps' order."""

    sop: Key
    """Where nothing is decided, it says nothing: there are `choices`, or none may be carried out."""
    title: str
    """Empty where nothing is decided."""
    applies: StrictBool
    """Whether the procedure applies to this token; if not and not forced, there are no steps."""
    reason: str
    """Why it applies or not, in Portuguese."""
    code: str | None = None
    """If it does not apply: `not_blank` or `not_confirmed`; `not_forcible`: nor may the agent have it carried
    out all the same; `several_procedures`: the agent chooses one of `choices`, and it is planned by name."""
    steps: list[Step] = []
    missing: list[Missing] = []
    customer_message: str = ""
    """What the agent tells the customer after saving."""
    guidance: Guidance | None = None
    """If it does not apply: what the procedure for this state says."""
    choices: list[SopChoice] = []
    """The procedures that may be meant, if there are several; none of them is taken unasked."""
    problems: list[Problem] = []
    """Folders that did not answer (`folder_no_answer`): the plan was made without what they hold now."""


class StepStatus(str, Enum):
    """How a step ended, after the control was read back."""

    FILLED = "filled"
    KEPT = "kept"
    ALREADY_RIGHT = "already_right"
    NOT_FOUND = "not_found"
    NO_SUCH_OPTION = "no_such_option"
    READ_ONLY = "read_only"
    REVERTED_BY_PAGE = "reverted_by_page"
    """The page made something else of the value: what stood there before was put back; `now`: what stands."""
    TOO_LONG = "too_long"
    """The control takes fewer characters than the value has: nothing was set, as nothing is cut unsaid."""
    AMBIGUOUS = "ambiguous"
    EMPTY = "empty"
    """Nothing to put there, and nothing is there: the agent fills it."""
    DIFFERS = "differs"
    """Compared only (`confirm`), and the page shows something else."""
    NOT_REACHED = "not_reached"
    """A step it comes after did not settle, or the fill was stopped: not touched."""


class StepReport(Message):
    """A step's outcome."""

    key: Key
    title: str
    status: StepStatus
    label: str = ""
    """The label met on the page."""
    wanted: str | None = None
    now: str = ""
    """What is in the control now, as the page shows it."""
    before: str = ""
    """What was there before the fill."""
    nearest: list[str] = []
    """For `no_such_option`: the options most like the wanted one."""
    candidates: list[str] = []
    """For `ambiguous`: the controls that could be meant."""
    waited_for: str = ""
    """What was being waited for when the time ran out."""
    required: StrictBool = False
    changed_by_agent: StrictBool = False
    """The agent has changed the field by hand since the button was pressed, and it was left so."""


class FillReport(Message):
    """The page's answer to a plan."""

    sop: Key
    steps: list[StepReport]
    missing: list[Missing]
    """What is still missing now, read from the page; a value that a field does not take (`reverted_by_page`,
    `too_long`) is asked for by the step's title."""
    stopped: str | None = None
    """Why the fill was stopped early, e.g. the page's own message; null: carried to its end."""
    elapsed_ms: Annotated[float, Field(ge=0)]
