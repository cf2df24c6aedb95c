"""All candidates of a text with their signals, before they are weighed."""

from __future__ import annotations

from typing import NamedTuple

from native_host.customer.extract.candidates import Candidate as Mentioned
from native_host.customer.extract.candidates import Mention, candidates_of, mentions_of
from native_host.customer.extract.people import divide
from native_host.customer.extract.segments import divide as segments_of
from native_host.customer.extract.signals.corrections import corrected, outdated
from native_host.customer.extract.signals.kinds import text_signals
from native_host.customer.extract.signals.others import Others
from native_host.customer.extract.signals.place import signals_of
from native_host.customer.extract.signals.ranking import rank
from native_host.customer.extract.signals.scene import Scene
from native_host.customer.values import document, email, name, phone, protocol
from native_host.customer.values.issues import issue
from native_host.protocol.messages import CustomerKey, Issue

_LABEL_MAX_CHARS = 60
_OF_THE_PAST = frozenset({"past", "before:past", "behind:past", "label:outdated"})
"""What does not hold of a value that was put right: `digitei errado, é …`."""
_OF_MEANT = {"look_alike": "look_alike_read", "phone_ninth_digit": "phone_ninth_digit_added"}
_DISPLAYS = {
    CustomerKey.NAME: name.display,
    CustomerKey.CPF: document.display,
    CustomerKey.CNPJ: document.display,
    CustomerKey.PHONE: phone.display,
    CustomerKey.EMAIL: email.display,
    CustomerKey.PROTOCOL: protocol.display,
}


class Told(NamedTuple):
    """A candidate with all that is known of it before it is weighed.

    Attributes:
        places: line, first column and the column behind of each place.
        person: which of several customers it belongs to, from 0.
    """

    key: CustomerKey
    value: str
    display: str
    issues: tuple[Issue, ...]
    label: str
    signals: frozenset[str]
    places: tuple[tuple[int, int, int], ...]
    person: int = 0


class Found(NamedTuple):
    """What a text holds, before it is weighed."""

    candidates: tuple[Told, ...]
    people: int


def find(text: str) -> Found:
    """Return all candidates of a text with their signals."""
    paste = segments_of(text)
    mentions = mentions_of(paste)
    scene = Scene(paste, mentions)
    signals = signals_of(scene)
    of_text = text_signals(
        scene, [(mention.key, own) for mention, own in zip(mentions, signals, strict=True)]
    )
    for own, by_text in zip(signals, of_text, strict=True):
        own.update(by_text)
    people = divide(mentions, signals)
    told: list[Told] = []
    for person, indices in enumerate(people):
        told += _of_person([mentions[index] for index in indices], signals, scene, person)
    return Found(tuple(told), len(people) if told else 0)


def _of_person(mentions: list[Mention], signals: list[set[str]], scene: Scene, person: int) -> list[Told]:
    candidates = candidates_of(mentions)
    best = []
    for candidate in candidates:
        if len(candidate.mentions) > 1:
            candidate.mentions.sort(key=lambda one: rank(one, signals[one.index]))
            signals[candidate.mentions[0].index].add("repeated")
        best.append(signals[candidate.mentions[0].index])
    for index, told in outdated(candidates, signals, scene):
        best[index].add(told)
    others, corrections = Others(candidates, best, scene), corrected(candidates, scene)
    found: list[Told] = []
    for index, candidate in enumerate(candidates):
        put_right = corrections.get(index)
        if put_right == "correction":
            best[index] -= _OF_THE_PAST
        best[index].update(others.signals(index), (put_right,) if put_right else ())
        found.append(_told(candidate, frozenset(best[index]), person))
    return found


def _told(candidate: Mentioned, signals: frozenset[str], person: int) -> Told:
    first = candidate.mentions[0]
    read, label = first.match.read, first.segment.label
    meant = read.value is None
    return Told(
        candidate.key,
        first.value or "".join(filter(str.isalnum, read.display)) or read.display,
        _DISPLAYS[candidate.key](read.meant) if meant and read.meant else read.display,
        tuple(map(_said_of_meant, read.issues)) if meant else read.issues,
        label.text.strip()[:_LABEL_MAX_CHARS] if label else "",
        signals,
        tuple([(one.segment.line, one.start, one.end) for one in candidate.mentions]),
        person,
    )


def _said_of_meant(found: Issue) -> Issue:
    """Return what is said of a value that is offered although it does not stand so in the text."""
    return issue(_OF_MEANT[found.code]) if found.code in _OF_MEANT else found
