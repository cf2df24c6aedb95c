"""Texts by which a form speaks of itself, and which name nobody: labels, hints, links, messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from native_host.customer.values.folding import folded
from native_host.customer.values.name import is_company
from native_host.customer.values.name_tables import tables

_MARKED = re.compile(r"^\s*\*|(?:[:：*?…]|\.\.\.)\s*$")
"""How a label or a hint begins or ends, and no name."""
_VALUE_BEHIND = re.compile(r"^[^:：\-–—|(,;]*[:：](?:\s|$)")
"""`Ramal: 3344`: a label with its value."""
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+")


def names_nobody(text: str, labels: Iterable[str] = ()) -> bool:
    """Whether a text that stands beside a field is the form's own and no name; in doubt it is.

    Args:
        text: as the page shows it, without documents and the labels of these.
        labels: texts that name fields and parts of the page, beside those that everybody uses.
    """
    if _MARKED.search(text) or _VALUE_BEHIND.search(text):
        return True
    words = _words(text)
    given = _compared(tuple(labels))
    if not words or " ".join(words) in given:
        return True
    known = tables()
    if words[0] in known.instructions and not is_company(text):
        return True
    return all(word in known.form_texts or word in given for word in words)


@lru_cache(maxsize=4)
def _compared(labels: tuple[str, ...]) -> frozenset[str]:
    """Return the labels as texts are compared; a page has the same ones all the time."""
    return frozenset(" ".join(_words(label)) for label in labels)


def _words(text: str) -> list[str]:
    """Return the words by which texts are compared: without remarks, marks and numbers."""
    return _WORD.findall(folded(_REMARK.sub(" ", text)))
