"""The ticket of a family page: its parts, their cells, and what else stands among them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import escape
from string import Template

from tests.pages.controls import Names, hashed
from tests.pages.data import fields, others
from tests.pages.families.blocks import layouts, table
from tests.pages.families.controls import made, names_of
from tests.pages.families.model import Drawn
from tests.pages.families.options import worded
from tests.pages.families.wording import formed, spoken
from tests.pages.labels import attribute, markup
from tests.pages.model import SECTIONS, Field, Style
from tests.pages.parts import CAPTIONS, Cell, framed, laid_out, tab_bar

OWN_FRAMES = ("none", "fieldset", "heading", "panel", "details", "caption_row", "aria_tabs")
"""Those of the corpus' first pages; the further ones stand in `frames.toml`."""

NEUTRAL = ("Nº do ativo", "Versão", "Data limite", "Cargo", "Ramal", "Contrato", "SLA (horas)", "Filial")
"""Labels that nobody could take for a field of the procedure, whatever the page's wording."""

CONTACT = frozenset(
    {"cliente", "contato", "departamento", "telefone_contato", "centro_de_custo", "unidade_de_negocio"}
)
"""What a page may fill in by itself, from the customer's record."""

LEVELS = ("categoria_1", "categoria_2", "categoria_3")
GROUPED = {
    "levels_numbers": ("1", "2", "3"),
    "levels_words": ("Nível 1", "Nível 2", "Nível 3"),
    "levels_ordinals": ("1º nível", "2º nível", "3º nível"),
}
"""What stands over each control, under the word for all of them."""

PHONES = {
    "beside": "$first $second",
    "lines": "$first<br>$second",
    "boxes": '<span class="um">$first</span> <span class="um">$second</span>',
}

SHARED: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "levels": [("Categoria 1 / 2 / 3", ("categoria_1", "categoria_2", "categoria_3"))],
    "pairs": [
        ("Prioridade / Complexidade", ("prioridade", "complexidade")),
        ("Ânimo / Origem", ("animo", "origem")),
        ("E-mail e CPF/CNPJ", ("email", "cpf_cnpj")),
    ],
}
"""Labels that speak for several controls, in the order of these."""


@dataclass(frozen=True)
class Ticket:
    """A ticket's markup, and what is known of it."""

    markup: str
    css: str
    fields: frozenset[str]
    values: dict[str, str]
    labels: dict[str, str]
    options: dict[str, list[str]]


def shown_fields(drawn: Drawn) -> list[Field]:
    """Return the fields of a page, their options worded as it words them."""
    found = []
    for field in fields():
        if field.key in drawn.leave_out:
            continue
        shown = [
            worded(drawn.options, option, number + 1, field.labels[0])
            for number, option in enumerate(field.options)
        ]
        if field.control == "select":
            value = shown[field.options.index(field.value)].strip()
            found.append(replace(field, options=shown, value=value))
        else:
            found.append(field)
    return found


def ticket(drawn: Drawn) -> Ticket:
    """Make the ticket of a page."""
    layout = layouts()[drawn.layout]
    rng = drawn.rng("parts")
    on_page = shown_fields(drawn)
    position = {field.key: index for index, field in enumerate(fields())}
    known = tuple(field.id or f"vlcampo{index:02}" for index, field in enumerate(fields()))
    labels: dict[str, str] = {}
    options: dict[str, list[str]] = {}
    sections: list[str] = []
    for index, section in enumerate(SECTIONS):
        cells: dict[str, Cell] = {}
        for field in on_page:
            if field.section != section:
                continue
            names = names_of(field, drawn, position[field.key], known)
            words = table("wordings")[drawn.words].get(field.key, field.labels[0])
            labels[field.key] = spoken(drawn.form, words, field.key, position[field.key] + 1)
            options[names.name] = field.options
            cells[field.key] = _cell(field, names, drawn, layout, words, position[field.key] + 1)
        together = list(_joined(cells, drawn, labels).values())
        if drawn.others:
            for words in rng.sample(_foreign(drawn, index), 2):
                together.insert(rng.randint(0, len(together)), _other(words, drawn, layout))
        sections.append(_framed(section, index, laid_out(together, layout, rng), drawn))
    locked = CONTACT if drawn.contact == "locked" else frozenset()
    keys = frozenset(field.key for field in on_page) - _undecidable(drawn) - locked
    return Ticket(
        markup=_bar(drawn) + "".join(sections),
        css=layout.css + table("frames").get(drawn.frame, {}).get("css", ""),
        fields=keys,
        values={field.key: field.value for field in on_page},
        labels=labels,
        options=options,
    )


def _undecidable(drawn: Drawn) -> set[str]:
    """Return the fields that nobody could tell, as only the ids of the map still do and these have none."""
    if drawn.words != "translated":
        return set()
    return {field.key for field in fields() if not field.id.startswith(("cd", "nm", "ds")) or field.options}


