"""Signals of a candidate beside the others: rivals of its kind, whose name is near, what an address tells."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property

from native_host.customer.extract.candidates import Candidate, Mention
from native_host.customer.extract.model import SEVERAL
from native_host.customer.extract.signals.scene import Scene
from native_host.customer.values.folding import folded
from native_host.protocol.messages import CustomerKey

AGAINST = frozenset(
    {
        "label:someone",
        "label:outdated",
        "before:someone",
        "behind:someone",
        "before:past",
        "behind:past",
        "past",
        "owner:someone",
    }
)
"""Signals of a place that another person or another time owns the value."""
_NAMES_MAX, _EMAILS_MAX, _ALIKE_MAX = 100, 20, 20
"""Names and addresses that are compared with one another; more are a list, and say nothing of a customer."""
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3


class Others:
    """All candidates with the signals of their best places."""

    def __init__(self, candidates: list[Candidate], best: list[frozenset[str]], scene: Scene) -> None:
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
        self._words = {id(one): _words(one) for one in self._names}
        self._by_first: dict[str, list[Candidate]] = defaultdict(list)
        for one in self._names:
            self._by_first[self._words[id(one)][0]].append(one)
        self._desk_domains = {
            _domain(candidate) for candidate in self._emails if "desks" in self._best[self._index(candidate)]
        }
        self._companies = {
            index
            for index in self._of_key[CustomerKey.NAME]
            if _is_company(candidates[index])
            and not best[index] & AGAINST
            and "about:cnpj" in best[index]
            and "about:seller" not in best[index]
        }
        self._anchors = {
            key: [index for index in self._of_key[key] if _is_anchor(best[index])]
            for key in (CustomerKey.NAME, CustomerKey.CPF, CustomerKey.CNPJ)
        }

    @cached_property
    def _sole(self) -> bool:
        """Whether the text tells of one only: then words for somebody else are words for him."""
        told = {
            id(self._scene.cluster_of(mention))
            for candidate in self._candidates
            if candidate.key in (CustomerKey.NAME, CustomerKey.CPF, CustomerKey.CNPJ)
            for mention in candidate.mentions
            if candidate.key is not CustomerKey.NAME or self._scene.cluster_of(mention).name
        }
        return len(told) <= 1

    def signals(self, index: int) -> Iterator[str]:
        """Yield what the others say of a candidate."""
        candidate = self._candidates[index]
        if not self._sole and "about:seller" in self._best[index]:
            yield "seller:beside"
        yield from self._rivals(index, candidate)
        if candidate.key is CustomerKey.NAME:
            yield from self._of_name(candidate)
        else:
            yield from self._anchored(candidate)
        if candidate.key is CustomerKey.EMAIL:
            yield from self._of_email(candidate)

    def _index(self, candidate: Candidate) -> int:
        return self._by_identity[candidate.mentions[0].identity]

    def _is_desks(self, mention: Mention) -> bool:
        return (
            mention.key is CustomerKey.EMAIL and (mention.value or "").partition("@")[2] in self._desk_domains
        )

    def _rivals(self, index: int, candidate: Candidate) -> Iterator[str]:
        group = self._of_key[candidate.key]
        if len(group) == 1:
            yield "only"
            if "label:contact" in self._best[index]:
                yield "contact:only"
            return
        yield "rank:first" if index == group[0] else "rank:last" if index == group[-1] else "rank:between"
        if len(group) > _NAMES_MAX:
            return
        best, told = self._best[index], self._told[candidate.key]
        both = candidate.key in SEVERAL and "data:own" in best
        if not both and told["own"] > _is_anchor(best):
            yield "rival:own"
        if told["asked"] > ("asked" in best):
            yield "rival:asked"
        if told["against"] - bool(best & AGAINST) == len(group) - 1:
            yield "rivals:against"

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
        elif _is_company(candidate) and self._of_key[CustomerKey.CPF]:
            yield "company:cpf"
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

    def _anchored(self, candidate: Candidate) -> Iterator[str]:
        """Whether it is told together with a name or document that a label gives the customer."""
        mention = candidate.mentions[0]
        cluster = self._scene.cluster_of(mention)
        anchors = [
            mention
            for key, indices in self._anchors.items()
            if key is not candidate.key
            for other in indices[:1]
            for mention in self._candidates[other].mentions[:1]
        ]
        if anchors:
            here = any(self._scene.cluster_of(one) is cluster for one in anchors)
            yield "anchor:here" if here else "anchor:elsewhere"
            if not here and self._best[self._index(candidate)] & {"about:someone", "about:seller"}:
                yield "apart:someone"

    @cached_property
    def _with_word(self) -> dict[str, list[Candidate]]:
        """The names by their words, but for short ones."""
        found: dict[str, list[Candidate]] = defaultdict(list)
        for name in self._names:
            for word in self._words[id(name)]:
                if len(word) >= _LEAST_LETTERS:
                    found[word].append(name)
        return found

    def _alike(self, email: Candidate) -> set[int]:
        """Return the names of which a mailbox is made: of two of their words, or of one alone."""
        local = folded(_value(email).partition("@")[0])
        held = [word for word in self._with_word if word in local]
        parts = _LETTERS.findall(local) if held else []
        alone = {id(name) for word in held if word in parts for name in self._with_word[word]}
        told = Counter(id(name) for word in held for name in self._with_word[word])
        return alone | {name for name, count in told.items() if count > 1}

    @cached_property
    def _resembled(self) -> set[int]:
        """The names of which one of the first mailboxes is made."""
        return {name for email in self._emails for name in self._alike(email)}

    def _of_email(self, candidate: Candidate) -> Iterator[str]:
        if _domain(candidate) in self._desk_domains:
            yield "domain:desk"
        if self._alike(candidate):
            yield "name:resembles"
        domain = folded(_domain(candidate)).partition(".")[0].replace("-", "")
        if any(len(word) > _LEAST_LETTERS and word in domain for word in self._with_word):
            yield "domain:resembles"


def _is_company(candidate: Candidate) -> bool:
    return bool(candidate.mentions[0].match.traits & {"company_form", "company_word"})


def _is_anchor(signals: frozenset[str]) -> bool:
    wanted = "label:own" in signals or "asked" in signals
    return wanted and signals.isdisjoint(AGAINST) and "unusable" not in signals


def _value(candidate: Candidate) -> str:
    return candidate.mentions[0].value or ""


def _words(candidate: Candidate) -> list[str]:
    return _LETTERS.findall(folded(_value(candidate))) or [""]


def _domain(candidate: Candidate) -> str:
    return _value(candidate).partition("@")[2]
