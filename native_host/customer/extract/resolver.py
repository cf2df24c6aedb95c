"""Who the customer is and which values are his: one decision over all candidates of a text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from native_host.customer.extract.candidates import Mention, candidates_of, mentions_of
from native_host.customer.extract.model import Model, chances
from native_host.customer.extract.people import divide
from native_host.customer.extract.segments import divide as segments_of
from native_host.customer.extract.signals.corrections import corrected, outdated
from native_host.customer.extract.signals.notices import text_signals
from native_host.customer.extract.signals.others import Others
from native_host.customer.extract.signals.place import rank, signals_at
from native_host.customer.extract.signals.scene import Scene
from native_host.customer.values import document, email, name, phone, protocol
from native_host.customer.values.folding import folded
from native_host.customer.values.issues import issue
from native_host.protocol.limits import CANDIDATES_MAX
from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult, Issue

SURE, SHOWN = 0.98, 0.02
LIKELY = {
    CustomerKey.NAME: 0.5,
    CustomerKey.CPF: 0.55,
    CustomerKey.CNPJ: 0.6,
    CustomerKey.PHONE: 0.7,
    CustomerKey.EMAIL: 0.7,
    CustomerKey.PROTOCOL: 0.55,
}
"""Probabilities from which a value is called so; below the last a name or a protocol is not even shown."""
PHONES_MAX = 4
"""Phones that are offered."""
_LABEL_MAX_CHARS = 60
_KEYS = list(CustomerKey)
_SHOWN_BY_LABEL = frozenset({"label:own", "label:someone"})
_ALWAYS_SHOWN = frozenset({CustomerKey.CPF, CustomerKey.CNPJ, CustomerKey.PHONE, CustomerKey.EMAIL})

_NEVER = frozenset({"unusable", "corrected", "runs_on", "desk:signs", "mail:desk", "text:nobody"})
_NEVER_HIS = _NEVER | {
    "label:someone",
    "label:outdated",
    "past",
    "before:past",
    "behind:past",
    "seller:beside",
    "thing",
    "desks:alone",
    "later:past",
}
"""Signals of somebody else and of the past: such a number or address is never more than unsure."""
_NEVER_SURE = frozenset({"small_letters", "look_alike", "partial", "part:footer", "part:quoted", "later:new"})
_UNSURE_OF = {
    CustomerKey.EMAIL: frozenset({"spoken"}),
    CustomerKey.CPF: frozenset({"about:job"}),
    CustomerKey.PHONE: frozenset({"part:signature"}),
}
"""Signals with which a value of that key is never called sure."""
_DOCUMENTS = frozenset({CustomerKey.CPF, CustomerKey.CNPJ})
_RIVALS_TELL = frozenset({CustomerKey.CPF, CustomerKey.CNPJ, CustomerKey.EMAIL})
"""Of these a customer has one: where the text holds several that may be his, none is sure."""
_REACHES = frozenset({CustomerKey.PHONE, CustomerKey.EMAIL})
"""By these somebody is reached: who writes for another gives his own too."""
_OWNED, _TOLD_SO = "owner:someone", frozenset({"before:someone", "behind:someone", "about:someone"})
"""Of two readers of whose a value is, both must say that it is somebody else's."""
_OF_THE_PAST = frozenset({"past", "before:past", "behind:past", "label:outdated"})
"""What does not hold of a value that was put right: `digitei errado, é …`."""
_OF_COMPANIES = frozenset({"company_form", "company_word", "company:of_cnpj"})
_DESKS = frozenset({"voice:agent", "domain:desk", "desks", "desk:signs", "mail:desk"})
_LETTERS = re.compile(r"[^\W\d_]+")
_OF_MEANT = {"look_alike": "look_alike_read", "phone_ninth_digit": "phone_ninth_digit_added"}
_DISPLAYS = {
    CustomerKey.NAME: name.display,
    CustomerKey.CPF: document.display,
    CustomerKey.CNPJ: document.display,
    CustomerKey.PHONE: phone.display,
    CustomerKey.EMAIL: email.display,
    CustomerKey.PROTOCOL: protocol.display,
}


@dataclass(frozen=True)
class Told:
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


@dataclass(frozen=True)
class Found:
    """What a text holds, before it is weighed."""

    candidates: tuple[Told, ...]
    people: int


