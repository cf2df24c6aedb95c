"""Every message between extension and host, as pydantic models: the one source of the contract.

The JSON Schema, the TypeScript types and the tables of PROTOCOL.md are generated from this module
(`make schema`); a test fails when they drift. Field docstrings become descriptions there.
"""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from native_host.protocol import limits


class Message(BaseModel):
    """Base of all models: unknown keys are refused, so that a typing mistake is never silently lost."""

    # Not use_attribute_docstrings: that takes a tenth of the host's start; `schema` reads them instead.
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,40}$")]
"""A field's key: the same in procedure, page map, plan and report."""

Text = Annotated[str, Field(max_length=4_000)]
"""A text that a person reads or types; no Qualitor field of the procedure takes more."""

ShortText = Annotated[str, Field(max_length=300)]
"""A label or a name on the page."""


# --- hello, ping ------------------------------------------------------------------------------------------


class Hello(Message):
    """The host's first word, a notification sent unasked."""

    protocol: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    """`major.minor`; another major version than the extension's means that one of the two must be updated."""
    host: str
    """The host's version."""
    build: str
    """How this host was made, e.g. `source` or the release's build id."""
    capabilities: list[str]
    """The methods it answers."""


class PingParams(Message):
    """Asks whether the host is alive."""

    echo: Annotated[str, Field(max_length=100)] = ""
    """Comes back unchanged."""


class PingResult(Message):
    """The host is alive."""

    echo: str
    ready: bool
    """Whether the libraries are loaded: the next request is answered at full speed."""
    uptime_ms: int
    """Milliseconds since the host's start."""


# --- tokens -----------------------------------------------------------------------------------------------


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

    initialized: bool
    count_low: bool
    final_try: bool
    locked: bool
    to_be_changed: bool


class ObjectCounts(Message):
    """Objects visible without a PIN, counted by class; private keys are usually invisible then."""

    certificates: int = 0
    public_keys: int = 0
    private_keys: int = 0
    data: int = 0
    other: int = 0


class Certificate(Message):
    """A certificate on the token, with the ICP-Brasil fields (DOC-ICP-04) where it has them."""

    holder: str
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
    from_safeweb: bool | None = None
    """Told by the issuer only; null: cannot be told."""
    not_before: str
    """ISO 8601, UTC."""
    not_after: str
    """ISO 8601, UTC."""
    chain_complete: bool
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


class Medium(Message):
    """One medium, or one problem on the way to it."""

    state: State
    confirmed: bool
    """False for a `blank` that only one read has seen: nothing may be decided on it."""
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
    spare: bool = False
    """A software token's free slot: no medium to ask the agent about when another one is there."""


class TokensReadParams(Message):
    """Reads all media through all drivers."""

    deadline_ms: Annotated[int, Field(ge=limits.READ_DEADLINE_MIN_MS, le=limits.READ_DEADLINE_MAX_MS)] = (
        limits.READ_DEADLINE_DEFAULT_MS
    )
    """The reply comes by then, with what is known."""


class TokensReadResult(Message):
    """What the drivers showed, most useful first."""

    media: list[Medium]
    """Media first, problems after them; never empty."""
    read_at: str
    """ISO 8601 with the local offset: when the last driver answered."""
    elapsed_ms: int


class TokensProvisional(Message):
    """Notification during `tokens.read`: what is known so far.

    Sent when a first read saw a blank token and the second is to come, or when a driver is slow.
    """

    request_id: int | str
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


# --- pages ------------------------------------------------------------------------------------------------


class ControlKind(str, Enum):
    """What kind of control a field is; the page decides in the end."""

    TEXT = "text"
    TEXTAREA = "textarea"
    SELECT = "select"
    CHOICE = "choice"
    """Radio group, or a select used for yes and no."""
    LOOKUP = "lookup"
    """A code field that the page resolves on blur, with a description beside it."""


class SignalKind(str, Enum):
    """Independent kinds of evidence that a page is a ticket page. The host's name is none of them."""

    PATH = "path"
    """Regular expression on the address's path."""
    TITLE = "title"
    """Regular expression on the document's title."""
    ELEMENT = "element"
    """CSS selector that matches."""
    LABEL = "label"
    """A text that stands as a label on the page."""
    SCRIPT = "script"
    """A word in the page's inline scripts."""


class Signal(Message):
    """One piece of evidence that a page is this kind of page."""

    kind: SignalKind
    value: str
    weight: Annotated[int, Field(ge=1, le=100)]


class Detection(Message):
    """When a page counts as a ticket page."""

    threshold: int
    """Sum of the weights that is enough."""
    kinds: Annotated[int, Field(ge=2)]
    """How many different kinds of signal must have contributed: never a single one alone."""
    signals: list[Signal]


