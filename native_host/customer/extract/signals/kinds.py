"""What a whole text is: nothing but data, or one in which no customer speaks or is spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from native_host.customer.extract.candidates import REACHES
from native_host.customer.extract.segment import Part, Voice
from native_host.customer.extract.signals.layout import Layout
from native_host.protocol.messages import CustomerKey

_WORD = re.compile(r"[^\W\d]{2,}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TELLING_WORDS = 3
"""Words of an advertisement or a contract that make a text one, and of oneself that make it none."""
_OF_OTHERS = frozenset({"someone", "job", "seller", "desk", "advert", "contract"})
_DATA_MAX, _OTHER_WORDS_MAX = 12, 3
"""Segments, and words beside values and labels, of a text that holds nothing but data."""
_LEAST_WORDS = 25
"""Of fewer words a text may be the customer's data alone."""
_LINES_MAX, _WORDS_MAX = 10, 2
"""Of more lines, or more words beside its values, a text is no bare list of them."""
_DOUBTFUL = frozenset({"either:unlabelled", "label:other", "label:another"})
_OF_ONE = frozenset(
    {"asked", "about:own", "before:own", "behind:own", "about:client", "about:writer", "about:works"}
)
"""Signals of any value that somebody gives his own, or that of whom he serves."""
_OF_ONES_NUMBER = frozenset({"label:own", "label:own:far", "before:protocol"})
_OF_ONES_NAME = frozenset(
    {"label:own", "label:contact", "label:holder", "introduction_before", "about:cpf", "about:signing",
     "part:from", "part:speaker", "before:subject", "before:client", "before:customer", "company:of_cnpj",
     "greeted:agent", "voice:customer", "title_before"}
)  # fmt: skip
_TELLING = {
    CustomerKey.NAME: _OF_ONE | _OF_ONES_NAME,
    CustomerKey.CPF: _OF_ONE | _OF_ONES_NUMBER,
    CustomerKey.PROTOCOL: _OF_ONE | _OF_ONES_NUMBER,
}


def names_nobody(layout: Layout) -> bool:
    """Whether it is an advertisement or a contract, in which nobody speaks of himself."""
    counts = layout.counts
    told = max(counts["advert"], counts["contract"]) >= _TELLING_WORDS > counts["own"]
    return told and not layout.is_chat


def holds_data_only(layout: Layout) -> bool:
    """Whether hardly a word stands in it but values and labels, none about others: they are meant."""
    segments, lines = layout.paste.segments, layout.paste.lines
    if layout.is_chat or not layout.mentions or len(segments) > _DATA_MAX:
        return False
    if not _OF_OTHERS.isdisjoint(layout.counts):
        return False
    words = sum(len(_LETTERS.findall(line)) for line in lines)
    for segment in segments:
        if segment.part is not Part.BODY or segment.voice is Voice.AGENT or segment.owner:
            return False
        words -= len(_LETTERS.findall(segment.label.text)) if segment.label else 0
    for number, own in layout.by_line.items():
        reached = 0
        for mention in own:
            words -= len(_LETTERS.findall(lines[number], max(reached, mention.start), mention.end))
            reached = max(reached, mention.end)
    return words <= _OTHER_WORDS_MAX


def text_signals(layout: Layout, signals: Sequence[tuple[CustomerKey, set[str]]]) -> list[set[str]]:
    """Return what a text's kind says of each of its values.

    Args:
        signals: of each value that was found, with what it is.
    """
    if _is_values_alone(layout):
        return [{"text:values"} if key in REACHES and not own & _DOUBTFUL else set() for key, own in signals]
    told = {"text:nobody"} if _speaks_to_all(layout, signals) else set[str]()
    return [told for _ in signals]


def _is_values_alone(layout: Layout) -> bool:
    """Whether hardly a word stands beside the values: somebody was asked for them, and gives his."""
    if len(layout.paste.lines) > _LINES_MAX:
        return False
    words = 0
    for number, line in enumerate(layout.paste.lines):
        end = 0
        for mention in layout.by_line.get(number, ()):
            words += len(_WORD.findall(line, end, max(end, mention.start)))
            end = max(end, mention.end)
        words += len(_WORD.findall(line, end))
    return words <= _WORDS_MAX


def _speaks_to_all(layout: Layout, signals: Iterable[tuple[CustomerKey, set[str]]]) -> bool:
    """Whether a text of some length names nobody as its writer or as a customer."""
    offers = layout.counts["advert"] or layout.counts["contract"]
    telling = _TELLING if offers else {**_TELLING, CustomerKey.CNPJ: _OF_ONE | _OF_ONES_NUMBER}
    if any(own & telling.get(key, _OF_ONE) for key, own in signals):
        return False
    words = 0
    for line in layout.paste.lines:
        words += len(_WORD.findall(line))
        if words > _LEAST_WORDS:
            return True
    return False
