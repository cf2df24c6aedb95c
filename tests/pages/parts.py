"""The parts of a page: its fields laid out in the page's label style, in frames with or without a caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import Template

from tests.pages.controls import Names, control, hashed, names_of
from tests.pages.data import fields, others, styles
from tests.pages.labels import attribute, markup, words_of
from tests.pages.model import SECTIONS, Field, Recipe, Style

CAPTIONS = {
    "atendimento": ("Dados do atendimento", "Dados do chamado"),
    "informacoes_adicionais": ("Informações adicionais", "Informações complementares"),
    "solucao": ("Solução e encaminhamento", "Acompanhamento"),
}
TABS = {"atendimento": "Atendimento", "informacoes_adicionais": "Dados adicionais", "solucao": "Solução"}

_ROW_PX = 60
_COLUMN_PX = 480


@dataclass(frozen=True)
class Cell:
    """A label and its control, as markup."""

    values: dict[str, str]


def parts(recipe: Recipe) -> dict[str, str]:
    """Return the markup of each section of a page, captions included."""
    rng = Random(f"parts/{recipe.name}")
    style = styles()[recipe.style]
    number = int(hashed(recipe.name), 16)
    found: dict[str, str] = {}
    for index, section in enumerate(SECTIONS):
        cells = [
            _cell(field, recipe, style, number)
            for field in fields()
            if field.section == section and field.key not in recipe.leave_out
        ]
        if recipe.others:
            for words in rng.sample(others()[index], 2):
                cells.insert(rng.randint(0, len(cells)), _other(words, recipe, style))
        caption = CAPTIONS[section][number % 2]
        found[section] = framed(section, caption, laid_out(cells, style, rng), recipe.sections)
    return found


def framed(section: str, caption: str, inside: str, frame: str) -> str:
    """Return a section's markup with its caption as the page shows it."""
    frames = {
        "none": "<div>$inside</div>",
        "fieldset": "<fieldset><legend>$caption</legend>$inside</fieldset>",
        "heading": "<h3>$caption</h3>$inside",
        "panel": (
            '<div class="panel"><div class="panel-heading"><h4>$caption</h4></div>'
            '<div class="panel-body">$inside</div></div>'
        ),
        "details": "<details open><summary>$caption</summary>$inside</details>",
        "caption_row": '<div class="bloco"><div class="faixa-titulo"><b>$caption</b></div>$inside</div>',
        "aria_tabs": '<div role="tabpanel" id="p_$section" aria-labelledby="t_$section"$hidden>$inside</div>',
    }
    hidden = "" if section == "atendimento" else " hidden"
    return Template(frames[frame]).substitute(caption=caption, inside=inside, section=section, hidden=hidden)


def tab_bar() -> str:
    """Return the tabs over the panels."""
    tabs = "".join(
        f'<a role="tab" href="#p_{section}" id="t_{section}" aria-controls="p_{section}" '
        f'aria-selected="{"true" if section == "atendimento" else "false"}">{title}</a> '
        for section, title in TABS.items()
    )
    return f'<div role="tablist">{tabs}</div>'


def _cell(field: Field, recipe: Recipe, style: Style, number: int) -> Cell:
    position = [one.key for one in fields()].index(field.key)
    words = words_of(field, recipe.labels, number + position)
    names = names_of(field, recipe, position)
    label = markup(words, recipe.marks)
    plain = attribute(words, recipe.marks)
    attributes = Template(style.attributes).safe_substitute(label=plain, id=names.id)
    empty = Template(style.empty_option).safe_substitute(label=plain)
    made = control(field, names, recipe, attributes, empty)
    if field.control == "choice" and recipe.radios in ("legend", "radiogroup"):
        made, label = _named_group(made, label, plain, recipe.radios), ""
    return Cell({"label": label, "control": made, "id": names.id, "hash": hashed(recipe.name, field.key)})


def _named_group(made: str, label: str, plain: str, form: str) -> str:
    if form == "legend":
        return f'<fieldset class="opcoes"><legend>{label}</legend>{made}</fieldset>'
    return f'<div role="radiogroup" aria-label="{plain}">{made}</div>'


def _other(words: str, recipe: Recipe, style: Style) -> Cell:
    """A field of the page that is none of the procedure's."""
    key = hashed(recipe.name, words)
    names = Names(f"component{key}", f"component{key}")
    attributes = Template(style.attributes).safe_substitute(label=attribute(words, recipe.marks), id=names.id)
    made = f'<input type="text" id="{names.id}" name="{names.name}" {attributes}>'
    return Cell({"label": markup(words, recipe.marks), "control": made, "id": names.id, "hash": key})


def laid_out(cells: Sequence[Cell], style: Style, rng: Random) -> str:
    """Lay cells out in rows; where the labels stand apart, each row of them before its row of controls."""
    for index, cell in enumerate(cells):
        x, y = 10 + index % 2 * _COLUMN_PX, index // 2 * _ROW_PX
        cell.values.update(x=str(x), y=str(y), cx=str(x + 150), cy=str(y + 19))
        cell.values.update(
            n=str(index + 1), even=str(2 * index), odd=str(2 * index + 1), next=str(2 * index + 2)
        )
    columns = style.columns or len(cells)
    out = []
    for start in range(0, len(cells), max(columns, 1)):
        row = list(cells[start : start + columns])
        heads = list(row)
        if style.shuffled:
            rng.shuffle(heads)
            rng.shuffle(row)
        if style.head:
            out.append(style.head_open + "".join(_put(style.head, cell) for cell in heads) + style.head_close)
        out.append(style.row_open + "".join(_put(style.cell, cell) for cell in row) + style.row_close)
    height = str((len(cells) + 1) // 2 * _ROW_PX)
    return Template(style.open).safe_substitute(rows=height) + "\n".join(out) + style.close


def _put(template: str, cell: Cell) -> str:
    """Fill a cell's template; without a label of its own it has no empty label element either."""
    if not cell.values["label"]:
        template = template.replace('<label for="$id">$label</label>', "").replace(
            "<label>$label</label>", ""
        )
        template = template.replace("<legend>$label</legend>", "")
        if "<label" in template:
            # A label around a group that has labels of its own is no label that browsers would know.
            template = '<div class="campo">$control</div>'
    return Template(template).substitute(cell.values)
