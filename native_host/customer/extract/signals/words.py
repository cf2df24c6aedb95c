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

from native_host.toml import load_toml

_TOKEN = re.compile(r"([^\W_]+)")


class Hit(NamedTuple):
    """A word of the classes of `words.toml`, with its columns."""

    start: int
    end: int
    word: str
    classes: frozenset[str]


def hits_in(lines: Sequence[str]) -> dict[int, list[Hit]]:
    """Return by folded line the words that belong to a class, in order; lines without any are not in it."""
    begins = [0, *accumulate(len(line) + 1 for line in lines)]
    text, phrases = "\n".join(lines), _phrases()
    parts = _TOKEN.split(text)
    tokens = parts[1::2]
    found: dict[int, list[Hit]] = defaultdict(list)
    reached = 0
    places = zip(list(accumulate(map(len, parts)))[::2], tokens, [*tokens[1:], ""], strict=False)
    for start, token, following in compress(places, map(phrases.__contains__, tokens)):
        own = phrases[token]
        for phrase, classes in own.get(following) or own[""] if start >= reached else ():
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
def _phrases() -> dict[str, dict[str, list[tuple[str, frozenset[str]]]]]:
    """Return words and phrases by their first two words, the longest first, each with its classes.

    Behind "", and behind all others in each list, are those of one word.
    """
    table = _classes()
    classes: dict[str, set[str]] = defaultdict(set)
    for name, words in table.items():
        for word in words:
            classes[word].add(name)
    phrases: dict[str, dict[str, list[tuple[str, frozenset[str]]]]] = defaultdict(lambda: {"": []})
    for word in sorted(classes, key=len, reverse=True):
        first, second = [*_TOKEN.findall(word), ""][:2]
        phrases[first].setdefault(second, []).append((word, frozenset(classes[word])))
    for own in phrases.values():
        for second in own.keys() - {""}:
            own[second] += own[""]
    return dict(phrases)
