"""What finds are worth beside one another: repeated ones joined, contradictions weakened, the best first."""

from __future__ import annotations

from native_host.customer.issues import issue
from native_host.customer.pasted.emails_found import is_desks
from native_host.customer.pasted.finds import Find, order_of
from native_host.customer.pasted.names_found import COMPANY, CONTACT, DOCUMENTED, HEADER, LABELLED
from native_host.customer.pasted.vocabulary import folded
from native_host.protocol.messages import Confidence, CustomerKey

_ONE_ONLY = frozenset({CustomerKey.CPF, CustomerKey.CNPJ, CustomerKey.EMAIL, CustomerKey.PROTOCOL})
"""Of these a customer has one: of several, none is sure."""

_KEYS = list(CustomerKey)


def weigh(finds: list[Find], people: int, *, corrected: bool) -> list[Find]:
    """Return what is offered, best first; `corrected`: somebody took a value back."""
    _weaken_desks(finds)
    kept: list[Find] = []
    by_person: dict[int, list[Find]] = {}
    for find in finds:
        by_person.setdefault(find.person, []).append(find)
    for own in by_person.values():
        for key in _KEYS:
            kept += _of_one_key([find for find in _joined(own) if find.key is key], key)
    for find in kept:
        if people > 1:
            find.weaken(Confidence.LIKELY, issue("several_people"))
        elif corrected:
            find.weaken(Confidence.LIKELY)
    return sorted(kept, key=lambda one: (one.person, order_of(one.confidence) == 2, _KEYS.index(one.key)))


def _weaken_desks(finds: list[Find]) -> None:
    """What stands in the desk's own lines or at its domain is hardly the customer's."""
    domains = {
        find.value.partition("@")[2]
        for find in finds
        if find.key is CustomerKey.EMAIL and is_desks(find.value)
    }
    desks = {
        find.piece.line.number
        for find in finds
        if find.key is CustomerKey.EMAIL and find.value.partition("@")[2] in domains
    }
    for find in finds:
        line = find.piece.line
        if find.rank == HEADER and find.key is CustomerKey.NAME and line.number in desks:
            find.weaken(Confidence.UNSURE, issue("from_the_desk"))
        own_domain = find.key is CustomerKey.EMAIL and find.value.partition("@")[2] in domains
        if find.key is CustomerKey.PROTOCOL:
            if line.desk:
                find.weaken(Confidence.LIKELY)
        elif own_domain or line.desk_own or (line.desk and not line.speaker):
            find.weaken(Confidence.UNSURE, issue("from_the_desk"))
        elif line.desk:
            find.weaken(Confidence.LIKELY)


def _joined(finds: list[Find]) -> list[Find]:
    """Return each value once, with the better of its confidences and ranks."""
    by_value: dict[tuple[CustomerKey, str], Find] = {}
    for find in finds:
        identity = (find.key, folded(find.value) if find.key is CustomerKey.NAME else find.value)
        first = by_value.setdefault(identity, find)
        if first is not find:
            first.rank = min(first.rank, find.rank)
            if order_of(find.confidence) < order_of(first.confidence):
                first.confidence, first.issues, first.piece = find.confidence, find.issues, find.piece
    return list(by_value.values())


def _of_one_key(finds: list[Find], key: CustomerKey) -> list[Find]:
    if key is CustomerKey.NAME:
        return _names(finds)
    offered = [find for find in finds if find.confidence is not Confidence.UNSURE]
    if key is CustomerKey.EMAIL and len({find.rank for find in offered}) > 1:
        best = min(find.rank for find in offered)
        for find in offered:
            if find.rank > best:
                find.weaken(Confidence.UNSURE)
        offered = [find for find in offered if find.confidence is not Confidence.UNSURE]
    if key in _ONE_ONLY and len(offered) > 1:
        for find in offered:
            find.weaken(Confidence.LIKELY)
    return sorted(
        finds, key=lambda one: (order_of(one.confidence), one.rank if key in _ONE_ONLY else 0, one.place)
    )


def _names(finds: list[Find]) -> list[Find]:
    """The best told name is offered, then labelled contacts and companies; all others are unsure."""
    ordered = sorted(finds, key=lambda one: (order_of(one.confidence) == 2, one.rank, one.place))
    if not ordered:
        return []
    best = ordered[0]
    for find in ordered[1:]:
        if folded(best.value) in folded(find.value) and find.rank > LABELLED and best.rank > LABELLED:
            best = find  # the same name, written out
    for find in ordered:
        if find is best:
            continue
        if find.rank == LABELLED:
            best.weaken(Confidence.LIKELY)
        if find.rank not in (LABELLED, DOCUMENTED, CONTACT, COMPANY):
            find.weaken(Confidence.UNSURE)
        find.weaken(Confidence.LIKELY)
    return [best, *(find for find in ordered if find is not best)]
