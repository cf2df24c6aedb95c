"""The lines of the customer's data: what the agent decided, else what all sources agree on, else a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from native_host.customer.values.match import Kind
from native_host.protocol.messages import Confidence, LineSource
from native_host.ticket.offers import Offer, is_partly_known, joined
from native_host.ticket.phone_lines import merge_phones
from native_host.ticket.taken import Taken, best_first, decided, taken

SINGLE = (Kind.NAME, Kind.DOCUMENT, Kind.EMAIL, Kind.PROTOCOL)
"""Of these a customer has one."""

_WHO = (Kind.NAME, Kind.DOCUMENT)
"""They tell who is meant: whose name is chosen brings his document along, and the other way round."""


@dataclass(frozen=True)
class Sources:
    """All that lines are made from.

    Attributes:
        offers: of all sources, in the order in which they are believed.
        typed: what the agent typed or chose, by line.
        answers: what the agent answered, by kind; of phones one text for each number.
        standing: the phones that the ticket's own field holds already, not by a fill.
        phones_wanted: how many lines for phones there are.
    """

    offers: list[Offer]
    typed: Mapping[str, str]
    answers: Mapping[Kind, list[str]]
    standing: list[Offer]
    phones_wanted: int


@dataclass
class Lines:
    """All lines of one customer."""

    single: dict[Kind, Taken] = field(default_factory=dict)
    phones: list[Taken] = field(default_factory=list)


def merge(sources: Sources) -> Lines:
    """Put typed texts, answers and offers together."""
    own = {kind: one for kind in SINGLE if (one := _decided(kind, sources)) is not None}
    meant = frozenset[str]().union(*(own[kind].parties for kind in _WHO if kind in own))
    offers = [_doubted(offer, _rejected(sources.offers, own) - meant) for offer in sources.offers]
    single = {kind: own.get(kind) or _agreed(kind, offers, meant) for kind in SINGLE}
    held = {kind: _held(single[kind], single[other]) for kind, other in (_WHO, _WHO[::-1])}
    phones = merge_phones(
        [offer for offer in offers if offer.kind is Kind.PHONE],
        sources.typed,
        sources.answers.get(Kind.PHONE, []),
        sources.standing,
        sources.phones_wanted,
    )
    return Lines({**single, **held}, phones)


def _decided(kind: Kind, sources: Sources) -> Taken | None:
    if answered := next(iter(sources.answers.get(kind, [])), ""):
        return decided(kind, answered, sources.offers, answered=True)
    return decided(kind, sources.typed[kind.value], sources.offers) if kind.value in sources.typed else None


def _rejected(offers: list[Offer], own: Mapping[Kind, Taken]) -> frozenset[str]:
    """Return the parties of whom something else is said than what the agent took from another one."""
    rejected = frozenset[str]()
    for kind in _WHO:
        if kind in own and own[kind].parties:
            others = [one for one in offers if one.kind is kind and one.identity != own[kind].identity]
            rejected = rejected.union(*(one.parties for one in others if one.is_believable))
    return rejected


def _doubted(offer: Offer, rejected: frozenset[str]) -> Offer:
    """Return the offer, unsure if it may be somebody else's now that the agent has said who is meant.

    What the customer sent stays his: his contacts may be given by one who writes for him.
    """
    follows = offer.kind in _WHO or offer.source is not LineSource.PASTED
    if not (follows and offer.parties and offer.parties <= rejected):
        return offer
    return replace(offer, confidence=Confidence.UNSURE)


def _agreed(kind: Kind, offers: list[Offer], meant: frozenset[str]) -> Taken:
    """Return the one value that no source contradicts, else what there is to choose from.

    `meant`: who the agent has chosen: of several values those said of the same party go before.
    """
    own = joined(offer for offer in offers if offer.kind is kind)
    believable = [offer for offer in own if offer.is_believable and not is_partly_known(offer, own)]
    believable = [offer for offer in believable if offer.parties & meant] or believable
    if len(believable) == 1:
        return taken(believable[0], [offer for offer in own if offer is not believable[0]])
    return Taken(kind, choices=best_first(own))


def _held(one: Taken, other: Taken) -> Taken:
    """Return the name or document, for choice only while the other one is open and may be somebody else's."""
    disputing = frozenset[str]().union(*(offer.parties for offer in other.believable))
    if not other.open or one.decided or not one.usable or disputing <= one.parties:
        return one
    return Taken(one.kind, choices=best_first([*one.choices, _offer_of(one)]))


def _offer_of(one: Taken) -> Offer:
    if one.source is None or one.confidence is None:  # what is usable has both
        raise AssertionError
    return Offer(one.kind, one.identity, one.text, one.source, one.confidence, one.issues, one.parties)
