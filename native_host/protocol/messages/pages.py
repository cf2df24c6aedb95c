"""Page maps, and what a page shows."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

from pydantic import Field

from native_host.protocol import limits
from native_host.protocol.messages.base import Key, Message, Problem, ShortText, Text


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


class ClickSign(Message):
    """A part of the procedure that speaks for a ticket when its fields stand on a page."""

    fields: Annotated[list[Key], Field(min_length=1)]
    least: Annotated[int, Field(ge=1)] = 1
    """So many of the fields must be there, locked ones too; of a long text, an area for it."""
    needed: bool = False
    """Without it no page is filled, whatever else is there."""


class ClickDetection(Message):
    """When a page that the signals do not recognise is filled because the agent has clicked on it."""

    fields: Annotated[int, Field(ge=1)]
    """So many of the map's fields must be ready to be filled, each at one control only."""
    parts: Annotated[int, Field(ge=1)]
    """So many of `signs` must be met; a button that saves counts as one more."""
    signs: Annotated[list[ClickSign], Field(min_length=1)]
    save: list[str] = []
    """How the text of a button that saves begins; matching ignores case and accents."""


class Detection(Message):
    """When a page counts as a ticket page."""

    threshold: int
    """Sum of the weights that is enough."""
    kinds: Annotated[int, Field(ge=2)]
    """How many different kinds of signal must have contributed: never a single one alone."""
    signals: list[Signal]
    click: ClickDetection | None = None
    """Null: a page that the signals do not recognise is never filled at once."""


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


class Saving(Message):
    """How a page says what became of SALVAR, and where it then shows the tickets made from this one."""

    success: str = ""
    """Regular expression on the text of the page's own message window."""
    refused: str = ""
    """The same when required fields are missing; its lines name them."""
    related_tabs: list[str] = []
    """Texts of the tab with the related tickets."""
    related_numbers: list[str] = []
    """CSS selectors of the elements that hold a related ticket's number."""


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
    saving: Saving = Saving()
    sections: list[Section]
    fields: list[PageField]


class PagesListParams(Message):
    """Asks for the page maps."""


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
    label: ShortText = ""
    """The label met on the page."""
    read_only: bool = False


class PageFacts(Message):
    """What the page knows already, by field key."""

    map: Key
    ticket_number: Annotated[str, Field(max_length=limits.TICKET_NUMBER_MAX_CHARS)] | None = None
    """Null: a new ticket. Empty: saved already, but the page shows no number (its edit window)."""
    fields: dict[Key, PageFact] = {}
