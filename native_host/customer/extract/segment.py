"""A pasted text as it is understood: stretches with who speaks, in which part, behind which label."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class _Named(Enum):
    """A base with the hash of what is compared by identity: that of `Enum` is written in Python, and slow."""

    __hash__ = object.__hash__


class Voice(_Named):
    """Who speaks."""

    CUSTOMER = "customer"
    AGENT = "agent"
    """The desk that attends: an agent, a bot, the certification company, the AR."""
    UNKNOWN = "unknown"


class Part(_Named):
    """Which part of a chat, mail, form or table a segment stands in."""

    BODY = "body"
    SPEAKER = "speaker"
    """The name or number under which somebody speaks in a chat; a segment of its own at each first turn."""
    FROM = "from"
    TO = "to"
    HEADER = "header"
    """Other lines at the head of a mail."""
    SIGNATURE = "signature"
    QUOTED = "quoted"
    """What an answer quotes of an earlier message."""
    CELL = "cell"
    """A cell of a table."""
    FOOTER = "footer"
    """Legal text, advertisement, dial-in numbers, menus of a bot: nobody's own data."""


class Joint(_Named):
    """What parts a label from its value, the strongest first."""

    COLUMN = "column"
    """The label heads the column."""
    SIGN = "sign"
    """A colon, an equals sign, an arrow."""
    LINE = "line"
    """The label stands alone in the line before."""
    BEHIND = "behind"
    """The label stands behind the value: `51 99812-3344 (celular)`."""
    SAID = "said"
    """`meu nome é`."""
    BLANK = "blank"
    """Nothing but a blank."""


class Label(NamedTuple):
    """What stands before a value and names it.

    Attributes:
        kind: what it says the value is: a `CustomerKey`'s value, `document` (CPF or CNPJ), `contact` (a
            person beside the customer), `area_code` (a DDD alone), or `other` (none of the customer's data).
        text: as it stands in the text.
        joint: what parts it from the value.
        someone_else: it names another person: `CPF da esposa`, `tel. da contabilidade`.
        outdated: it says that the value was once right: `e-mail antigo`.
    """

    kind: str
    text: str
    joint: Joint
    someone_else: bool = False
    outdated: bool = False


class Segment(NamedTuple):
    """A stretch of one line, by one speaker, with at most one label.

    Attributes:
        line: number of its line in the cleaned text.
        start: column of `text` in that line.
        text: what stands there, without its label and without the mark of who speaks.
        block: number of the paragraph.
        turn: number of the chat's turn or of the mail in a thread, from 0.
        voice: who speaks.
        speaker: the name under which he does; empty where there is none.
        part: the part it stands in.
        label: what names the value.
        row: number of the table's row, from 1; 0: no table.
        asked: kinds of values (as in `Label.kind`) that the other voice asked for right before.
        answers_name: the turn before asked with whom one speaks.
        owner: the word for somebody beside the customer that governs it: in its label, its clause, the
            heading above it, or a signature; empty where there is none.
        past: it was once right, or was taken back.
    """

    line: int
    start: int
    text: str
    block: int
    turn: int
    voice: Voice
    speaker: str
    part: Part
    label: Label | None = None
    row: int = 0
    asked: frozenset[str] = frozenset()
    answers_name: bool = False
    owner: str = ""
    past: bool = False


class Paste(NamedTuple):
    """A whole pasted text.

    Attributes:
        lines: its lines, cleaned; empty ones too. `plain`: the same folded.
        segments: in the text's order.
    """

    lines: tuple[str, ...]
    plain: tuple[str, ...]
    segments: tuple[Segment, ...]
