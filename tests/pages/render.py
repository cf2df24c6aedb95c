"""From a recipe to the documents of a page."""

from __future__ import annotations

import json

from tests.pages.data import FOLDER, decoys, fields, styles
from tests.pages.model import Fixture, Recipe
from tests.pages.parts import parts, tab_bar

_BASE_CSS = """body{font:13px Arial;margin:8px}fieldset{margin:6px 0}.gone{display:none}
.select2-offscreen,.select2-hidden-accessible{clip:rect(0 0 0 0);width:1px;height:1px;position:absolute;
overflow:hidden}
.select2-container,.chosen-container{display:inline-block;min-width:120px;border:1px solid #aaa}
.select2-focusser{position:absolute;width:1px;height:1px;border:0;clip:rect(0 0 0 0)}
.editor{border:1px solid #999;min-height:20px;width:240px}"""


def render(recipe: Recipe) -> Fixture:
    """Make a page."""
    sections = parts(recipe)
    documents = _placed(sections, recipe)
    keys = frozenset(field.key for field in fields()) - set(recipe.leave_out) - _undecidable(recipe)
    dedicated = not recipe.name.startswith(recipe.style)
    return Fixture(
        name=recipe.name,
        group=recipe.name if dedicated else recipe.style,
        documents=documents,
        fields=keys,
        traits=(
            f"ids: {recipe.ids}",
            f"labels: {recipe.labels}",
            f"marks: {recipe.marks}",
            f"radios: {recipe.radios}",
            f"sections: {recipe.sections}",
            *(f"decoy: {name}" for name in recipe.decoys),
        ),
        cascade=recipe.timing == "cascade",
        late=recipe.timing in ("late", "bursts"),
        popup=recipe.place == "popup",
    )


_TWINS = {"telefone_contato", "telefone"}


def _undecidable(recipe: Recipe) -> set[str]:
    """Return fields that nobody could tell: one of the two phones alone, on a page that names no section.

    Their control may be filled by that field, and by no other; it is no miss if it is not. A person would not
    know either whether it is the contact's number, which the page brings, or the customer's to call back.
    """
    alone = _TWINS - set(recipe.leave_out)
    return alone if recipe.sections == "none" and len(alone) == 1 else set()


def _placed(sections: dict[str, str], recipe: Recipe) -> dict[str, str]:
    """Put the sections into documents: one, or frames within one another, or beside."""
    whole = list(sections.values())
    tabs = tab_bar() if recipe.sections == "aria_tabs" else ""
    if recipe.place == "split":
        beside = '<iframe src="part.html" width="1000" height="900"></iframe>'
        return {
            "index.html": _document(whole[0] + beside + whole[2], recipe, decoyed=True),
            "part.html": _document(whole[1], recipe),
        }
    if recipe.place == "shadow":
        return {"index.html": _document("".join(map(_in_shadow, whole)), recipe, decoyed=True)}
    inside = tabs + _timed(whole, recipe)
    if recipe.place == "frame":
        frame = '<iframe name="framePrincipal" src="part.html" width="1100" height="2000"></iframe>'
        return {
            "index.html": _document(frame, recipe, decoyed=True),
            "part.html": _document(inside, recipe),
        }
    if recipe.place == "nested":
        outer = '<div><iframe src="middle.html" width="1150" height="2100"></iframe></div>'
        middle = '<p>Chamado</p><iframe src="part.html" width="1100" height="2000"></iframe>'
        return {
            "index.html": _document(outer, recipe, decoyed=True),
            "middle.html": _document(middle, recipe),
            "part.html": _document(inside, recipe),
        }
    return {"index.html": _document(inside, recipe, decoyed=True)}


def _timed(whole: list[str], recipe: Recipe) -> str:
    """Put what the page builds later into its script."""
    if recipe.timing == "now":
        return "".join(whole)
    if recipe.timing == "rerender":
        return f'<div id="app"></div>{_behaviour(recipe.timing, whole)}'
    return f'{whole[0]}<div id="app"></div>{_behaviour(recipe.timing, whole[1:])}'


def _behaviour(timing: str, later: list[str]) -> str:
    source = (FOLDER / "behaviour.js").read_text("utf-8")
    data = json.dumps({"timing": timing, "parts": later}, ensure_ascii=False).replace("</", "<\\/")
    return f"<script>((page) => {{{source}}})({data});</script>"


def _in_shadow(section: str) -> str:
    data = json.dumps(section, ensure_ascii=False).replace("</", "<\\/")
    script = f'document.currentScript.previousElementSibling.attachShadow({{mode:"open"}}).innerHTML={data};'
    return f"<x-part></x-part><script>{script}</script>"


def _document(inside: str, recipe: Recipe, *, decoyed: bool = False) -> str:
    beside = [decoys()[name] for name in recipe.decoys] if decoyed else []
    before = "".join(one.get("before", "") for one in beside)
    after = "".join(one.get("after", "") for one in beside)
    widgets = "" if recipe.select == recipe.text == "native" else (FOLDER / "widgets.js").read_text("utf-8")
    tabs = (FOLDER / "tabs.js").read_text("utf-8") if recipe.sections == "aria_tabs" else ""
    return f"""<!DOCTYPE html>
<html lang="pt-br"><head><meta charset="utf-8"><title>Qualitor Web</title><style>{_BASE_CSS}
{styles()[recipe.style].css}</style></head><body>{before}<form class="chamado" onsubmit="return false">
{inside}<button type="button">Salvar</button></form>{after}<script>{widgets}{tabs}</script></body></html>"""
