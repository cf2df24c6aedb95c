"""The words that are about the values of one person: those beside them, and in a heading above them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from native_host.customer.extract.candidates import Mention
from native_host.customer.extract.signals.clusters import Cluster, clusters_of
from native_host.customer.extract.signals.layout import Layout

LINES_BEHIND = 3
"""Lines behind the last value whose words speak of it."""
_HEADING_WORDS_MAX = 6
"""A line of more words is a sentence, and speaks of no value in another line."""
_NEAR = (-2, -1, 1, 2)
"""How far from a value a line without one may speak of it."""
_OF_WHOM = frozenset({"someone", "seller", "desk", "client", "customer"})
_TOKEN = re.compile(r"[^\W_]+")
_WITH_VALUE = re.compile(r"[^:]{1,60}:\s{0,10}\S")
_BRACKET = re.compile(r"\s{0,3}[(\[]")


def told_clusters(layout: Layout) -> list[Cluster]:
    """Return the cluster of each value, with the words about it."""
    found = clusters_of(layout.mentions, layout.paste.lines, _headings(layout))
    told = [number for number in sorted(layout.hits) if _tells(layout, number)]
    line, column, last, at = 0, 0, None, 0
    for mention, cluster in zip(layout.mentions, found, strict=True):
        own = mention.segment.line
        at = bisect_left(told, line, at)
        for number in told[at : bisect_right(told, own, at)]:
            first = layout.first_hit(number, column) if number == line else 0
            stop = layout.first_hit(number, mention.start) if number == own else None
            for hit in layout.hits[number][first:stop]:
                behind = last is not None and _is_behind(layout, last, mention, (number, hit.start))
                (found[last.index] if last is not None and behind else cluster).hits.append(hit)
        line, column = max((line, column), (own, mention.end))
        last = mention
    if last is not None:
        ends = [number for number in told if line <= number < line + LINES_BEHIND]
        found[-1].hits += [
            hit for number in ends for hit in layout.hits[number] if (number, hit.start) >= (line, column)
        ]
    return found


def _headings(layout: Layout) -> list[int]:
    """Return the lines that say of whom those below them speak: `Dados do parceiro:`."""
    return [
        number
        for number, hits in sorted(layout.hits.items())
        if number not in layout.by_line
        and (text := layout.paste.lines[number]).rstrip().endswith(":")
        and len(_TOKEN.findall(text)) <= _HEADING_WORDS_MAX
        and any(_OF_WHOM & hit.classes for hit in hits)
    ]


def _tells(layout: Layout, line: int) -> bool:
    """Whether the words of a line may speak of a value in it, or in another one."""
    if line in layout.by_line:
        return True
    text = layout.paste.lines[line]
    return not (
        layout.is_chat
        or not any(line + step in layout.by_line for step in _NEAR)
        or len(_TOKEN.findall(text)) > _HEADING_WORDS_MAX
        or _WITH_VALUE.match(text)
    )


def _is_behind(layout: Layout, last: Mention, mention: Mention, place: tuple[int, int]) -> bool:
    """Whether a word between two values speaks of the first: behind it in its line or paragraph."""
    line, column = place
    text = layout.paste.lines[line]
    if line == mention.segment.line:
        bracketed = line == last.segment.line and _BRACKET.match(text, last.end) is not None
        return bracketed and ")" not in text[last.end : column]
    return line == last.segment.line or (
        mention.segment.block != last.segment.block and not text.rstrip().endswith(":")
    )
