"""What the readers of values find in a paste, and the candidates that it makes: each value once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from native_host.customer.extract.segment import Paste, Segment
from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values import document, email, name, phone, protocol
from native_host.customer.values.folding import folded
from native_host.customer.values.form_texts import names_nobody
from native_host.customer.values.match import Match
from native_host.customer.values.spoken import heard
from native_host.protocol.messages import CustomerKey

MENTIONS_MAX = 1_500
"""In a text: more is no text about customers, but costs time."""

_PROTOCOL = re.compile(r"\bprot(?:oc?olo?s?|oc|ocol)?\b")
_PROTOCOLS_MAX = 4
"""Numbers of one segment that are looked at as its protocol."""
_BRAZIL = "+55"
_AREA = re.compile(r"\W{0,3}0?(\d\d)\b(?!\W?\d)")
_SAME_AREA = re.compile(r"\bmesm[oa] (?:ddd|area|codigo de area)\b|\bddd (?:e )?(?:o mesmo|igual)\b")
_KINDS = {key: frozenset({key.value}) for key in CustomerKey} | {
    CustomerKey.CPF: frozenset({"cpf", "document"}),
    CustomerKey.CNPJ: frozenset({"cnpj", "document"}),
    CustomerKey.PHONE: frozenset({"phone", "contact"}),
}


@dataclass(eq=False)
class Mention:
    """A value at one place; never changed.

    Attributes:
        segment: where it stands.
        start: its first column in the line.
        end: the column behind it.
        key: what it is.
        value: its canonical form, or that of what was probably meant.
        place: line and column.
        identity: by what it is known to be the same as another.
    """

    segment: Segment
    start: int
    end: int
    match: Match
    key: CustomerKey = field(init=False)
    value: str | None = field(init=False)
    place: tuple[int, int] = field(init=False)
    identity: tuple[CustomerKey, str] = field(init=False)

    def __post_init__(self) -> None:
        read = self.match.read
        self.key, self.value = read.key, read.value or read.meant
        self.place = self.segment.line, self.start
        self.identity = read.key, (self.value or read.display).casefold()


@dataclass
class Candidate:
    """A value with all its places, in the text's order."""

    key: CustomerKey
    mentions: list[Mention] = field(default_factory=list)


def mentions_of(paste: Paste) -> list[Mention]:
    """Return what the readers find, in the text's order.

    Numbers and addresses are looked for in whole lines, for one may tell another's area code; names and
    protocols in each segment, which is where they end.
    """
    found: list[Mention] = []
    areas = _Areas()
    for line, group in groupby(paste.segments, lambda segment: segment.line):
        if len(found) >= MENTIONS_MAX:
            break
        segments = list(group)
        starts = [segment.start for segment in segments]
        own = [
            mention
            for match in _in_line(paste.lines[line], segments, areas)
            if (mention := _in_its_segment(match, segments, starts))
        ]
        for segment in segments:
            own += [_at(match, segment, segment.start) for match in _in_segment(segment)]
        found += sorted(filter(_is_worth_showing, own), key=lambda one: (one.start, -one.end))
    return found[:MENTIONS_MAX]


def candidates_of(mentions: list[Mention]) -> list[Candidate]:
    """Return each value once, in the order of its first place."""
    found: dict[tuple[CustomerKey, str], Candidate] = {}
    for mention in mentions:
        found.setdefault(mention.identity, Candidate(mention.key)).mentions.append(mention)
    return list(found.values())


class _Areas:
    """Area codes told in other lines than the numbers that lack them."""

    def __init__(self) -> None:
        self._told = self._last = ""

    def note(self, segments: list[Segment]) -> None:
        """Remember an area code that stands behind its own label."""
        for segment in segments:
            if segment.label and segment.label.kind == "area_code" and (told := _AREA.match(segment.text)):
                self._told = told[1]

    def completed(self, match: Match, line: str) -> Match:
        """Return a phone with the area code that it lacks, where one was told."""
        if "no_area" in match.traits:
            area = self._told or (self._last if _SAME_AREA.search(folded(line)) else "")
            match = phone.with_area(match, area) if area else match
        if match.read.value and match.read.value.startswith(_BRAZIL):
            self._last = match.read.value[len(_BRAZIL) :][:2]
        return match


def _in_line(text: str, segments: list[Segment], areas: _Areas) -> Iterator[Match]:
    """Yield what stands in a line, from its first segment's label to its end; who speaks is left out."""
    first = segments[0]
    begin = first.start
    if first.label and (label := text.rfind(first.label.text, 0, begin)) >= 0:
        begin = label
    areas.note(segments)
    line = text[begin:]
    said = heard(line)  # once for all readers
    for scan in (phone.scan, document.scan, email.scan):
        for match in scan(said):
            one = areas.completed(match, line) if match.read.key is CustomerKey.PHONE else match
            yield replace(one, start=one.start + begin, end=one.end + begin)


def _in_segment(segment: Segment) -> Iterator[Match]:
    yield from (match for match in name.scan(segment.text) if not _is_of_a_form(match))
    called = segment.label is not None and segment.label.kind == "protocol"
    if called or "protocol" in segment.asked or _names_protocol(folded(segment.text)):
        yield from protocol.scan(segment.text)[:_PROTOCOLS_MAX]


def _names_protocol(low: str) -> bool:
    return "prot" in low and _PROTOCOL.search(low) is not None


def _is_of_a_form(match: Match) -> bool:
    """Whether a run of words is a form's label or what it says of itself, whole: `- Centro de Custo -`."""
    if names_nobody(match.read.display):
        return True
    words = tuple(folded(match.read.display).split())
    begun = vocabulary().phrases.get(words[0], ()) if words else ()
    return len(words) > 1 and any(one[:1] == (words[1:],) and one[2] == "form" for one in begun)


def _in_its_segment(match: Match, segments: list[Segment], starts: list[int]) -> Mention | None:
    at = bisect_right(starts, match.start) - 1
    if at < 0 or match.start >= starts[at] + len(segments[at].text):
        return None
    return Mention(segments[at], match.start, match.end, match)


def _at(match: Match, segment: Segment, begin: int) -> Mention:
    return Mention(segment, begin + match.start, begin + match.end, match)


def _is_worth_showing(mention: Mention) -> bool:
    """Whether it is a value, or what stands where one is called for."""
    if mention.value:
        return True
    label = mention.segment.label
    return bool(mention.match.read.display) and label is not None and label.kind in kinds_of(mention.key)


def kinds_of(key: CustomerKey) -> frozenset[str]:
    """Return the kinds of labels that name a value of this key."""
    return _KINDS[key]
