"""The documents of a family page: the ticket with its scripts in its shell."""

from __future__ import annotations

import json
from html import escape
from string import Template
from typing import Any

from tests.pages import data
from tests.pages.families.blocks import script, table
from tests.pages.families.controls import EMPTY, group_of, root_of
from tests.pages.families.model import Drawn
from tests.pages.families.ticket import OWN_FRAMES, Ticket

BASE_CSS = """body{font:13px Arial;margin:8px}fieldset{margin:6px 0}.gone{display:none}.erro{color:#c00}
.select2-offscreen,.select2-hidden-accessible{clip:rect(0 0 0 0);width:1px;height:1px;position:absolute;
overflow:hidden}.select2-container{display:inline-block;min-width:160px;border:1px solid #aaa}
.editor{border:1px solid #999;min-height:20px;width:240px}"""


def documents(drawn: Drawn, made: Ticket) -> dict[str, str]:
    """Return markup by file name; `index.html` is the page."""
    shell = table("shells")[drawn.shell]
    inside = _ticket(drawn, made)
    whole = document(drawn.title, inside, made.css, drawn.words == "translated")
    values = {
        "ticket": inside,
        "escaped": escape(whole, quote=True),
        "json": _json(whole),
        "inner": _json(f"<style>{BASE_CSS}{made.css}</style>{inside}"),
    }
    title = shell.get("title", drawn.title)
    css = made.css if "$ticket" in shell.get("index", "") else ""
    if "frames" in shell:
        head = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head>"
        index = f"{head}{shell['frames']}</html>"
    else:
        index = document(
            title, Template(shell["index"]).safe_substitute(values), css, drawn.words == "translated"
        )
    more = shell.get("more", {})
    found = {"index.html": index}
    for name, markup in more.items():
        filled = markup.replace("$ticket", inside)
        found[name] = document(drawn.title, filled, made.css if "$ticket" in markup else "")
    return found


def document(title: str, inside: str, css: str, translated: bool = False) -> str:
    """Return a whole document around some markup."""
    language = 'lang="en" class="translated-ltr"' if translated else 'lang="pt-br"'
    return (
        f'<!DOCTYPE html>\n<html {language}><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{BASE_CSS}\n{css}</style></head><body>{inside}</body></html>"
    )


def _ticket(drawn: Drawn, made: Ticket) -> str:
    neighbours = [data.decoys()[drawn.beside]] if drawn.beside else []
    neighbours += [table("beside")[drawn.second]] if drawn.second else []
    before = "".join(one.get("before", "") for one in neighbours)
    after = "".join(one.get("after", "") for one in neighbours)
    style = f"<style>{_own_css(drawn)}</style>" if _own_css(drawn) else ""
    return (
        f'{style}{before}<form class="chamado" onsubmit="return false">{made.markup}'
        f'<button type="button">{drawn.save}</button></form>{after}{_scripts(drawn, made)}'
    )


def _own_css(drawn: Drawn) -> str:
    return str(table("widgets").get(drawn.widget, {}).get("css", ""))


def _scripts(drawn: Drawn, made: Ticket) -> str:
    if table("shells")[drawn.shell].get("static"):
        return ""
    found = ""
    if drawn.widget != "native":
        spec = dict(table("widgets")[drawn.widget])
        del spec["select"], spec["css"]
        page = {"root": root_of(drawn), "spec": spec, "options": made.options, "empty": EMPTY}
        found += _run("dropdown", page)
    if drawn.choice in table("choices"):
        spec = table("choices")[drawn.choice]
        page = {"group": group_of(drawn), "entry": spec["entry"], "attribute": spec["attribute"]}
        found += _run("toggles", page)
    if drawn.text == "masked":
        found += f"<script>{(data.FOLDER / 'widgets.js').read_text('utf-8')}</script>"
    if drawn.frame == "aria_tabs":
        found += f"<script>{(data.FOLDER / 'tabs.js').read_text('utf-8')}</script>"
    elif drawn.frame not in OWN_FRAMES and "fold" in table("frames")[drawn.frame]:
        found += f"<script>{script('folding')}</script>"
    if drawn.does:
        keys = drawn.rng("keys").sample(sorted(made.fields), min(6, len(made.fields)))
        found += _run("behaviours", {"does": [drawn.does], "ms": drawn.ms, "keys": keys})
    return found


def _run(name: str, page: dict[str, Any]) -> str:
    return f"<script>((page) => {{{script(name)}}})({_json(page)});</script>"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")
