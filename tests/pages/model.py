"""What a page of the corpus is."""

from __future__ import annotations

from dataclasses import dataclass, field

SECTIONS = ("atendimento", "informacoes_adicionais", "solucao")


@dataclass(frozen=True)
class Field:
    """A field of the procedure as pages show it; see `fields.toml`."""

    key: str
    section: str
    control: str
    labels: list[str]
    value: str
    id: str = ""
    options: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Style:
    """How a page ties texts to controls; see `styles.toml`."""

    id: str
    cell: str
    columns: int = 1
    open: str = ""
    close: str = ""
    row_open: str = ""
    row_close: str = ""
    head: str = ""
    head_open: str = ""
    head_close: str = ""
    attributes: str = ""
    empty_option: str = ""
    radios: str = ""
    css: str = ""
    shuffled: bool = False


@dataclass(frozen=True)
class Recipe:
    """What a generated page is made of; see `corpus.toml`."""

    name: str
    style: str
    ids: str
    marks: str
    sections: str
    labels: str
    radios: str
    select: str = "native"
    text: str = "native"
    place: str = "top"
    timing: str = "now"
    decoys: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    others: bool = False


@dataclass(frozen=True)
class Fixture:
    """A page, ready to be served.

    Attributes:
        name: unique.
        group: what it is counted under, e.g. the label style.
        documents: markup by file name; `index.html` is the page.
        fields: keys that have a control on the page: all others must not be filled.
        traits: what the page is made of, e.g. "marks: star", for tables of what is met and missed.
        selectors: of pages made by hand, where each of those is; generated pages carry marks.
        cascade: the plan's steps come after one another as the procedure says.
        late: parts of the page are built after it has loaded.
        popup: the page is opened as a window of another one.
        values: what a field has to hold where that is not the plan's own value: options are worded otherwise.
        labels: what the page calls each field.
        settles_ms: how long after a fill the page may still alter what was filled: it is judged after that.
        living: the page goes on changing its own markup, so only what its controls hold can be compared.
    """

    name: str
    group: str
    documents: dict[str, str]
    fields: frozenset[str]
    traits: tuple[str, ...] = ()
    selectors: dict[str, str] = field(default_factory=dict)
    cascade: bool = False
    late: bool = False
    popup: bool = False
    values: dict[str, str] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    settles_ms: int = 0
    living: bool = False
