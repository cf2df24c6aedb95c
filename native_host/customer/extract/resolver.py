"""Who the customer is and which values are his: one decision over all candidates of a text."""

from __future__ import annotations

import re
from collections import defaultdict

from native_host.customer.extract.candidates import DOCUMENTS
from native_host.customer.extract.find import Found, Told
from native_host.customer.extract.model import Model, chances
from native_host.customer.extract.never import is_anothers
from native_host.customer.values.folding import folded
from native_host.customer.values.issues import issue
from native_host.protocol.limits import CANDIDATES_MAX
from native_host.protocol.messages import Candidate, Confidence, CustomerKey, CustomerParseResult, Issue

SURE, SHOWN = 0.98, 0.02
LIKELY = {
    CustomerKey.NAME: 0.5,
    CustomerKey.CPF: 0.55,
    CustomerKey.CNPJ: 0.55,
    CustomerKey.PHONE: 0.55,
    CustomerKey.EMAIL: 0.65,
    CustomerKey.PROTOCOL: 0.55,
}
"""Probabilities from which a value is called so; below the last a name or a protocol is not even shown."""
PHONES_MAX = 4
"""Phones that are offered."""
_KEYS = list(CustomerKey)
_ORDER = {key: number for number, key in enumerate(_KEYS)}
_SHOWN_BY_LABEL = frozenset({"label:own", "label:someone"})
_ALWAYS_SHOWN = frozenset({CustomerKey.CPF, CustomerKey.CNPJ, CustomerKey.PHONE, CustomerKey.EMAIL})
_NEVER_SURE = frozenset(
    {
        "small_letters",
        "look_alike",
        "partial",
        "wide",
        "part:footer",
        "part:quoted",
        "later:new",
        "single_word",
        "cut",
    }
)
_UNSURE_OF = {
    CustomerKey.EMAIL: frozenset({"spoken", "about:someone"}),
    CustomerKey.CPF: frozenset({"about:job"}),
    CustomerKey.PHONE: frozenset({"part:signature", "before:staff", "before:pronoun", "odd"}),
    CustomerKey.NAME: frozenset({"before:new"}),
}
"""Signals with which a value of that key is never called sure."""
_RIVALS_TELL = frozenset({CustomerKey.CPF, CustomerKey.CNPJ, CustomerKey.EMAIL})
"""Of these a customer has one: where the text holds several that may be his, none is sure."""
_OF_COMPANIES = frozenset({"company_form", "company_word", "company:of_cnpj"})
_ELSEWHERE = frozenset({"anchor:elsewhere", "twin:elsewhere"})
_DESKS = frozenset({"voice:agent", "domain:desk", "desks", "desk:signs", "mail:desk"})
_LETTERS = re.compile(r"[^\W\d_]+")


def _misnamed(one: Told) -> list[Issue]:
    """Return what is said of a CPF that the text calls a CNPJ, or the other way round."""
    if one.key not in DOCUMENTS or not one.label:
        return []
    called = {"cpf", "cnpj"}.intersection(_LETTERS.findall(folded(one.label)))
    if not called or one.key.value in called:
        return []
    return [issue("other_document", label=called.pop().upper(), document=one.key.value.upper())]


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
        self._least = [1.0] * len(told)
        self._offered: dict[int, Confidence] = {}
        self._anothers = {index for index, one in enumerate(told) if is_anothers(one)}
        for key in _KEYS:
            self._weigh(key, model)
        for key in _KEYS:
            self._choose(key)
        self._leave_employer_out()
        self._part_overlaps()

    def _weigh(self, key: CustomerKey, model: Model) -> None:
        """Set the probabilities of one key; what is somebody else's is no rival, but leaves doubt."""
        own = {index: model[key].worth(one.signals) for index, one in enumerate(self._told) if one.key is key}
        able = {index: worth for index, worth in own.items() if index not in self._anothers}
        for group in (own, able) if len(able) < len(own) else (own,):
            for index, chance in zip(group, chances(key, [*group.values()]), strict=True):
                self._chances[index] = chance
                self._least[index] = min(chance, self._least[index])

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
                _ORDER[self._told[index].key],
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
                if one.key is key and self._chances[index] >= LIKELY[key] and index not in self._anothers
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
        sure = self._least[index] >= SURE and not (
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
        cnpj = CustomerKey.CNPJ
        likely = (index for index, chance in enumerate(self._chances) if chance >= LIKELY[cnpj])
        return any(self._told[index].key is cnpj and index not in self._anothers for index in likely)

    def _leave_employer_out(self) -> None:
        """Where a person is the customer, a CNPJ that is told of somebody else is not his."""
        names = [self._told[index] for index in self._offered if self._told[index].key is CustomerKey.NAME]
        if names and not any(one.signals & _OF_COMPANIES for one in names):
            for index in [*self._offered]:
                one = self._told[index]
                if one.key is CustomerKey.CNPJ and one.signals & _ELSEWHERE:
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
