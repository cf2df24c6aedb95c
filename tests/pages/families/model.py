"""What a drawn page of a family is."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Drawn:
    """One choice per axis (see `axes.toml`), made for one page.

    Attributes:
        name: of the page: its family and a number.
        family: the family's id.
        number: of the page within its family, from 1.
        does: what the page does by itself; empty: nothing.
        ms: the time in which it does that.
        leave_out: keys of fields that are not on the page.
        contact: whether the contact's data can be changed.
        phones: how many inputs there are for the customer's numbers, and how they stand.
    """

    name: str
    family: str
    number: int
    layout: str
    words: str
    form: str
    marks: str
    ids: str
    frame: str
    shell: str
    does: str
    ms: int
    widget: str
    choice: str
    options: str
    text: str
    beside: str
    second: str
    shared: str
    title: str
    save: str
    others: bool
    leave_out: tuple[str, ...]
    contact: str
    phones: str

    def rng(self, use: str) -> Random:
        """Return the source of chance for one use: always the same for this page."""
        return Random(f"{use}/{self.name}")
