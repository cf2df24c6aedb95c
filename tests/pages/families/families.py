"""Draws the pages of every family: always the same ones, because the seed is fixed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random
from typing import Any

from tests.pages.data import fields, styles
from tests.pages.families.blocks import layouts, table
from tests.pages.families.documents import documents
from tests.pages.families.model import Drawn
from tests.pages.families.ticket import ticket
from tests.pages.model import Fixture

PAGES = 3
"""Of a family that names no number."""

MIXED = 3
"""Families that a mixed page is of."""

STYLE_PAGES = 2
"""Of a family that is a style of the corpus' first pages: these have two there already."""

_PLAIN_CHOICES = ("legend", "label", "radiogroup", "select")
_TWINS = ("telefone_contato", "telefone")


@cache
def families() -> dict[str, dict[str, Any]]:
    """Return what each family holds fast, by its id."""
    found = dict(table("families"))
    for style in styles():
        found[style] = {"about": f"labels as in the style {style}", "layout": [style], "pages": STYLE_PAGES}
    return found


def pages_of(names: Iterable[str] | None = None) -> list[Fixture]:
    """Return the pages of some families, or of all.

    Raises:
        KeyError: there is no family of a name.
    """
    chosen = families() if names is None else {name: families()[name] for name in names}
    return [
        _page(_drawn(family, wishes, number))
        for family, wishes in chosen.items()
        for number in range(1, wishes.get("pages", PAGES) + 1)
    ]


def sample() -> list[Fixture]:
    """Return one page of every fifth family, none of which waits long: for every change."""
    return [page for index, name in enumerate(families()) if index % 5 == 1 for page in pages_of([name])[:1]]


def mixed(seed: int) -> Fixture:
    """Return a page of several families at once, with the peculiarities of each."""
    rng = Random(f"mixed/{seed}")
    chosen = rng.sample([name for name in families() if name != "translated"], MIXED)
    wishes: dict[str, Any] = {}
    for name in chosen:
        wishes = {axis: rng.sample(ways, len(ways)) for axis, ways in _ways(name).items()} | wishes
    return _page(_drawn("+".join(chosen), wishes, 1 + seed))


def _ways(family: str) -> dict[str, list[Any]]:
    return {axis: ways for axis, ways in families()[family].items() if axis in table("axes")}


def _drawn(family: str, wishes: dict[str, Any], number: int) -> Drawn:
    axes = table("axes")
    name = f"{family}.{number}"
    rng = Random(f"{axes['seed']}/{name}")
    values: dict[str, Any] = {axis: rng.choice(ways) for axis, ways in axes.items() if axis != "seed"}
    keys = [field.key for field in fields() if field.key not in _TWINS]
    values["leave_out"] = tuple(rng.sample(keys, values["leave_out"]))
    for axis in axes:
        if axis in wishes:
            values[axis] = wishes[axis][(number - 1) % len(wishes[axis])]
    for axis, ways in table("rare_axes").items():
        values[axis] = wishes[axis][(number - 1) % len(wishes[axis])] if axis in wishes else ways[0]
    forms = table("widgets").get(values["widget"], {}).get("layouts", [])
    if forms and number % 2:
        values["layout"] = rng.choice(forms)
    values |= _possible(values)
    radios = layouts()[values["layout"]].radios
    if radios and values["choice"] in _PLAIN_CHOICES and "choice" not in wishes:
        values["choice"] = radios
    return Drawn(name=name, family=family, number=number, **values)


def _possible(values: dict[str, Any]) -> dict[str, Any]:
    """Return what has to be otherwise for the page to be one that a person can read and use."""
    instead: dict[str, Any] = {}
    layout = layouts()[values["layout"]]
    elements = values["widget"] != "native" or values["choice"] in table("choices")
    # A label passes a click in it on to its control, which would close the list again; and only a form
    # control shows a label that is its attribute.
    is_read = "$label" in layout.cell + layout.head or "$plain" in layout.cell + layout.head
    if elements and (values["layout"] in _LABELS_AROUND or not is_read):
        instead["layout"] = "label_sibling"
    if table("shells")[values["shell"]].get("static"):
        instead |= {"widget": "native", "does": "", "text": "native"}
        if values["choice"] in table("choices"):
            instead["choice"] = "legend"
    elif values["does"]:
        instead["widget"] = "native"
    return instead


_LABELS_AROUND = ("label_around", "label_around_span")


def _page(drawn: Drawn) -> Fixture:
    made = ticket(drawn)
    return Fixture(
        name=drawn.name,
        group=drawn.family,
        documents=documents(drawn, made),
        fields=made.fields,
        values=made.values,
        labels=made.labels,
        cascade=drawn.does in _CASCADES,
        settles_ms=3 * drawn.ms + 300 if drawn.does == "put_back" else 0,
        living=bool(drawn.does)
        or drawn.widget != "native"
        or drawn.choice in table("choices")
        or drawn.shell == "late_frame",
    )


_CASCADES = ("levels_enabled", "other_sign", "part_after_levels", "posted_back", "part_posted_back")
"""On pages that do these the plan's steps come after one another as in the procedure."""
