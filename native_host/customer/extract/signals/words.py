"""Words that tell whose a value is, found in a text once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, compress
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
    classes: frozenset[str]


def hits_in(lines: Sequence[str]) -> dict[int, list[Hit]]:
    """Return by line the words that belong to a class, in their order; lines without any are not in it."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    text, phrases = folded("\n".join(lines)), _phrases()
    found: dict[int, list[Hit]] = defaultdict(list)
    reached = 0
    for token in compress(_TOKEN.finditer(text), map(phrases.__contains__, _TOKEN.findall(text))):
        start = token.start()
        for phrase, classes in phrases[token[0]] if start >= reached else ():
            end = start + len(phrase)
            if text.startswith(phrase, start) and not text[end : end + 1].isalnum():
                reached = end
                line = bisect_right(begins, start) - 1
                found[line].append(Hit(start - begins[line], end - begins[line], phrase, classes))
                break
    return dict(found)


@cache
def _classes() -> dict[str, list[str]]:
    return cast("dict[str, list[str]]", load_toml(Path(__file__).with_name("words.toml")))


@cache
def staff_words() -> frozenset[str]:
    """Return the words for whoever works in a company's house."""
    return frozenset(_classes()["staff"])


@cache
def _phrases() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """Return the words and phrases by their first word, the longest first, each with its classes."""
    table = _classes()
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in table.items():
        for word in words:
            classes[word].add(name)
    phrases: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for word in sorted(classes, key=len, reverse=True):
        first = _TOKEN.search(word)
        if first is None:
            raise ValueError(f"no word: {word!r}")
        phrases[first[0]].append((word, frozenset(classes[word])))
    return dict(phrases)
