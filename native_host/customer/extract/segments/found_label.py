"""A label in a line."""

from __future__ import annotations

from typing import NamedTuple

from native_host.customer.extract.segment import Joint, Label
from native_host.customer.extract.segments.lines import Line


class Found(NamedTuple):
    """A label in a line.

    Attributes:
        start: its column.
        end: the column behind it.
        value: the column at which its value begins.
        enclosed: it stands in brackets.
        role: it is nothing but a word for somebody beside the customer: `Contador: …`.
        owner: that word, or the one in it.
    """

    start: int
    end: int
    value: int
    kind: str
    joint: Joint
    outdated: bool = False
    enclosed: bool = False
    role: bool = False
    owner: str = ""

    def label(self, line: Line, joint: Joint | None = None) -> Label:
        """Return it as what names a value."""
        text = line.text[self.start : self.end].strip()
        return Label(self.kind, text, joint or self.joint, bool(self.owner), self.outdated)