def find(text: str) -> Found:
    """Return all candidates of a text with their signals."""
    paste = segments_of(text)
    mentions = mentions_of(paste)
    scene = Scene(paste, mentions)
    signals = {id(mention): signals_at(mention, scene) for mention in mentions}
    of_text = text_signals(scene, [(mention.key, signals[id(mention)]) for mention in mentions])
    for mention, told_by_text in zip(mentions, of_text, strict=True):
        signals[id(mention)] |= told_by_text
    people = divide(mentions, [signals[id(mention)] for mention in mentions])
    told: list[Told] = []
    for person, indices in enumerate(people):
        told += _of_person([mentions[index] for index in indices], signals, scene, person)
    return Found(tuple(told), len(people) if told else 0)


def _of_person(
    mentions: list[Mention], signals: dict[int, frozenset[str]], scene: Scene, person: int
) -> list[Told]:
    candidates = candidates_of(mentions)
    best = []
    for candidate in candidates:
        candidate.mentions.sort(key=lambda one: rank(one, signals[id(one)]))
        own = signals[id(candidate.mentions[0])]
        best.append(own | {"repeated"} if len(candidate.mentions) > 1 else own)
    for index, told in outdated(candidates, signals, scene):
        best[index] |= {told}
    others, corrections = Others(candidates, best, scene), corrected(candidates, scene)
    found: list[Told] = []
    for index, candidate in enumerate(candidates):
        first = candidate.mentions[0]
        read, label = first.match.read, first.segment.label
        put_right = {corrections[index]} if index in corrections else set[str]()
        if "correction" in put_right:
            best[index] -= _OF_THE_PAST
        found.append(
            Told(
                candidate.key,
                first.value or "".join(filter(str.isalnum, read.display)) or read.display,
                _DISPLAYS[candidate.key](read.meant) if read.value is None and read.meant else read.display,
                tuple(_said_of_meant(one) for one in read.issues) if read.value is None else read.issues,
                label.text.strip()[:_LABEL_MAX_CHARS] if label else "",
                best[index] | put_right | frozenset(others.signals(index)),
                tuple((one.segment.line, one.start, one.end) for one in candidate.mentions),
                person,
            )
        )
    return found


def _said_of_meant(found: Issue) -> Issue:
    """Return what is said of a value that is offered although it does not stand so in the text."""
    return issue(_OF_MEANT[found.code]) if found.code in _OF_MEANT else found


def _misnamed(one: Told) -> list[Issue]:
    """Return what is said of a CPF that the text calls a CNPJ, or the other way round."""
    called = {"cpf", "cnpj"} & set(_LETTERS.findall(folded(one.label)))
    if one.key not in (CustomerKey.CPF, CustomerKey.CNPJ) or not called or one.key.value in called:
        return []
    return [issue("other_document", label=called.pop().upper(), document=one.key.value.upper())]


def _is_anothers(one: Told) -> bool:
    """Whether a value may never be offered, however probable it is."""
    if one.key is CustomerKey.NAME:
        return bool(one.signals & _NEVER)
    if one.key in _REACHES and "before:writer" in one.signals:
        return True
    if one.signals & {"desks", "domain:desk"} and not one.signals & {"label:own", "asked"}:
        return True
    if one.key in _DOCUMENTS and one.signals >= {"joint:behind", "behind:job"}:
        return True
    if one.signals >= {"bare", "also_phone"} and not one.signals & {"label:own", "asked"}:
        return True
    if one.key is CustomerKey.PROTOCOL and one.signals >= {"voice:agent", "before:desk"}:
        return True
    return bool(one.signals & _NEVER_HIS) or (_OWNED in one.signals and bool(one.signals & _TOLD_SO))


def resolve(found: Found, model: Model) -> CustomerParseResult:
    """Return what is offered, best first."""
    by_person: dict[int, list[Told]] = defaultdict(list)
    for one in found.candidates:
        by_person[one.person].append(one)
    offered: list[Candidate] = []
    for person in sorted(by_person):
        offered += _Decision(by_person[person], model, several=found.people > 1).candidates()
    return CustomerParseResult(candidates=offered[:CANDIDATES_MAX], people=found.people)


