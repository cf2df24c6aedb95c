"""The customer's lines, given to the fields of a procedure: what each step has, and what is still asked."""

from __future__ import annotations

from collections.abc import Iterable

from native_host.customer.values import phone
from native_host.customer.values.match import Kind
from native_host.protocol.messages import LineSource, PageFacts, Policy, Source
from native_host.sop.model import Procedure
from native_host.sop.sources import kind_of_field
from native_host.sop.values import Asking, Given
from native_host.texts import text, ticket_text
from native_host.ticket.lines import Lines
from native_host.ticket.offers import Offer
from native_host.ticket.taken import Taken

_SOURCES = {
    LineSource.TYPED: Source.CUSTOMER,
    LineSource.PASTED: Source.CUSTOMER,
    LineSource.PAGE: Source.PAGE,
    LineSource.CERTIFICATE: Source.TOKEN,
}


def given_values(procedure: Procedure, lines: Lines, page: PageFacts) -> dict[str, Given]:
    """Return what is given to each field that holds some of the customer's data, by field key."""
    given: dict[str, Given] = {}
    most = phones_wanted(procedure)
    for key, rule in procedure.fields.items():
        kind, standing = kind_of_field(rule), standing_in(key, page)
        if kind is Kind.PHONE and rule.phones:
            given[key] = _phones(rule.phones, most, lines.phones, standing)
        elif kind is not None and kind is not Kind.PHONE:
            given[key] = _text(lines.single[kind], standing)
    return given


def phones_wanted(procedure: Procedure) -> int:
    """Return how many phones the field that asks for most of them asks for; 0: none does."""
    return max((rule.phones for rule in procedure.fields.values() if rule.phones), default=0)


def standing_in(key: str, page: PageFacts) -> str:
    """Return what a field of the ticket holds."""
    fact = page.fields.get(key)
    return fact.value.strip() if fact else ""


def _text(one: Taken, standing: str) -> Given:
    """Return what is given to a field of one value. What stands in it already is not asked for."""
    if one.usable:
        return Given(one.kind, one.text, _source(one))
    if standing:
        return Given(one.kind, None, Source.AGENT)
    options = () if one.decided else tuple(offer.display for offer in one.believable)
    asking = Asking.WHICH if one.open else Asking.ALL
    return Given(one.kind, None, Source.AGENT, asking, options, _why_none([one]))


def _phones(wanted: int, most: int, phones: list[Taken], standing: str) -> Given:
    """Join the numbers. A field that holds too few keeps its text as it is, and an answer is added behind."""
    usable = [one for one in phones if one.usable]
    texts = [one.text for one in (usable if wanted == most else usable[:wanted])]
    there = [read.display for one in phone.written_in(standing) if (read := phone.parse(one)).value]
    answers = [one.text for one in usable if one.answered and one.text not in there]
    added = bool(standing) and len(there) < wanted and bool(answers)
    if added:
        texts = [standing, *answers]
    known = len(there) + len(answers) if added else len(there) or len(texts)
    asking = _asking(known, wanted)
    left = [offer.display for one in phones for offer in one.believable]
    options = [one for one in dict.fromkeys([*texts, *left]) if one not in (there or texts)]
    if asking is Asking.ALL and any(one.open for one in phones):
        asking = Asking.WHICH
    return Given(
        Kind.PHONE,
        ticket_text("sop", "phone_separator").join(texts) or None,
        _source(usable[0]) if usable else Source.AGENT,
        asking,
        () if asking is Asking.NOTHING else tuple(options),
        _why_none(phones) if asking is not Asking.NOTHING else "",
        Policy.SET if added else None,
    )


def _asking(known: int, wanted: int) -> Asking:
    if known >= wanted:
        return Asking.NOTHING
    return Asking.MORE if known else Asking.ALL


def _source(one: Taken) -> Source:
    if one.answered:
        return Source.ANSWER
    return _SOURCES[one.source] if one.source else Source.AGENT


def _why_none(lines: Iterable[Taken]) -> str:
    """Return what is wrong with what the agent gave, else with what page and certificate say."""
    refused = [one for one in lines if one.decided and not one.usable and one.issues]
    if refused:
        return " ".join(issue.message for issue in refused[0].issues)
    offers = {offer.display: offer for one in lines for offer in one.choices if _is_refused(offer)}
    return " ".join(_refusal(offer) for offer in offers.values())


def _is_refused(offer: Offer) -> bool:
    return not offer.usable and offer.source is not LineSource.PASTED


def _refusal(offer: Offer) -> str:
    return text("sop", "evidence.refused", value=offer.display, why=offer.issues[0].message)
