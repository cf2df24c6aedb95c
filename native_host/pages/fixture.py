"""From a skeleton to a page that a browser can show: the same elements, each where it was on the screen."""

from __future__ import annotations

import json
from html import escape

from native_host.protocol.messages import PageMap, Skeleton, SkeletonNode

_VOID = frozenset(
    ("input", "img", "br", "hr", "col", "area", "base", "wbr", "source", "track", "param", "embed")
)
_NEVER = frozenset(("script", "style", "link", "meta", "object", "template", "body", "html", "head"))
"""Not made even if a skeleton asks for them: it comes from somebody else."""

_ALLOWED = frozenset(
    (
        *("id", "name", "type", "class", "for", "role", "scope", "title", "placeholder", "data-toggle"),
        *("aria-label", "aria-labelledby", "aria-controls", "aria-haspopup", "aria-selected", "aria-hidden"),
        *("readonly", "disabled", "required", "multiple", "contenteditable", "maxlength", "tabindex"),
        *("colspan", "rowspan"),
    )
)
"""Attributes that are made: nothing that loads, runs or leads anywhere."""


def fixture_page(skeleton: Skeleton, page: PageMap | None = None, locator: str = "") -> str:
    """Return a whole page; with `page` and `locator` it looks for the map's fields once it has loaded."""
    writer = _Writer(skeleton)
    script = ""
    if page is not None and locator:
        data = page.model_dump_json().replace("<", "\\u003c")
        safe = locator.replace("</script", "<\\/script")
        script = (
            f"<script>{safe}</script><script>addEventListener('load',()=>qualitokenCheck({data}))</script>"
        )
    return _document(writer.inside(0), script)


class _Writer:
    """Writes the nodes of one skeleton."""

    def __init__(self, skeleton: Skeleton) -> None:
        self._nodes = skeleton.nodes
        self._children: dict[int, list[int]] = {}
        for index, node in enumerate(skeleton.nodes):
            self._children.setdefault(node.parent, []).append(index)

    def inside(self, index: int) -> str:
        """Return the markup of what is inside a node: a shadow root or a frame too."""
        shadow = self._of(index, "shadow")
        layout = f"<style>{_LAYOUT.replace('body ', ':host ')}</style>"
        root = f'<template shadowrootmode="open">{layout}{shadow}</template>' if shadow else ""
        return root + self._of(index, "children")

    def _of(self, index: int, within: str) -> str:
        children = [child for child in self._children.get(index, []) if self._nodes[child].within == within]
        return "".join(self._write(child) for child in children)

    def _write(self, index: int) -> str:
        node = self._nodes[index]
        if node.tag == "#text":
            return self._text(index)
        if node.tag in _NEVER:
            return ""
        attributes = self._attributes(index, node)
        if node.tag == "iframe":
            bodies = [
                child for child in self._children.get(index, []) if self._nodes[child].within == "frame"
            ]
            inner = escape(_document(self.inside(bodies[0]), ""), quote=True) if bodies else ""
            return f'<iframe{attributes} srcdoc="{inner}"></iframe>'
        if node.tag in _VOID:
            return f"<{node.tag}{attributes}>"
        if node.tag == "select":
            options = "".join(f"<option>{escape(caption)}</option>" for caption in node.options or [])
            return f"<select{attributes}>{options}</select>"
        return f"<{node.tag}{attributes}>{self.inside(index)}</{node.tag}>"

    def _attributes(self, index: int, node: SkeletonNode) -> str:
        given = {name: value for name, value in node.attributes.items() if name in _ALLOWED}
        given |= {name: "" for name in node.handlers if name.startswith("on")}
        hidden_with_parent = node.parent >= 0 and not self._nodes[node.parent].shown
        if not node.shown and not hidden_with_parent:
            given["style"] = "display:none"
        elif node.box is not None:
            given["style"] = self._place(index)
        if node.tag == "details":
            given["open"] = ""
        return "".join(f' {name}="{escape(value, quote=True)}"' for name, value in given.items())

    def _text(self, index: int) -> str:
        """Put a text where it was."""
        node = self._nodes[index]
        if node.box is None:
            return escape(node.text)
        return f'<span style="{self._place(index)};white-space:nowrap">{escape(node.text)}</span>'

    def _place(self, index: int) -> str:
        """Put a node where it was, counted from the element around it, which stands where it was too."""
        left, top, width, height = self._nodes[index].box or (0, 0, 0, 0)
        from_left, from_top = self._corner(index)
        size = f"width:{width:g}px;height:{height:g}px"
        return f"left:{left - from_left:g}px;top:{top - from_top:g}px;{size}"

    def _corner(self, index: int) -> tuple[float, float]:
        """Return the corner of the nearest placed element around a node; a document's own is at 0, 0."""
        while (parent := self._nodes[index].parent) >= 0 and self._nodes[index].within != "frame":
            node = self._nodes[parent]
            if node.tag == "body":
                break
            if node.shown and node.box is not None:
                return node.box[0], node.box[1]
            index = parent
        return 0, 0


_LAYOUT = (
    "body *{position:absolute;box-sizing:border-box;margin:0}"
    "body :not(input,select,textarea){border:0;padding:0}template,script{display:none}"
)
"""Every element stands by its own coordinates; borders would shift what is inside."""


def _document(inside: str, script: str) -> str:
    """Nothing is loaded from anywhere: the page says so itself."""
    policy = json.dumps(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; frame-src 'self'"
    )
    return (
        f'<!DOCTYPE html><html lang="pt-br"><head><meta charset="utf-8"><title>Qualitoken</title>'
        f'<meta http-equiv="Content-Security-Policy" content={policy}><style>{_LAYOUT}</style></head>'
        f"<body>{inside}</body>{script}</html>"
    )