def _cell(field: Field, names: Names, drawn: Drawn, layout: Style, words: str, number: int) -> Cell:
    plain = attribute(spoken(drawn.form, words, field.key, number), drawn.marks)
    label = formed(drawn.form, words, drawn.marks, field.key, number)
    attributes = Template(layout.attributes).safe_substitute(label=plain, id=names.id)
    empty = Template(layout.empty_option).safe_substitute(label=plain)
    control = made(field, names, drawn, attributes, empty, plain)
    if field.control == "choice" and drawn.choice == "legend":
        control, label = f'<fieldset class="op"><legend>{label}</legend>{control}</fieldset>', ""
    if field.control == "choice" and drawn.choice == "radiogroup":
        control = f'<div role="radiogroup" aria-label="{plain}">{control}</div>'
        if layout.radios == "radiogroup":
            label = ""
    if field.key in CONTACT and drawn.contact == "locked":
        control = control.replace("<input ", f'<input readonly value="{escape(field.labels[0])} 7" ')
    if field.key == "telefone" and drawn.phones != "one":
        second = re.sub(r'(id|name)="([^"]+)"', r'\1="\2_b"', control).replace(
            'data-truth="', 'data-truth="+'
        )
        control = Template(PHONES[drawn.phones]).substitute(first=control, second=second)
    own = hashed(drawn.name, field.key)
    return Cell({"label": label, "plain": plain, "control": control, "id": names.id, "hash": own})


def _joined(cells: dict[str, Cell], drawn: Drawn, labels: dict[str, str]) -> dict[str, Cell]:
    """Put the controls together for which one label speaks."""
    over = GROUPED.get(drawn.shared)
    if over and all(key in cells for key in LEVELS):
        first = cells[LEVELS[0]].values
        first["control"] = "".join(
            f'<div class="nivel"><span>{level}</span> {cells[key].values["control"]}</div>'
            for level, key in zip(over, LEVELS, strict=True)
        )
        first["label"], first["plain"] = markup("Categoria", drawn.marks), attribute("Categoria", drawn.marks)
        labels.update({key: f"Categoria {level}" for level, key in zip(over, LEVELS, strict=True)})
        for key in LEVELS[1:]:
            del cells[key]
    for words, keys in SHARED.get(drawn.shared, []):
        there = [key for key in keys if key in cells]
        if len(there) < len(keys):
            continue
        first = cells[there[0]].values
        first["control"] = " ".join(cells[key].values["control"] for key in there)
        first["label"], first["plain"] = markup(words, drawn.marks), attribute(words, drawn.marks)
        labels.update(dict.fromkeys(there, words))
        for key in there[1:]:
            del cells[key]
    return cells


def _foreign(drawn: Drawn, section: int) -> list[str]:
    usual = drawn.words == "usual" and drawn.form == "plain" and drawn.frame != "none"
    return list(others()[section]) if usual else list(NEUTRAL)


def _other(words: str, drawn: Drawn, layout: Style) -> Cell:
    key = hashed(drawn.name, words)
    plain = attribute(words, drawn.marks)
    attributes = Template(layout.attributes).safe_substitute(label=plain, id=f"o{key}")
    control = f'<input type="text" id="o{key}" name="o{key}" {attributes}>'
    label = markup(words, drawn.marks)
    return Cell({"label": label, "plain": plain, "control": control, "id": f"o{key}", "hash": key})


def _caption(section: str, drawn: Drawn) -> str:
    return CAPTIONS[section][drawn.number % 2]


def _framed(section: str, index: int, inside: str, drawn: Drawn) -> str:
    caption = _caption(section, drawn)
    if drawn.frame in OWN_FRAMES:
        part = framed(section, caption, inside, drawn.frame)
    else:
        frame = table("frames")[drawn.frame]
        part = Template(frame["markup"]).safe_substitute(
            caption=escape(caption),
            inside=inside,
            section=section,
            n=index,
            folded=frame.get("fold", "") if index else frame.get("first", ""),
            open="false" if index else "true",
            active="" if index else " active",
        )
    return f'<div data-part="{section}">{part}</div>'


def _bar(drawn: Drawn) -> str:
    if drawn.frame == "aria_tabs":
        return tab_bar()
    frame = table("frames").get(drawn.frame, {})
    if "bar" not in frame:
        return ""
    tabs = "".join(
        Template(frame["tab"]).substitute(
            n=index,
            number=index + 1,
            section=section,
            caption=_caption(section, drawn),
            on="" if index else " on",
        )
        for index, section in enumerate(SECTIONS)
    )
    return Template(frame["bar"]).substitute(tabs=tabs)
