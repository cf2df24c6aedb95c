"""Pages that look like tickets and are none to fill."""

from __future__ import annotations

from html import escape
from random import Random
from string import Template

from tests.pages.controls import hashed
from tests.pages.families.blocks import layouts, table
from tests.pages.families.documents import document
from tests.pages.model import Fixture
from tests.pages.parts import Cell, laid_out

LAYOUTS = ("label_for", "td_before_pairs", "div_before")
"""One page of each kind per layout."""

GROUP = "look-alike: "
"""How the groups of these pages begin."""

_CONTROLS = {
    "text": '<input type="text" id="$id" name="$id">',
    "textarea": '<textarea id="$id" name="$id" rows="2" cols="30"></textarea>',
    "password": '<input type="password" id="$id" name="$id">',
    "date": '<input type="date" id="$id" name="$id">',
    "check": '<input type="checkbox" id="$id" name="$id">',
    "locked": '<input type="text" id="$id" name="$id" value="$first" readonly>',
    "select": '<select id="$id" name="$id">$options</select>',
}


def look_alikes() -> list[Fixture]:
    """Return all of them; none has a field."""
    return [_page(kind, layout) for kind in table("look_alikes") for layout in LAYOUTS]


def _page(kind: str, layout: str) -> Fixture:
    spec = table("look_alikes")[kind]
    name = f"look_alike.{kind}.{layout}"
    style = layouts()[layout]
    cells = [_cell(name, *map(str.strip, line.split("|"))) for line in spec["controls"]]
    form = laid_out(cells, style, Random(name))
    inside = (
        f'{spec.get("before", "")}<form class="form" onsubmit="return false">{form}'
        f'<button type="button">{spec["button"]}</button></form>{spec.get("after", "")}'
    )
    documents = {"index.html": document(spec["title"], inside, style.css)}
    return Fixture(name=name, group=f"{GROUP}{kind}", documents=documents, fields=frozenset())


def _cell(page: str, label: str, kind: str, listed: str = "") -> Cell:
    own = f"c{hashed(page, label)}"
    options = [one.strip() for one in listed.split(";")]
    control = Template(_CONTROLS[kind]).substitute(
        id=own,
        first=escape(options[0], quote=True),
        options="".join(f"<option>{escape(option)}</option>" for option in options),
    )
    return Cell({"label": escape(label), "plain": label, "control": control, "id": own, "hash": own})