class Section(Message):
    """A part of the page in which a label has its own meaning (the two `Telefone`)."""

    id: Key
    captions: list[str]
    """Texts of legends and headings over it."""
    tabs: list[str] = []
    """Texts of the tab behind which it may be hidden."""
    id_prefixes: list[str] = []
    """Beginnings of control ids that belong here."""


class Taught(Message):
    """A control that an agent has pointed at for a field: several ways back to it, no value, no path.

    The label or the id or the name must still fit; what is left over tells equals apart.
    """

    label: ShortText
    """The text that stood for the control; empty if none did."""
    section: ShortText = ""
    """The caption of the part of the page it stood in."""
    id: ShortText = ""
    name: ShortText = ""
    type: Annotated[str, Field(max_length=40)]
    """The kind of control, as the engine names it."""
    position: Annotated[int, Field(ge=0)] = 0
    """Its place among the controls that nothing else tells apart from it, …"""
    among: Annotated[int, Field(ge=1)] = 1
    """… and how many those were: with another number the place says nothing."""
    frame: ShortText = ""
    """Names of the frames around it, outermost first."""


class PageField(Message):
    """How a field of the ticket shows itself on the page."""

    key: Key
    title: str
    """The field's name as the agent knows it."""
    labels: Annotated[list[str], Field(min_length=1)]
    """Label texts, best first; matching ignores case, accents, `*` and `:`."""
    ids: list[str] = []
    """Known control ids: evidence, never the address."""
    section: Key
    control: ControlKind
    taught: Taught | None = None
    """Where an agent has shown it to be; labels and ids are then not asked."""


class PageState(str, Enum):
    """What a page of the service desk is showing."""

    LOGIN = "login"
    SESSION_EXPIRED = "session_expired"
    DENIED = "denied"
    """The page says that the agent may not see this."""
    EDIT_WINDOW = "edit_window"
    """An existing ticket with its window for changing the opening data."""
    QFORM = "qform"
    """The requester's form."""
    LIST = "list"
    """A list of tickets, or the shell around everything."""
    NEW_TICKET = "new_ticket"
    EXISTING_TICKET = "existing_ticket"
    OTHER = "other"


class StateSigns(Message):
    """How a page shows that it is in a state: whatever is given here must be met. Data, first match wins."""

    state: PageState
    path: str = ""
    """Regular expression on the address's path."""
    elements: list[str] = []
    """CSS selectors: each must match something that is shown."""
    texts: list[str] = []
    """One of these must stand on the page by itself; on a ticket page only its message windows are asked."""
    dialog: str = ""
    """Regular expression on the text of the page's own message window."""


class PageMap(Message):
    """What is known of one kind of ticket page. Data: `native_host/pages/*.toml`."""

    id: Key
    title: str
    detection: Detection
    ticket_number: list[str] = []
    """CSS selectors whose text is the ticket's number; empty text means a new ticket."""
    busy: list[str] = []
    """CSS selectors of elements that exist only while the page is loading something."""
    dialog: list[str] = []
    """CSS selectors of the page's own message windows."""
    states: list[StateSigns] = []
    """How to tell what a page shows when it is not simply a ticket; a ticket needs no entry."""
    sections: list[Section]
    fields: list[PageField]


class PagesListParams(Message):
    """Asks for the page maps."""


class Problem(Message):
    """A file that could not be used; the others still are."""

    code: str
    file: str
    message: str
    """What is wrong and where (line or key), in Portuguese."""


class PagesListResult(Message):
    """The page maps in force."""

    pages: list[PageMap]
    problems: list[Problem] = []


class PagesExportParams(Message):
    """Asks for a page map with taught fields as a file that an administrator can ship."""

    map: Key
    taught: Annotated[dict[Key, Taught], Field(max_length=200)]
    """By field key; a key that the map does not have is left out."""


class PagesExportResult(Message):
    """The page map as TOML, for a folder of `page_dirs`; it replaces the one of the same id."""

    file_name: str
    toml: str


class PagesCheckParams(Message):
    """Asks what is in a page map and what is wrong with it; nothing is put in force."""

    toml: Annotated[str, Field(max_length=limits.PAGE_MAP_MAX_CHARS)]


class PagesCheckResult(Message):
    """The page map, or its mistakes."""

    page: PageMap | None
    problems: list[str] = []
    """One sentence each, with line and key."""


class PageFact(Message):
    """What a control of the page shows before the fill."""

    value: Text
    """What would be submitted."""
    display: Text = ""
    """What the page shows beside or instead of it: an option's text, a lookup's description."""
    label: Annotated[str, Field(max_length=300)] = ""
    """The label met on the page."""
    read_only: bool = False


