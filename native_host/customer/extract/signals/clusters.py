"""Values that are told of one person or company: a record of a form, a line of a list, a signature."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

from native_host.customer.extract.candidates import DOCUMENTS, Mention
from native_host.customer.extract.segment import Part
from native_host.customer.extract.signals.words import Hit
from native_host.customer.extract.vocabulary import vocabulary
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

_END_OF_SENTENCE = re.compile(r"[.!?](?=\s)")
_AHEAD_MAX = 4
"""Values behind a name that are looked at for its document."""
_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = frozenset({"given_100k", "given_1000", "company_form"})
"""Traits of a run of words that is hardly anything but a name."""
_APART = frozenset({Part.SIGNATURE, Part.QUOTED, Part.FOOTER, Part.FROM, Part.TO, Part.HEADER, Part.SPEAKER})
"""Parts whose values are told apart from the text's body."""


@dataclass(eq=False)
class Cluster:
    """Values told of one.

    Attributes:
        name: the words of its name; empty before one is met.
        documents: kinds of its documents.
        desks: a desk's mailbox is among them.
        passing: it begins with the name of somebody beside the customer, spoken of in the paragraph `block`.
        hits: words about it.
    """

    name: frozenset[str] = frozenset()
    documents: set[CustomerKey] = field(default_factory=set)
    values: set[tuple[CustomerKey, str]] = field(default_factory=set)
    desks: bool = False
    passing: bool = False
    block: int = -1
    last_line: int = 0
    last_end: int = 0
    hits: list[Hit] = field(default_factory=list)


def clusters_of(mentions: list[Mention], lines: Sequence[str], headings: Sequence[int]) -> list[Cluster]:
    """Return the cluster of each mention."""
    found: list[Cluster] = []
    open_ones: dict[Hashable, Cluster] = {}
    for index, mention in enumerate(mentions):
        if _is_particular(mention):
            found.append(Cluster())
            _take(mention, found[-1])
            continue
        place = _speech(mention)
        cluster = open_ones.get(place)
        if (
            cluster is None
            or (cluster.passing and mention.segment.block != cluster.block)
            or _is_headed(mention, cluster, headings)
            or _begins(mention, cluster, lines)
            or _has_its_own(mentions, index, cluster)
        ):
            cluster = open_ones[place] = Cluster()
        _take(mention, cluster)
        found.append(cluster)
    return found


def _is_particular(mention: Mention) -> bool:
    """Whether it is a name that a form asks for as one of the customer's data: `Nome da mãe: …`."""
    label = mention.segment.label
    return mention.key is CustomerKey.NAME and label is not None and label.kind == "other"


def _has_its_own(mentions: list[Mention], index: int, cluster: Cluster) -> bool:
    """Whether a name's line goes on with a document of a kind that those before it have already."""
    mention = mentions[index]
    if mention.key is not CustomerKey.NAME or not cluster.documents or not _name(mention):
        return False
    for other in mentions[index + 1 : index + 1 + _AHEAD_MAX]:
        if other.segment.line != mention.segment.line:
            break
        if other.key in cluster.documents and other.identity not in cluster.values:
            return cluster.last_line < mention.segment.line
    return False


def _is_headed(mention: Mention, cluster: Cluster, headings: Sequence[int]) -> bool:
    """Whether a heading stands between a value and those before it."""
    at = bisect_left(headings, mention.segment.line)
    return at > 0 and headings[at - 1] > cluster.last_line


def _speech(mention: Mention) -> Hashable:
    segment = mention.segment
    who: Hashable = segment.speaker or segment.turn
    part = segment.part if segment.part in _APART else Part.BODY
    return segment.voice, who, part, segment.row, part is not Part.BODY and segment.block


def _begins(mention: Mention, cluster: Cluster, lines: Sequence[str]) -> bool:
    """Whether with this value another person begins."""
    if mention.identity in cluster.values:
        return False
    if mention.key is CustomerKey.NAME:
        words = _name(mention)
        if words and not cluster.name:
            if cluster.last_line < mention.segment.line:
                return bool(mention.segment.owner)
            between = lines[mention.segment.line][cluster.last_end : mention.start]
            return _END_OF_SENTENCE.search(between) is not None
        if not words or not cluster.name or words <= cluster.name or cluster.name <= words:
            return False
        label = mention.segment.label
        return not (label and label.kind == "contact" and not label.someone_else)
    return mention.key in cluster.documents and mention.match.read.value is not None


def _take(mention: Mention, cluster: Cluster) -> None:
    if not cluster.values:
        told = bool(mention.segment.owner) or "somebody_else_before" in mention.match.traits
        cluster.passing = told and mention.key is CustomerKey.NAME and mention.segment.label is None
        cluster.block = mention.segment.block
    cluster.values.add(mention.identity)
    cluster.last_line, cluster.last_end = mention.segment.line, mention.end
    cluster.desks = cluster.desks or (mention.key is CustomerKey.EMAIL and is_desks(mention))
    if mention.key is CustomerKey.NAME:
        cluster.name = cluster.name or _name(mention)
    elif mention.key in DOCUMENTS and mention.match.read.value is not None:
        cluster.documents.add(mention.key)
        cluster.passing = False


def _name(mention: Mention) -> frozenset[str]:
    """Return the words of a name that can hardly be anything else; nothing of one that can."""
    traits, label = mention.match.traits, mention.segment.label
    labelled = label is not None and label.kind in ("name", "contact")
    if not labelled and ("single_word" in traits or not traits & _TELLING):
        return frozenset()
    return frozenset(folded(mention.match.read.value or "").split())


def is_desks(mention: Mention) -> bool:
    """Whether an address is of a mailbox that desks and machines write from."""
    local = (mention.value or "").partition("@")[0]
    return " ".join(_LETTERS.findall(folded(local))) in vocabulary().sets["voice.mailboxes"]
