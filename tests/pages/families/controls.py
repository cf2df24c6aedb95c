"""The markup of a family page's controls, marked for `../truth.js`."""

from __future__ import annotations

from html import escape
from string import Template

from tests.pages.controls import Names, control, hashed
from tests.pages.families.blocks import table
from tests.pages.families.model import Drawn
from tests.pages.model import Field, Recipe

EMPTY = "Selecione..."


def names_of(field: Field, drawn: Drawn, position: int, known: tuple[str, ...]) -> Names:
    """Return id and name of a field's control; `known`: the ids of all fields, in order."""
    own = f"component{hashed(drawn.name, field.key)}"
    match drawn.ids:
        case "known":
            name = field.id or f"vlcampo{position:02}"
            return Names(name, name)
        case "hashed":
            return Names(own, own)
        case "none":
            return Names(own, f"f{position}")
        case "same":
            return Names(f"campo{position // 4}", f"f{position}")
        case "numeric":
            return Names(str(100 + position), str(100 + position))
        case "jsf":
            name = f"frmChamado:j_idt{40 + position}:valor"
            return Names(name, name)
        case _:
            name = known[(position + 1) % len(known)]
            return Names(name, name)


def made(field: Field, names: Names, drawn: Drawn, attributes: str, empty: str, label: str) -> str:
    """Return a field's control; `label` is what it is called, for groups that say it themselves."""
    if field.control == "select" and drawn.widget != "native":
        return dropdown(field, names, drawn)
    if field.control == "choice" and drawn.choice in table("choices"):
        return toggle(field, drawn, label)
    return control(field, names, _recipe(drawn), attributes, empty)


def root_of(drawn: Drawn) -> str:
    """Return the class of the element around each widget of a page."""
    return f"w{hashed(drawn.name, 'root')[:5]}"


def group_of(drawn: Drawn) -> str:
    """Return the class of each group of answers that are no radio buttons."""
    return f"g{hashed(drawn.name, 'group')[:5]}"


def dropdown(field: Field, names: Names, drawn: Drawn) -> str:
    """Return a component library's drop-down, its inner controls marked as belonging to it."""
    spec = table("widgets")[drawn.widget]
    listed = "" if spec.get("remote") else "".join(_option(i, text) for i, text in enumerate(field.options))
    native = (
        f'<select id="{names.id}" name="{names.name}" class="{spec.get("native", "")}" tabindex="-1">'
        f'<option value=""></option>{listed}</select>'
    )
    markup = Template(spec["select"]).substitute(
        id=names.id, name=names.name, empty=EMPTY, native=native, label=""
    )
    for tag in ("<input ", "<select "):
        markup = markup.replace(tag, f'{tag}data-truth="~{field.key}" ')
    root = root_of(drawn)
    return f'<div class="{root}" data-k="{names.name}" data-truth="{field.key}">{markup}</div>'


def toggle(field: Field, drawn: Drawn, label: str) -> str:
    """Return a yes-or-no question of elements that are no form controls."""
    spec = table("choices")[drawn.choice]
    options = "".join(Template(spec["option"]).substitute(text=option) for option in field.options)
    group = Template(spec["group"]).substitute(
        group=group_of(drawn), label=escape(label, quote=True), options=options
    )
    return group.replace("<div ", f'<div data-truth="{field.key}" ', 1)


def _option(index: int, text: str) -> str:
    return f'<option value="{index + 1}">{escape(text)}</option>'


def _recipe(drawn: Drawn) -> Recipe:
    return Recipe(
        name=drawn.name,
        style=drawn.layout,
        ids=drawn.ids,
        marks=drawn.marks,
        sections=drawn.frame,
        labels=drawn.words,
        radios=drawn.choice,
        text=drawn.text,
    )