class PageFacts(Message):
    """What the page knows already, by field key."""

    map: Key
    ticket_number: Annotated[str, Field(max_length=40)] | None = None
    """Null: a new ticket."""
    fields: dict[Key, PageFact] = {}


# --- procedures and plans ---------------------------------------------------------------------------------


class SopListParams(Message):
    """Asks for the procedures."""


class SopSummary(Message):
    """A procedure in force."""

    id: Key
    version: int
    title: str
    states: list[State]
    """The states it applies to."""
    file: str
    """Where it was read."""


class SopListResult(Message):
    """The procedures in force, and the files that could not be read."""

    sops: list[SopSummary]
    problems: list[Problem] = []


class Customer(Message):
    """The customer's data, canonical: digits or A-Z0-9 only, phones in E.164."""

    name: Text | None = None
    cpf: Annotated[str, Field(pattern=r"^\d{11}$")] | None = None
    cnpj: Annotated[str, Field(pattern=r"^[0-9A-Z]{12}\d{2}$")] | None = None
    phones: list[Annotated[str, Field(pattern=r"^\+\d{8,15}$")]] = []
    email: Text | None = None
    protocol: Text | None = None


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
    required: bool = False


class Missing(Message):
    """Something that only the agent can give."""

    key: Key
    question: str


class EscalationPlanParams(Message):
    """Asks what to put into the ticket."""

    sop: Key | None = None
    """Null: the procedure that applies to the token's state."""
    token: Medium
    customer: Customer = Customer()
    page: PageFacts
    answers: dict[Key, Text] = {}
    """The agent's answers, by field key."""
    force: bool = False
    """The agent chose "Preencher mesmo assim": plan although the procedure does not apply."""


class FillPlan(Message):
    """What to put where, and what is missing. Carried out by the extension in the steps' order."""

    sop: Key
    title: str
    applies: bool
    """Whether the procedure applies to this token; if not and not forced, there are no steps."""
    reason: str
    """Why it applies or not, in Portuguese."""
    code: str | None = None
    """If it does not apply: `not_blank` or `not_confirmed`."""
    page: PageMap
    """The page map the steps were made for."""
    steps: list[Step] = []
    missing: list[Missing] = []
    customer_message: str = ""
    """What the agent tells the customer after saving."""
    deadline_hours: int | None = None


class StepStatus(str, Enum):
    """How a step ended, after the control was read back."""

    FILLED = "filled"
    KEPT = "kept"
    ALREADY_RIGHT = "already_right"
    NOT_FOUND = "not_found"
    NO_SUCH_OPTION = "no_such_option"
    READ_ONLY = "read_only"
    REVERTED_BY_PAGE = "reverted_by_page"
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
    required: bool = False


class FillReport(Message):
    """The page's answer to a plan."""

    sop: Key
    steps: list[StepReport]
    missing: list[Missing]
    """What is still missing now, read from the page."""
    stopped: str | None = None
    """Why the fill was stopped early, e.g. the page's own message; null: carried to its end."""
    elapsed_ms: Annotated[float, Field(ge=0)]


# --- doctor -----------------------------------------------------------------------------------------------


class DoctorParams(Message):
    """Looks at every link from browser to card."""


class ProbeStatus(str, Enum):
    """How a link was found."""

    OK = "ok"
    WARNING = "warning"
    """It works, but should be looked at."""
    ERROR = "error"
    UNKNOWN = "unknown"
    """It could not be looked at."""


class Probe(Message):
    """One link. Nothing in it is personal: no label, no serial, the home folder is `~`."""

    id: str
    """Stable: the probe's name, and after a dot what it is about, e.g. `registration.chromium`."""
    title: str
    status: ProbeStatus
    detail: str
    """What was found."""
    hint: str = ""
    """What to do; empty if nothing is."""
    code: str | None = None
    """Stable code of what is wrong; null if nothing is."""


class DoctorResult(Message):
    """Every link, in the order from browser to card."""

    probes: list[Probe]


# --- envelope ---------------------------------------------------------------------------------------------


class ErrorData(Message):
    """What an error carries beside the sentence in `error.message`."""

    code: str
    hint: str
    retryable: bool
    detail: str = ""
    """For the administrator: key, line or limit; no personal data."""


class RpcError(Message):
    """JSON-RPC 2.0, section 5.1. `message` is a sentence in Portuguese."""

    code: int
    message: str
    data: ErrorData


class Request(Message):
    """JSON-RPC 2.0, section 4."""

    jsonrpc: Literal["2.0"]
    id: Annotated[int, Field(strict=True)] | Annotated[str, Field(max_length=64)]
    method: Annotated[str, Field(max_length=64)]
    params: dict[str, object] = {}
