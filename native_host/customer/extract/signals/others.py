"""Signals of a candidate beside the others: rivals of its kind, whose name is near, what an address tells."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from native_host.customer.extract.candidates import DOCUMENTS, REACHES, Candidate, Mention
from native_host.customer.extract.model import SEVERAL
from native_host.customer.extract.segment import Part
from native_host.customer.extract.signals.resemblance import Resemblance, domain_of, words_of
from native_host.customer.extract.signals.scene import Scene
from native_host.protocol.messages import CustomerKey

AGAINST = frozenset(
    {"label:someone", "label:outdated", "before:someone", "behind:someone", "before:past", "behind:past",
     "past", "owner:someone"}
)  # fmt: skip
"""Signals of a place that another person or another time owns the value."""
_NAMES_MAX, _EMAILS_MAX, _ALIKE_MAX = 100, 20, 20
"""Names and addresses that are compared with one another; more are a list, and say nothing of a customer."""
_WRITERS = frozenset({Part.FROM, Part.SIGNATURE})
_OF_OTHERS = frozenset({"about:someone", "about:seller"})


class Others:
    """All candidates with the signals of their best places."""

    def __init__(self, candidates: list[Candidate], best: list[set[str]], scene: Scene) -> None:
        self._candidates = candidates
        self._best = best
        self._scene = scene
        self._of_key: dict[CustomerKey, list[int]] = defaultdict(list)
        for index, candidate in enumerate(candidates):
            self._of_key[candidate.key].append(index)
        self._by_identity = {
            candidate.mentions[0].identity: index for index, candidate in enumerate(candidates)
        }
        self._emails = [candidates[index] for index in self._of_key[CustomerKey.EMAIL][:_EMAILS_MAX]]
        self._names = [candidates[index] for index in self._of_key[CustomerKey.NAME][:_NAMES_MAX]]
        self._words = {id(one): words_of(one) for one in self._names}
        self._resemblance = Resemblance(self._words)
        self._by_first: dict[str, list[Candidate]] = defaultdict(list)
        for one in self._names:
            self._by_first[self._words[id(one)][0]].append(one)
        self._companies = {
            index
            for index in self._of_key[CustomerKey.NAME]
            if _is_company(candidates[index])
            and not best[index] & AGAINST
            and "about:cnpj" in best[index]
            and "about:seller" not in best[index]
        }
        self._free_company_mailboxes()
        self._desk_domains = {
            domain_of(candidate)
            for candidate in self._emails
            if "desks" in self._best[self._index(candidate)]
        }
        told = [index for index, signals in enumerate(best) if _is_anchor(signals)]
        self._given = [index for index in told if "part:signature" not in best[index]] or told
        anchors: dict[CustomerKey, int] = {}
        for index in sorted(self._given, key=lambda one: "about:someone" in best[one]):
            anchors.setdefault(candidates[index].key, index)
        self._anchors = [
            (key, scene.clusters[candidates[anchors[key]].mentions[0].index])
            for key in (CustomerKey.NAME, CustomerKey.CPF, CustomerKey.CNPJ)
            if key in anchors
        ]

    def _free_company_mailboxes(self) -> None:
        """A mailbox `atendimento` of the customer's own domain is no desk's."""
        for candidate in self._emails if self._companies else ():
            own = self._best[self._index(candidate)]
            if "desks" in own and self._resemblance.is_domain_of(candidate):
                own -= {"desks", "about:desks", "desks:alone"}

    @cached_property
    def _first_company(self) -> tuple[int, int]:
        return min(self._candidates[index].mentions[0].place for index in self._companies)

    @cached_property
    def _turns(self) -> set[int]:
        """The mails of a thread in which a name, document or protocol is given, and all by who wrote them."""
        if not self._scene.is_thread:
            return set()
        turns = {
            mention.segment.turn
            for index in self._given
            if self._candidates[index].key not in REACHES
            for mention in self._candidates[index].mentions
        }
        writers = {
            self._words[id(name)][0]
            for name in self._names
            if any(one.segment.turn in turns and one.segment.part in _WRITERS for one in name.mentions)
        }
        return turns | {
            mention.segment.turn
            for writer in writers
            for name in self._by_first[writer]
            for mention in name.mentions
            if mention.segment.part is not Part.TO and "greeting_before" not in mention.match.traits
        }

    @cached_property
    def _sole(self) -> bool:
        """Whether the text tells of one only: then words for somebody else are words for him."""
        told = {
            id(self._scene.clusters[mention.index])
            for candidate in self._candidates
            if candidate.key in (CustomerKey.NAME, CustomerKey.CPF, CustomerKey.CNPJ)
            for mention in candidate.mentions
            if candidate.key is not CustomerKey.NAME or self._scene.clusters[mention.index].name
        }
        return len(told) <= 1

    def signals(self, index: int) -> set[str]:
        """Return what the others say of a candidate."""
        candidate, best = self._candidates[index], self._best[index]
        found = set[str]()
        if "about:seller" in best and not self._sole:
            found.add("seller:beside")
        if self._turns:
            here = not self._turns.isdisjoint([one.segment.turn for one in candidate.mentions])
            found.add("turn:here" if here else "turn:elsewhere")
        self._add_rivals(found, index, candidate)
        if candidate.key is CustomerKey.NAME:
            found.update(self._of_name(candidate))
        else:
            self._add_anchored(found, index, candidate)
        if candidate.key is CustomerKey.EMAIL:
            found.update(self._of_email(candidate))
        return found

    def _index(self, candidate: Candidate) -> int:
        return self._by_identity[candidate.mentions[0].identity]

    def _is_desks(self, mention: Mention) -> bool:
        return (
            mention.key is CustomerKey.EMAIL and (mention.value or "").partition("@")[2] in self._desk_domains
        )

    def _add_rivals(self, found: set[str], index: int, candidate: Candidate) -> None:
        group = self._of_key[candidate.key]
        if len(group) == 1:
            found.add("only")
            if "label:contact" in self._best[index]:
                found.add("contact:only")
            return
        first, last = index == group[0], index == group[-1]
        found.add("rank:first" if first else "rank:last" if last else "rank:between")
        if len(group) > _NAMES_MAX:
            return
        best, told = self._best[index], self._told[candidate.key]
        own = _is_anchor(best)
        if told["own"] > own and not (own and candidate.key in SEVERAL):
            found.add("rival:own")
        if told["asked"] > ("asked" in best):
            found.add("rival:asked")
        if told["against"] - bool(best & AGAINST) == len(group) - 1:
            found.add("rivals:against")

    @cached_property
    def _told(self) -> dict[CustomerKey, Counter[str]]:
        """How many values of each key a label gives the customer, were asked for, are somebody else's."""
        found: dict[CustomerKey, Counter[str]] = defaultdict(Counter)
        for candidate, best in zip(self._candidates, self._best, strict=True):
            told = found[candidate.key]
            told["own"] += _is_anchor(best)
            told["asked"] += "asked" in best
            told["against"] += not best.isdisjoint(AGAINST)
        return found

    def _of_name(self, candidate: Candidate) -> Iterator[str]:
        yield from self._of_company(candidate)
        own = self._words.get(id(candidate))
        if own is None:
            return
        for other in self._by_first[own[0]][:_ALIKE_MAX]:
            words = self._words[id(other)]
            if other is not candidate and set(own) < set(words):
                yield "longer"
            elif other is not candidate and set(words) < set(own):
                yield "shorter"
        if id(candidate) in self._resembled:
            yield "email:resembles"
        behind = self._scene.behind(candidate.mentions[0])
        if behind and "touches_mail" in candidate.mentions[0].match.traits and self._is_desks(behind):
            yield "mail:desk"

    def _of_company(self, candidate: Candidate) -> Iterator[str]:
        """Whether a name is a company's, or stands beside one that has a CNPJ."""
        if kind := self._scene.kind:
            yield f"{'company' if _is_company(candidate) else 'person'}:{kind}"
        for reading in ("longer", "shorter") if _is_company(candidate) else ():
            if reading in candidate.mentions[0].match.traits:
                yield f"company:{reading}"
        own_index = self._index(candidate)
        if own_index in self._companies:
            yield "company:of_cnpj"
            if "part:signature" in self._best[own_index]:
                yield "company:signed"
        elif self._companies:
            yield "beside:company"
            if candidate.mentions[0].place > self._first_company:
                yield "behind:company"
        elif _is_company(candidate) and self._of_key[CustomerKey.CPF]:
            yield "company:cpf"

    def _add_anchored(self, found: set[str], index: int, candidate: Candidate) -> None:
        """Add whether it is told together with a name or document that a label gives the customer."""
        mention, own = candidate.mentions[0], candidate.key
        cluster = self._scene.clusters[mention.index]
        here: bool | None = None
        for key, told in self._anchors:
            if own in DOCUMENTS and key in DOCUMENTS and key is not own:
                # A company's CNPJ and its responsible's CPF stand apart, and are of one customer.
                found.add("twin:here" if told is cluster else "twin:elsewhere")
                before = mention.place < (told.last_line, told.last_end)
                found.add("twin:behind" if before else "twin:before")
            elif key is not own:
                here = here or told is cluster
        if here is not None:
            found.add("anchor:here" if here else "anchor:elsewhere")
            if not here and self._best[index] & _OF_OTHERS:
                found.add("apart:someone")

    @cached_property
    def _resembled(self) -> set[int]:
        """The names of which one of the first mailboxes is made."""
        return {name for email in self._emails for name in self._resemblance.names_in(email)}

    def _of_email(self, candidate: Candidate) -> Iterator[str]:
        if domain_of(candidate) in self._desk_domains:
            yield "domain:desk"
        if self._resemblance.names_in(candidate):
            yield "name:resembles"
        if self._resemblance.is_domain_of(candidate):
            yield "domain:resembles"


def _is_company(candidate: Candidate) -> bool:
    return bool(candidate.mentions[0].match.traits & {"company_form", "company_word"})


def _is_anchor(signals: set[str]) -> bool:
    wanted = "label:own" in signals or "asked" in signals
    return wanted and signals.isdisjoint(AGAINST) and "unusable" not in signals
