"""Texts by which a form speaks of itself, and which name nobody: labels, hints, links, messages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
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
_COLON = re.compile(r":(?!\s{0,20}[(+]?\d[\d. ()/-]{6})")
"""What parts a label from its value. In front of a phone or register number another label would be a known
one, so there it is no label that ends."""
_LABEL_MAX_WORDS = 4


@dataclass(frozen=True)
class _FormWords:
    words: frozenset[str]
    labels: frozenset[str]
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
    given = _plain_labels(tuple(labels))
    if not words or _is_known(plain) or plain in given:
        return True
    form = _form_words()
    if words[0] in form.instructions and not is_company(text):
        return True
    return all(word in form.words or _is_known(word) or word in given for word in words)


def without_next_label(text: str) -> tuple[str, str]:
    """Return a value without the label behind it in its line, and the value with what may be one.

    `Ana Souza Setor: 12` is `Ana Souza`, and the second is empty. `Ana Souza Alcunha: Aninha` stays as it is,
    and the second is `Ana Souza Alcunha`: where the value ends cannot be told.
    """
    colon = _COLON.search(text)
    if colon is None:
        return text, ""
    before = text[: colon.start()].rstrip()
    for count in range(_LABEL_MAX_WORDS, 0, -1):
        parts = before.rsplit(None, count)
        label = " ".join(parts[-count:])
        if all(_is_known(_plain(part)) for part in label.split("/")):
            return (parts[0] if len(parts) > count else ""), ""
    return text, before


def _is_known(plain: str) -> bool:
    words = vocabulary()
    return plain in words.labels or plain in words.placeholders or plain in _form_words().labels


def _plain(text: str) -> str:
    """Return the words by which texts are compared: without remarks, marks and numbers."""
    return " ".join(_WORD.findall(folded(_REMARK.sub(" ", text))))


@lru_cache(maxsize=1)
def _plain_labels(labels: tuple[str, ...]) -> frozenset[str]:
    """Return the same of labels; every text of one plan is compared with those of one page map."""
    return frozenset(map(_plain, labels))


@cache
def _form_words() -> _FormWords:
    table = cast("dict[str, list[str]]", load_toml(Path(__file__).with_name("form_words.toml")))
    return _FormWords(*(frozenset(table[key]) for key in ("words", "labels", "instructions")))
