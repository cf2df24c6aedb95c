"""Numbers and addresses said in words, as transcribed voice messages have them, made digits and signs."""

from __future__ import annotations

from bisect import bisect_right

from native_host.customer.values.folding import folded
from native_host.customer.values.groups import digits_of
from native_host.customer.values.look_alikes import plain
from native_host.customer.values.match import Match
from native_host.customer.values.spoken_addresses import address
from native_host.customer.values.spoken_numbers import are_spoken, number
from native_host.customer.values.spoken_words import Made, tokens_of, words


class Heard:
    """A text with what was said in words made digits and signs.

    Attributes:
        text: the text so made; the text itself where nothing was said in words.
        plain: the same as the readers of numbers see it, each character in its place.
        places: for each stretch that was made, its begin and end here, and those in the text it was made of.
        digits: how many there are.
    """

    __slots__ = ("_begins", "digits", "places", "plain", "text")

    def __init__(self, text: str, places: tuple[tuple[int, int, int, int], ...] = ()) -> None:
        self.text, self.plain, self.places = text, plain(text), places
        self.digits = len(digits_of(self.plain))
        self._begins = [begin for begin, *_ in places]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of `text` stands in the text that it was made of."""
        return self._origin(start)[0], self._origin(end - 1)[1]

    def is_said(self, start: int, end: int) -> bool:
        """Whether a part of a stretch was said in words."""
        index = bisect_right(self._begins, end - 1) - 1
        return index >= 0 and start < self.places[index][1]

    def _origin(self, at: int) -> tuple[int, int]:
        """Return where a sign of `text` comes from: begin and end."""
        index = bisect_right(self._begins, at) - 1
        if index < 0:
            return at, at + 1
        _, end, first, last = self.places[index]
        return (first, last) if at < end else (at - end + last, at - end + last + 1)


def heard(text: str | Heard, low: str = "") -> Heard:
    """Return the text with its spoken numbers and addresses written; linear in the text's length.

    Whoever gives a text to several readers makes it `Heard` once. `low`: the text folded, where it is known.
    """
    if isinstance(text, Heard):
        return text
    low = low or folded(text)
    spoken, at = are_spoken(low), words().at
    if not spoken and not any(map(low.__contains__, at)):
        return Heard(text)
    tokens = tokens_of(low)
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
            kept.append(match._replace(start=start, end=end, traits=match.traits | spoken))
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
    return Heard(whole, tuple(places))
