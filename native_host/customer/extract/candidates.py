"""What the readers of values find in a paste, and the candidates that it makes: each value once."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from native_host.customer.extract.addresses import is_unattended
from native_host.customer.extract.fragments import Fragments
from native_host.customer.extract.protocols import Protocols
from native_host.customer.extract.segment import Joint, Part, Paste, Segment
from native_host.customer.extract.segments.label_words import NAMES
from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values import document, email, name, phone
from native_host.customer.values.folding import folded
from native_host.customer.values.form_texts import names_nobody
from native_host.customer.values.match import Match
from native_host.customer.values.phone_areas import SAME_AREA
from native_host.customer.values.phone_written import with_area
from native_host.customer.values.spoken import heard
from native_host.protocol.messages import CustomerKey

MENTIONS_MAX = 1_500
"""In a text: more is no text about customers, but costs time."""

_line_of, _place_of = attrgetter("line"), attrgetter("place")
_SIGNED = frozenset({Joint.SIGN, Joint.COLUMN, Joint.LINE})
"""What parts a label from a value that goes to the end of its line or cell."""
_BRAZIL = "+55"
_AREA = re.compile(r"\W{0,3}0?(\d\d)\b(?!\W?\d)")
DOCUMENTS = frozenset({CustomerKey.CPF, CustomerKey.CNPJ})
REACHES = frozenset({CustomerKey.PHONE, CustomerKey.EMAIL})
"""By these somebody is reached: who writes for another gives his own too."""
FAMILIES = {key: "document" if key in DOCUMENTS else key.value for key in CustomerKey}
_KINDS = {key: frozenset({key.value}) for key in CustomerKey} | {
    CustomerKey.CPF: frozenset({"cpf", "document"}),
    CustomerKey.CNPJ: frozenset({"cnpj", "document"}),
    CustomerKey.PHONE: frozenset({"phone", "contact"}),
}


class Mention:
    """A value at one place; never changed.

    Attributes:
        index: its number among all.
        segment: where it stands.
        start: its first column in the line.
        end: the column behind it.
        key: what it is; `family`: the same, CPF and CNPJ alike.
        value: its canonical form, or that of what was probably meant.
        place: line and column.
        identity: by what it is known to be the same as another.
    """

    __slots__ = ("end", "family", "identity", "index", "key", "match", "place", "segment", "start", "value")

    def __init__(self, segment: Segment, start: int, end: int, match: Match) -> None:
        read = match.read
        self.index = -1
        self.segment, self.start, self.end, self.match = segment, start, end, match
        self.key, self.value = read.key, read.value or read.meant
        self.place = segment.line, start
        self.family = FAMILIES[read.key]
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
    areas, fragments, protocols = _Areas(), Fragments(), Protocols()
    for line, group in groupby(paste.segments, _line_of):
        if len(found) >= MENTIONS_MAX:
            break
        segments = list(group)
        plain = paste.plain[line]
        own = _in_line(paste.lines[line], plain, segments, areas)
        alone = sum([segment.part is not Part.SPEAKER for segment in segments]) == 1
        for segment in segments:
            own += _in_segment(segment, plain, protocols, alone=alone)
        if own:
            own = [mention for mention in own if mention.value or _is_called_for(mention)]
            own.sort(key=lambda one: (one.start, -one.end))
            found += own
        has_value = bool(own) and any(one.value and one.segment is segments[-1] for one in own)
        if completed := fragments.completed(segments[-1], plain, has_value=has_value):
            begun, match = completed
            whole = Mention(begun, begun.start, begun.start + match.end, match)
            found = [one for one in found if one.value or one.segment is not begun]
            found = sorted([*found, whole], key=_place_of)
    found = found[:MENTIONS_MAX]
    for index, mention in enumerate(found):
        mention.index = index
    return found


def candidates_of(mentions: list[Mention]) -> list[Candidate]:
    """Return each value once, in the order of its first place."""
    found: dict[tuple[CustomerKey, str], Candidate] = {}
    for mention in mentions:
        if mention.identity not in found:
            found[mention.identity] = Candidate(mention.key)
        found[mention.identity].mentions.append(mention)
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

    def completed(self, match: Match, plain: str) -> Match:
        """Return a phone with the area code that it lacks, where one was told."""
        if "no_area" in match.traits:
            area = self._told or (self._last if SAME_AREA.search(plain) else "")
            match = with_area(match, area) if area else match
        if match.read.value and match.read.value.startswith(_BRAZIL):
            self._last = match.read.value[len(_BRAZIL) :][:2]
        return match


def _in_line(text: str, plain: str, segments: list[Segment], areas: _Areas) -> list[Mention]:
    """Return what stands in a line, from its first segment's label to its end; who speaks is left out."""
    first = segments[0]
    begin = first.start
    if first.label and (label := text.rfind(first.label.text, 0, begin)) >= 0:
        begin = label
    plain = plain[begin:]
    said = heard(text[begin:], plain)  # once for all readers
    matches = email.scan(said) if "@" in said.plain else []
    matches = [match for match in matches if not is_unattended(match.read.value or "")]
    if said.digits:
        areas.note(segments)
        phones = [areas.completed(match, plain) for match in phone.scan(said)]
        matches = [*phones, *document.scan(said), *matches]
    if not matches:
        return []
    starts = [segment.start for segment in segments]
    found = []
    for match in matches:
        start, at = begin + match.start, bisect_right(starts, begin + match.start) - 1
        if at >= 0 and start < starts[at] + len(segments[at].text):
            found.append(Mention(segments[at], start, begin + match.end, match))
    return found


def _in_segment(segment: Segment, plain: str, protocols: Protocols, *, alone: bool) -> list[Mention]:
    text, begin, label = segment.text, segment.start, segment.label
    labelled = label is not None and label.kind in NAMES
    whole = labelled and label is not None and label.joint in _SIGNED
    named = labelled or "name" in segment.asked or alone
    found = name.scan(text, named=named, whole=whole)
    if found:
        found = [match for match in found if not _is_of_a_form(match)]
    found += protocols.scan(segment, plain[begin : begin + len(text)])
    return (
        []
        if not found
        else [Mention(segment, begin + match.start, begin + match.end, match) for match in found]
    )


def _is_of_a_form(match: Match) -> bool:
    """Whether a run of words is a form's label or what it says of itself, whole: `- Centro de Custo -`."""
    if names_nobody(match.read.display):
        return True
    words = tuple(folded(match.read.display).split())
    begun = vocabulary().phrases.get(words[0], ()) if words else ()
    return len(words) > 1 and any(one[:1] == (words[1:],) and one[2] == "form" for one in begun)


def _is_called_for(mention: Mention) -> bool:
    """Whether what is no value stands where one is called for."""
    label = mention.segment.label
    asked = mention.segment.asked if mention.key in DOCUMENTS else ()
    called = {*asked, label.kind} if label else set(asked)
    return bool(mention.match.read.display) and not called.isdisjoint(kinds_of(mention.key))


def kinds_of(key: CustomerKey) -> frozenset[str]:
    """Return the kinds of labels that name a value of this key."""
    return _KINDS[key]
