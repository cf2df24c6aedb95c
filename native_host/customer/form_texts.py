"""Texts by which a form speaks of itself, and which name nobody: labels, hints, links, messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

from native_host.customer.letter_case import is_company
from native_host.customer.pasted.vocabulary import folded, vocabulary
from native_host.toml import load_toml

_MARKED = re.compile(r"^\s*\*|(?:[:：*?…]|\.\.\.)\s*$")
"""How a label or a hint begins or ends, and no name."""
_VALUE_BEHIND = re.compile(r"^[^:：\-–—|(,;]*[:：](?:\s|$)")
"""`Ramal: 3344`: a label with its value."""
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class _FormWords:
    words: frozenset[str]
    instructions: frozenset[str]


def names_nobody(text: str, labels: Iterable[str] = ()) -> bool:
    """Whether a text that stands beside a field is the form's own and no name; in doubt it is.

    Args:
        text: as the page shows it, without documents and the labels of these.
        labels: texts that name fields and parts of the page, beside those that everybody uses.
    """
    if _MARKED.search(text) or _VALUE_BEHIND.search(text):
        return True
    plain = _plain(text)
    words = plain.split()
    known = {_plain(label) for label in labels} | vocabulary().labels.keys() | vocabulary().placeholders
    if not words or plain in known:
        return True
    form = _form_words()
    if words[0] in form.instructions and not is_company(text):
        return True
    return all(word in form.words or word in known for word in words)


def _plain(text: str) -> str:
    """Return the words by which texts are compared: without remarks, marks and numbers."""
    return " ".join(_WORD.findall(folded(_REMARK.sub(" ", text))))


@cache
def _form_words() -> _FormWords:
    table = cast("dict[str, list[str]]", load_toml(Path(__file__).with_name("form_words.toml")))
    return _FormWords(frozenset(table["words"]), frozenset(table["instructions"]))
