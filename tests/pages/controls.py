"""The markup of controls, marked for `truth.js`: `key` on a control, `key=caption` on a radio button."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from html import escape

from tests.pages.model import Field, Recipe


@dataclass(frozen=True)
class Names:
    """What a control is called in the markup."""

    id: str
    name: str


def names_of(field: Field, recipe: Recipe, position: int) -> Names:
    """Return id and name of a field's control: telling ones, or such as tell nothing."""
    if recipe.ids == "known":
        name = field.id or f"vlcampo{position:02}"
        return Names(name, name)
    name = f"component{hashed(recipe.name, field.key)}"
    return Names(name, name if recipe.ids == "hashed" else f"f{position}")


def hashed(*parts: str) -> str:
    """Return letters and digits that tell nothing, always the same for the same parts."""
    return hashlib.md5("/".join(parts).encode(), usedforsecurity=False).hexdigest()[:10]


def control(field: Field, names: Names, recipe: Recipe, attributes: str, empty_option: str) -> str:
    """Return the markup of a field's control; `attributes` go on the control itself."""
    common = f'id="{names.id}" name="{names.name}" {attributes} data-truth="{field.key}"'
    if field.control == "select" or (field.control == "choice" and recipe.radios == "select"):
        return _select(field, names, recipe, common, empty_option)
    if field.control == "choice":
        return buttons(field, names)
    if field.control == "textarea":
        if recipe.text == "editable":
            return f'<div contenteditable="true" class="editor" {common}></div>'
        return f'<textarea {common} rows="2" cols="30"></textarea>'
    if field.control == "lookup":
        return (
            f'<input type="text" size="6" {common}>'
            f'<input type="text" readonly id="{names.id}_desc" name="{names.name}_desc">'
            '<img alt="" width="16" height="16" src="data:,">'
        )
    masked = recipe.text == "masked" and field.key in ("telefone_contato", "cpf_cnpj")
    kind = "email" if field.key == "email" and names.id.endswith(("1", "3", "5", "7")) else "text"
    return f'<input type="{kind}" {common}{" data-mask=1" if masked else ""}>'


def buttons(field: Field, names: Names) -> str:
    """Return a group of radio buttons with their captions."""
    return " ".join(
        f'<input type="radio" name="{names.name}" id="{names.id}_{index}" value="{option[0]}" '
        f'data-truth="{field.key}={option}"><label for="{names.id}_{index}">{option}</label>'
        for index, option in enumerate(field.options)
    )


def _select(field: Field, names: Names, recipe: Recipe, common: str, empty_option: str) -> str:
    if recipe.select == "combo" and field.control == "select":
        items = escape("|".join(field.options), quote=True)
        return (
            f'<span class="x-combo"><input type="text" autocomplete="off" class="x-form-field" {common} '
            f'data-items="{items}"><img alt="" class="x-trigger" width="16" height="16" src="data:,"></span>'
        )
    listed = "".join(
        f'<option value="{index + 1}">{escape(option)}</option>' for index, option in enumerate(field.options)
    )
    look = _CLASS.get(recipe.select, "sel")
    bare = f'<select {common} class="{look}"><option value="">{empty_option}</option>{listed}</select>'
    shown = empty_option or "Selecione..."
    if recipe.select == "select2_v3":
        return (
            f'<div class="select2-container" id="s2id_{names.id}"><a class="select2-choice" href="#">'
            f'<span class="select2-chosen">{shown}</span></a>'
            f'<input class="select2-focusser" type="text" id="s2id_autogen{names.id}"></div>{bare}'
        )
    if recipe.select == "select2_v4":
        return (
            f'{bare}<span class="select2 select2-container" dir="ltr"><span class="selection">'
            f'<span class="select2-selection" role="combobox" aria-labelledby="select2-{names.id}-container" '
            'tabindex="0"><span class="select2-selection__rendered" '
            f'id="select2-{names.id}-container">{shown}</span></span></span></span>'
        )
    if recipe.select == "chosen":
        return (
            f'{bare}<div class="chosen-container chosen-container-single" id="{names.id}_chosen">'
            f'<a class="chosen-single"><span>{shown}</span></a><div class="chosen-drop" style="display:none">'
            '<div class="chosen-search"><input type="text" autocomplete="off"></div></div></div>'
        )
    return bare


_CLASS = {"select2_v3": "select2-offscreen", "select2_v4": "select2-hidden-accessible", "chosen": "gone"}