class _Decision:
    """Chooses among the candidates of one customer."""

    def __init__(self, told: list[Told], model: Model, *, several: bool) -> None:
        self._told = told
        self._several = several
        self._chances = [0.0] * len(told)
        self._offered: dict[int, Confidence] = {}
        for key in _KEYS:
            own = [index for index, one in enumerate(told) if one.key is key]
            for index, chance in zip(
                own, chances(key, model, [told[one].signals for one in own]), strict=True
            ):
                self._chances[index] = chance
        for key in _KEYS:
            self._choose(key)
        self._leave_employer_out()
        self._part_overlaps()

    def candidates(self) -> list[Candidate]:
        """Return all that is shown, best first."""
        shown = [
            index
            for index, one in enumerate(self._told)
            if one.key in _ALWAYS_SHOWN
            or self._chances[index] >= SHOWN
            or index in self._offered
            or one.signals & _SHOWN_BY_LABEL
        ]
        shown.sort(
            key=lambda index: (
                index not in self._offered,
                _KEYS.index(self._told[index].key),
                self._offered.get(index) is not Confidence.SURE,
                self._order(index),
            )
        )
        return [self._candidate(index) for index in shown]

    def _order(self, index: int) -> tuple[float, ...]:
        """Phones keep the text's order, of all others the most probable comes first."""
        place = min(self._told[index].places)
        if self._told[index].key is CustomerKey.PHONE and index in self._offered:
            return place
        return (-self._chances[index], *place)

    def _choose(self, key: CustomerKey) -> None:
        able = sorted(
            (
                index
                for index, one in enumerate(self._told)
                if one.key is key and self._chances[index] >= LIKELY[key] and not _is_anothers(one)
            ),
            key=lambda index: -self._chances[index],
        )
        if key is CustomerKey.PHONE:
            for index in able[:PHONES_MAX]:
                self._offered[index] = self._confidence(index)
            return
        for index in able[:1]:
            self._offered[index] = self._confidence(index)
        for index in able[1:2]:
            self._offered[able[0]] = self._offered[index] = Confidence.LIKELY

    def _confidence(self, index: int) -> Confidence:
        one = self._told[index]
        sure = self._chances[index] >= SURE and not (
            one.issues
            or _misnamed(one)
            or self._several
            or one.signals & (_NEVER_SURE | _UNSURE_OF.get(one.key, frozenset()))
            or (one.key in _RIVALS_TELL and not one.signals & {"only", "rivals:against"})
            or (one.key is CustomerKey.CPF and self._is_company())
        )
        return Confidence.SURE if sure else Confidence.LIKELY

    def _is_company(self) -> bool:
        """Whether the customer may be a company: then a CPF is its responsible's."""
        return any(
            one.key is CustomerKey.CNPJ and chance >= LIKELY[CustomerKey.CNPJ] and not _is_anothers(one)
            for one, chance in zip(self._told, self._chances, strict=True)
        )

    def _leave_employer_out(self) -> None:
        """Where a person is the customer, a CNPJ that is told of somebody else is not his."""
        names = [self._told[index] for index in self._offered if self._told[index].key is CustomerKey.NAME]
        if names and not any(one.signals & _OF_COMPANIES for one in names):
            for index in [*self._offered]:
                one = self._told[index]
                if one.key is CustomerKey.CNPJ and "anchor:elsewhere" in one.signals:
                    del self._offered[index]

    def _part_overlaps(self) -> None:
        """Of two values made of the same signs the less probable one is not offered."""
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for index in sorted(self._offered, key=lambda index: -self._chances[index]):
            line, start, end = self._told[index].places[0]
            if any(start < other_end and begin < end for begin, other_end in taken[line]):
                del self._offered[index]
            else:
                taken[line].append((start, end))

    def _candidate(self, index: int) -> Candidate:
        one = self._told[index]
        issues = [*one.issues, *_misnamed(one)]
        if self._several:
            issues.append(issue("several_people"))
        if index not in self._offered and one.signals & _DESKS:
            issues.append(issue("from_the_desk"))
        return Candidate(
            key=one.key,
            value=one.value,
            display=one.display,
            confidence=self._offered.get(index, Confidence.UNSURE),
            issues=issues,
            label=one.label,
            person=one.person,
        )
