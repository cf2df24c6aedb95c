"""Words that tell whose a value is, found in each line once."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple, cast

from native_host.customer.values.folding import folded
from native_host.toml import load_toml

_TOKEN = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A word of the classes of `words.toml`, with its columns."""

    start: int
    end: int
    word: str
    classes: tuple[str, ...]


def hits_in(line: str) -> list[Hit]:
    """Return the words of a line that belong to a class, in their order."""
    text, phrases = folded(line), _phrases()
    found: list[Hit] = []
    end = 0
    if phrases.keys().isdisjoint(_TOKEN.findall(text)):
        return found
    for token in _TOKEN.finditer(text):
        start = token.start()
        for phrase, classes in phrases.get(token[0], ()):
            if (
                start >= end
                and text.startswith(phrase, start)
                and not text[start + len(phrase) : start + len(phrase) + 1].isalnum()
            ):
                end = start + len(phrase)
                found.append(Hit(start, end, phrase, classes))
                break
    return found


@cache
def _phrases() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the words and phrases by their first word, the longest first, each with its classes."""
    table = cast("dict[str, list[str]]", load_toml(Path(__file__).with_name("words.toml")))
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in table.items():
        for word in words:
            classes[word] = (*classes.get(word, ()), name)
    phrases: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for word in sorted(classes, key=len, reverse=True):
        first = _TOKEN.search(word)
        if first is None:
            raise ValueError(f"no word: {word!r}")
        phrases[first[0]].append((word, classes[word]))
    return dict(phrases)
