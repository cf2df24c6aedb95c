"""Numbers and addresses said in words, as transcribed voice messages have them, made digits and signs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property

from native_host.customer.values.folding import folded
from native_host.customer.values.groups import digits_of
from native_host.customer.values.look_alikes import plain
from native_host.customer.values.match import Match
from native_host.customer.values.spoken_addresses import address
from native_host.customer.values.spoken_numbers import are_spoken, number
from native_host.customer.values.spoken_words import Made, tokens_of, words


@dataclass(frozen=True)
class Heard:
    """A text with what was said in words made digits and signs.

    Attributes:
        text: the text so made; the text itself where nothing was said in words.
        plain: the same as the readers of numbers see it, each character in its place.
        places: for each stretch that was made, its begin and end here, and those in the text it was made of.
    """

    text: str
    plain: str
    places: tuple[tuple[int, int, int, int], ...] = ()

    @cached_property
    def digits(self) -> int:
        """How many there are."""
        return len(digits_of(self.plain))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `text` stands in the text that it was made of."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def is_said(self, start: int, end: int) -> bool:
        """Whether a part of a stretch was said in words."""
        index = bisect_right(self._begins, end - 1) - 1
        return index >= 0 and start < self.places[index][1]

    @cached_property
    def _begins(self) -> list[int]:
        return [begin for begin, *_ in self.places]

    def _origin(self, at: int) -> tuple[int, int]:
        """Return where a sign of `text` comes from: begin and end."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return at, at + 1
        _, end, first, last = self.places[index]
        return (first, last) if at < end else (at - end + last, at - end + last + 1)


def heard(text: str | Heard) -> Heard:
    """Return the text with its spoken numbers and addresses written; linear in the text's length.

    Whoever gives a text to several readers makes it `Heard` once.
    """
    if isinstance(text, Heard):
        return text
    low = folded(text)
    spoken = are_spoken(low)
    if not spoken and not any(word in low for word in words().at):
        return Heard(text, plain(text))
    tokens, at = tokens_of(low), words().at
    made: list[Made] = []
    index = 0
    while index < len(tokens):
        if tokens[index].text in at and (said := address(tokens, index)):
            index, written = said
            while made and made[-1].end > written.start:
                made.pop()
            made.append(written)
        elif spoken and (read := number(tokens, index)):
            index, pieces = read
            made += pieces
        else:
            index += 1
    return _joined(text, made)


def in_their_places(found: list[Match], said: Heard) -> list[Match]:
    """Return what was found in the text so made as it stands in the text that it was made of.

    It is `spoken` if a part of it was said. Of what comes from the same words only the first is kept.
    """
    if not said.places:
        return found
    kept: list[Match] = []
    for match in found:
        spoken = {"spoken"} if said.is_said(match.start, match.end) else set()
        start, end = said.place(match.start, match.end)
        if not kept or kept[-1].end <= start:
            kept.append(replace(match, start=start, end=end, traits=match.traits | spoken))
    return kept


def _joined(text: str, made: list[Made]) -> Heard:
    parts: list[str] = []
    places: list[tuple[int, int, int, int]] = []
    end = length = 0
    for one in made:
        between = "" if one.glued else text[end : one.start]
        parts += [between, one.text]
        begin = length + len(between)
        length, end = begin + len(one.text), one.end
        places.append((begin, length, one.start, one.end))
    whole = "".join([*parts, text[end:]])
    return Heard(whole, plain(whole), tuple(places))
