"""The lines for phones: a customer has several, so that one more completes the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from native_host.customer.values.issues import issue
from native_host.customer.values.match import Kind
from native_host.protocol.limits import PHONE_LINES_MAX
from native_host.protocol.messages import LineSource
from native_host.ticket.offers import Offer, joined
from native_host.ticket.taken import Taken, best_first, decided, taken

_Places = list["Taken | None"]


def merge_phones(
    offers: list[Offer],
    typed: Mapping[str, str],
    answered: list[str],
    standing: list[Offer],
    wanted: int,
) -> list[Taken]:
    """Return the phones: typed ones in their lines, the ticket's own, answered ones, what sources offer.

    A pasted text with more numbers than there are lines leaves the choice to the agent. The record lists its
    numbers by itself, the first ones first.
    """
    own = joined([*standing, *offers])
    places = _without_repeated(_typed_places(own, typed, len(answered), wanted))
    free_first = standing if len(standing) < wanted else []
    _take(places, free_first)
    for text in answered:
        _answer(places, decided(Kind.PHONE, text, own, answered=True))
    _take(places, standing)
    places = _without_repeated(places)
    for source in (LineSource.PASTED, LineSource.PAGE, LineSource.CERTIFICATE):
        fresh = [one for one in _without(places, own) if one.source is source and one.is_believable]
        if len(fresh) > places.count(None) and source is LineSource.PASTED:
            break
        _take(places, fresh)
    return [_with_choices(one or Taken(Kind.PHONE), places, own) for one in places]


def _typed_places(own: list[Offer], typed: Mapping[str, str], answered: int, wanted: int) -> _Places:
    keys = [f"phone_{index + 1}" for index in range(PHONE_LINES_MAX)]
    used = max((index + 1 for index, key in enumerate(keys) if typed.get(key, "").strip()), default=0)
    keys = keys[: max(wanted, used, answered)]
    return [decided(Kind.PHONE, typed[key], own) if key in typed else None for key in keys]


def _take(places: _Places, offers: Iterable[Offer]) -> None:
    """Put offers that stand nowhere yet into the free places."""
    for offer in _without(places, offers):
        if offer.is_believable and None in places:
            places[places.index(None)] = taken(offer)


def _answer(places: _Places, one: Taken) -> None:
    """Put an answer into the first place that has no number: it was asked for because of that."""
    index = next((index for index, there in enumerate(places) if there is None or not there.usable), None)
    if index is not None:
        places[index] = one


def _without(places: _Places, offers: Iterable[Offer]) -> list[Offer]:
    """Return the offers that stand in none of the places."""
    held = {one.identity for one in places if one and one.usable}
    return [offer for offer in offers if offer.identity not in held]


def _without_repeated(places: _Places) -> _Places:
    """Return the places; a number that stands in an earlier one cannot be used again."""
    seen: set[str] = set()
    kept: _Places = []
    for one in places:
        if one is not None and one.usable and one.identity in seen:
            kept.append(replace(one, usable=False, confidence=None, issues=(issue("phone_same"),)))
            continue
        if one is not None and one.usable:
            seen.add(one.identity)
        kept.append(one)
    return kept


def _with_choices(one: Taken, places: _Places, own: list[Offer]) -> Taken:
    """Return the line with the numbers that no line has; one that the agent chose stays among them."""
    left = _without(places, own)
    mine = [offer for offer in own if one.decided and one.usable and offer.identity == one.identity]
    return replace(one, choices=best_first([*mine, *left]) if left else ())
