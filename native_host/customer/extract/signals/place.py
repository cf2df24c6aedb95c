"""Signals of one place of a value: its segment, its label, its spelling, the words around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from native_host.customer.extract.candidates import Mention, kinds_of
from native_host.customer.extract.segment import Joint, Part, Segment, Voice
from native_host.customer.extract.signals.clusters import is_desks
from native_host.customer.extract.signals.scene import Scene, family_of
from native_host.customer.extract.signals.words import hits_in
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

_DOCUMENTS = frozenset({CustomerKey.CPF, CustomerKey.CNPJ})
_TOLD_OF_CLUSTERS = frozenset(
    {
        "someone",
        "holder",
        "writer",
        "job",
        "desk",
        "seller",
        "past",
        "own",
        "customer",
        "client",
        "pronoun",
        "signing",
    }
)
_READINGS = frozenset({"longer", "shorter"})
_PRONOUNS = frozenset({"dele", "dela", "deles", "delas"})
_SOMETHING = re.compile(r"[^\W_]")
_AROUND = 200
"""Signs about a value in which words are counted."""
_SENTENCE_WORDS = 6
_WORD = re.compile(r"[^\W\d]{2,}")


def signals_at(mention: Mention, scene: Scene) -> frozenset[str]:
    """Return what the place says."""
    return frozenset(
        (
            *mention.match.traits,
            *(f"issue:{issue.code}" for issue in mention.match.read.issues),
            *(() if mention.match.read.value else ("meant",) if mention.value else ("unusable",)),
            *(("desks",) if mention.key is CustomerKey.EMAIL and is_desks(mention) else ()),
            *_of_segment(mention, scene),
            *_of_label(mention, scene),
            *_of_words(mention, scene),
            *_of_neighbours(mention, scene),
        )
    )


def _of_segment(mention: Mention, scene: Scene) -> Iterator[str]:
    segment = mention.segment
    if segment.voice is not Voice.UNKNOWN:
        yield f"voice:{segment.voice.value}"
    if segment.part is not Part.BODY:
        yield f"part:{segment.part.value}"
    if segment.part is Part.SIGNATURE and segment.voice is Voice.AGENT:
        yield "desk:signs"
    if segment.row:
        yield "row"
    if scene.names_nobody:
        yield "text:nobody"
    if scene.holds_data_only and not segment.past:
        yield "text:data"
    if segment.owner:
        if _names_holder(segment.owner, segment, scene):
            yield "owner:holder"
        elif not scene.is_served(mention):
            yield "owner:someone"
    if segment.past:
        yield "past"
    yield from _of_answer(mention)


def _of_answer(mention: Mention) -> Iterator[str]:
    """What was asked for, and how much of its stretch the value is."""
    segment = mention.segment
    asked = segment.asked & kinds_of(mention.key)
    if asked or (segment.answers_name and mention.key is CustomerKey.NAME):
        yield "asked"
    elif segment.asked:
        yield "asked:other"
    text, start, end = segment.text, mention.start - segment.start, mention.end - segment.start
    if _is_nothing(text, 0, start):
        yield "alone" if _is_nothing(text, end, len(text)) else "first"
    count = 0
    if start or end < len(text):
        count = len(_WORD.findall(text, max(0, start - _AROUND), start))
        count += len(_WORD.findall(text, end, end + _AROUND))
    if count > _SENTENCE_WORDS:
        yield "sentence"


def _is_nothing(text: str, start: int, end: int) -> bool:
    return start >= end or _SOMETHING.search(text, start, end) is None


def _of_label(mention: Mention, scene: Scene) -> Iterator[str]:
    label = mention.segment.label
    if label is None:
        if mention.match.traits & {"also_phone", "also_cpf"} and "bare" in mention.match.traits:
            yield "either:unlabelled"
        return
    if label.someone_else:
        yield "label:holder" if _names_holder(label.text, mention.segment, scene) else "label:someone"
    if label.outdated:
        yield "label:outdated"
    near = label.joint is Joint.BEHIND or _is_nothing(
        mention.segment.text, 0, mention.start - mention.segment.start
    )
    own = label.kind in kinds_of(mention.key) or (
        mention.key in _DOCUMENTS and mention.key.value in _WORD.findall(folded(label.text))
    )
    kind = (
        "contact"
        if label.kind == "contact" and mention.key not in _DOCUMENTS
        else "own"
        if own
        else label.kind
    )
    if not own and kind not in ("contact", "other", "document"):
        kind = "another"
    yield f"label:{kind}" if near else f"label:{kind}:far"
    if near and kind == "other" and any("thing" in hit.classes for hit in hits_in(label.text)):
        yield "thing"
    if own and near:
        yield f"joint:{label.joint.value}"
        plain = mention.key is not CustomerKey.NAME or (
            "whole_stretch" in mention.match.traits and not mention.match.traits & _READINGS
        )
        if plain and scene.holds_data_only and not (label.outdated or mention.segment.past):
            yield "data:own"


def _names_holder(text: str, segment: Segment, scene: Scene) -> bool:
    """Whether a text points at the one for whom the writer speaks: `da mãe`, `dele`."""
    words = set(_WORD.findall(folded(text)))
    holders = scene.holders(segment)
    return holders is not None and bool(words & (holders | _PRONOUNS))


def _of_words(mention: Mention, scene: Scene) -> Iterator[str]:
    start, end = scene.clause(mention)
    served = scene.is_served(mention)
    if served:
        yield "served"
    for name in scene.classes(mention.segment, start, mention.start):
        if not (served and name == "someone"):
            yield f"before:{name}"
    if mention.key is CustomerKey.NAME and scene.runs_on(mention):
        yield "runs_on"
    if mention.key is CustomerKey.NAME and "greeting_before" in mention.match.traits:
        yield f"greeted:{mention.segment.voice.value}"
    for name in scene.classes(mention.segment, mention.end, end):
        yield f"behind:{name}"
    cluster = scene.cluster_of(mention)
    for name in scene.classes_about(cluster, mention.segment) & _TOLD_OF_CLUSTERS:
        yield f"about:{name}"
    if cluster.name and mention.key is not CustomerKey.NAME:
        yield "about:name"
    if cluster.desks:
        yield "about:desks" if cluster.name or cluster.documents else "desks:alone"
    if mention.segment.voice is Voice.AGENT and any(
        "readback" in hit.classes for hit in scene.hits(mention.segment.line)
    ):
        yield "readback"
    for kind in cluster.documents - {mention.key}:
        yield f"about:{kind.value}"


def _of_neighbours(mention: Mention, scene: Scene) -> Iterator[str]:
    line = mention.segment.line
    for step, other in (("before", scene.before(mention)), ("behind", scene.behind(mention))):
        if other is None or other.segment.turn != mention.segment.turn:
            continue
        away = abs(other.segment.line - line)
        if away <= 1:
            yield f"{step}:{'line' if away else 'same'}:{family_of(other)}"
    for family, identities in scene.block_of(mention).families.items():
        if len(identities) > 1 or mention.identity not in identities:
            yield f"block:{family}"


def rank(mention: Mention, signals: frozenset[str]) -> tuple[int, ...]:
    """Order the places of one value: the smallest speaks best for it."""
    segment = mention.segment
    label = segment.label
    against = len(signals & {"label:someone", "label:outdated", "before:someone", "before:past"})
    return (
        against,
        segment.part in (Part.FOOTER, Part.QUOTED, Part.TO),
        "label:own" not in signals and "asked" not in signals,
        (Voice.CUSTOMER, Voice.UNKNOWN, Voice.AGENT).index(segment.voice),
        list(Joint).index(label.joint) if label else len(Joint),
    )
