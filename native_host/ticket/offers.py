"""Every value that some source offers for a line of the customer's data, read by its kind's one reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from native_host.customer.values import phone
from native_host.customer.values.folding import folded
from native_host.customer.values.match import Kind, Value
from native_host.customer.values.readers import kind_of, parse
from native_host.latin1 import fit
from native_host.protocol.messages import (
    Confidence,
    Issue,
    LineSource,
    PreparedCandidate,
    Source,
)
from native_host.sop.model import Procedure
from native_host.sop.sources import Known, kind_of_field, values_of

_WORD = re.compile(r"[^\W_]+")
_NO_SIGN = re.compile(r"[\W_]")
_LEGAL_FORMS = frozenset({"ltda", "limitada", "mei", "epp", "eireli", "slu"})
"""Written or left out, it is the same company."""
_DOUBTFUL_FORMS = frozenset({"me", "sa"})
"""Legal forms, or words of a person's name (`Sá`): left out where two words are left."""

ORDER = (Confidence.SURE, Confidence.LIKELY, Confidence.UNSURE)
"""From the best."""

_LINE_SOURCES = {Source.PAGE: LineSource.PAGE, Source.TOKEN: LineSource.CERTIFICATE}


@dataclass(frozen=True)
class Offer:
    """A value for a line.

    Attributes:
        kind: which lines it can stand in.
        identity: equal for two spellings of one value.
        display: as it is written into line and ticket.
        parties: who it is said of; one and the same person or company in what one source says.
        usable: its reader takes it; what it refuses is only shown.
    """

    kind: Kind
    identity: str
    display: str
    source: LineSource
    confidence: Confidence
    issues: tuple[Issue, ...] = ()
    parties: frozenset[str] = frozenset()
    usable: bool = True

    @property
    def is_believable(self) -> bool:
        """Whether it may be taken without the agent's choice, if no other differs."""
        return self.confidence is not Confidence.UNSURE


def pasted_offers(candidates: list[PreparedCandidate]) -> list[Offer]:
    """Return what was recognised in the pasted texts, the last one's first."""
    latest_first = sorted(candidates, key=lambda one: -one.paste)
    return [_pasted(one) for one in latest_first]


def _pasted(candidate: PreparedCandidate) -> Offer:
    """What the typed check refuses is shown and never taken, whatever the text made it look like."""
    kind = kind_of(candidate.key)
    read = parse(kind, candidate.display)
    identity = identity_of(kind, read.value or candidate.value)
    agreed = read.value is not None and identity == identity_of(kind, candidate.value)
    return Offer(
        kind,
        identity,
        candidate.display if read.value is None else shown(kind, read),
        LineSource.PASTED,
        candidate.confidence if agreed else Confidence.UNSURE,
        _together(candidate.issues, read.issues),
        frozenset({f"paste {candidate.paste} {candidate.person}"}),
        read.value is not None,
    )


def page_and_certificate_offers(procedure: Procedure, known: Known) -> Iterator[Offer]:
    """Yield what page and certificate say, from where the procedure takes each of its fields.

    Of several places of the page the first one that knows something counts. A value that its reader
    refuses is offered as unsure, with what is wrong: it stays visible.
    """
    for rule in procedure.fields.values():
        kind = kind_of_field(rule)
        if kind is None:
            continue
        answered: set[Source] = set()
        for name in rule.sources:
            found = [one for one in values_of(name, kind, known) if one[1] not in answered]
            if kind is not Kind.PHONE:
                answered.update(source for _, source in found)
            for written, source in found:
                yield _offer(kind, written, _LINE_SOURCES[source])


def standing_offers(text: str) -> list[Offer]:
    """Return the phones that a field of the ticket holds already: what fills it keeps them."""
    return [_offer(Kind.PHONE, written, LineSource.PAGE) for written in phone.written_in(text)]


def _offer(kind: Kind, written: str, source: LineSource) -> Offer:
    read = parse(kind, written)
    return Offer(
        kind,
        identity_of(kind, read.value or written),
        shown(kind, read) if read.value is not None else written,
        source,
        _confidence(read),
        read.issues,
        frozenset({source.value}),
        read.value is not None,
    )


def _confidence(read: Value) -> Confidence:
    """Return how far a value of page or certificate may be believed by itself."""
    if read.value is None or any(issue.code == phone.REPEATED for issue in read.issues):
        return Confidence.UNSURE
    return Confidence.LIKELY if read.issues else Confidence.SURE


def shown(kind: Kind, read: Value) -> str:
    """Return a value as it is written into line and ticket; of a protocol the signs between are left out."""
    return fit(read.value or "" if kind is Kind.PROTOCOL else read.display)


def identity_of(kind: Kind, value: str) -> str:
    """Return what is equal for two spellings of one value; names without case, accents and legal form."""
    if kind is Kind.NAME:
        return _identity_of_name(value)
    if kind is Kind.PROTOCOL:
        return _NO_SIGN.sub("", value).upper()
    return value.lower() if kind is Kind.EMAIL else value


def _identity_of_name(name: str) -> str:
    words = _WORD.findall(folded(fit(name)).replace("s/a", "sa").replace("s.a", "sa"))
    words = [word for word in words if word not in _LEGAL_FORMS] or words
    bare = [word for word in words if word not in _DOUBTFUL_FORMS]
    return " ".join(bare if len(bare) > 1 else words)


def is_partly_known(offer: Offer, offers: Iterable[Offer]) -> bool:
    """Whether it is a name with words around one that is sure: `Aqui é a Maria` beside `Maria`."""
    if offer.kind is not Kind.NAME or offer.confidence is Confidence.SURE:
        return False
    return any(
        other.confidence is Confidence.SURE and f" {other.identity} " in f" {offer.identity} "
        for other in offers
        if other.identity != offer.identity
    )


def joined(offers: Iterable[Offer]) -> list[Offer]:
    """Return each value once, with all its parties: the surest source's spelling, of equals the first's."""
    by_identity: dict[str, Offer] = {}
    for offer in offers:
        known = by_identity.setdefault(offer.identity, offer)
        better = offer if ORDER.index(offer.confidence) < ORDER.index(known.confidence) else known
        by_identity[offer.identity] = replace(better, parties=known.parties | offer.parties)
    return list(by_identity.values())


def _together(one: list[Issue], other: tuple[Issue, ...]) -> tuple[Issue, ...]:
    codes = {issue.code for issue in one}
    return (*one, *(issue for issue in other if issue.code not in codes))
