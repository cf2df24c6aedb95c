"""What stands in one line of the customer's data, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from native_host.customer.values.match import Kind
from native_host.customer.values.readers import parse
from native_host.protocol.messages import Confidence, Issue, Line, LineChoice, LineSource
from native_host.ticket.offers import ORDER, Offer, identity_of, joined, shown


@dataclass(frozen=True)
class Taken:
    """A line's value, or why it has none.

    Attributes:
        text: as it is written into line and ticket; of what cannot be used, as it was typed.
        usable: it can stand in a ticket.
        decided: by the agent.
        answered: the agent gave it in answer to the field's question.
        parties: who it is said of, as far as sources tell.
    """

    kind: Kind
    text: str = ""
    identity: str = ""
    usable: bool = False
    source: LineSource | None = None
    confidence: Confidence | None = None
    decided: bool = False
    answered: bool = False
    issues: tuple[Issue, ...] = ()
    parties: frozenset[str] = frozenset()
    choices: tuple[Offer, ...] = ()

    @property
    def open(self) -> bool:
        """Whether sources differ and the agent has not chosen."""
        return not self.text and not self.decided and len(self.believable) > 1

    @property
    def believable(self) -> list[Offer]:
        """What may be right of what there is to choose from."""
        return [offer for offer in self.choices if offer.is_believable]

    def line(self, key: str, page_field: str | None) -> Line:
        """Return it as the card shows it."""
        return Line(
            key=key,
            text=self.text,
            usable=self.usable,
            source=self.source,
            confidence=self.confidence,
            decided=self.decided,
            issues=list(self.issues),
            choices=[_choice(offer) for offer in self.choices],
            open=self.open,
            field=page_field,
        )


def decided(kind: Kind, text: str, offers: Iterable[Offer], *, answered: bool = False) -> Taken:
    """Return what the agent typed, answered or chose: chosen is what a source offers in the same letters.

    A line that the agent has emptied stays empty. What was found is there to choose from.
    """
    own = joined(offer for offer in offers if offer.kind is kind)
    read = parse(kind, text)
    if read.value is None:
        typed = text.strip() if read.issues else ""  # without an issue nothing that can be seen was typed
        return Taken(
            kind,
            typed,
            source=LineSource.TYPED if typed else None,
            decided=True,
            answered=answered,
            issues=read.issues,
            choices=best_first(own),
        )
    identity, written = identity_of(kind, read.value), shown(kind, read)
    said = next((one for one in own if one.identity == identity), None)
    chosen = next((one for one in offers if one.kind is kind and one.display == text.strip()), None)
    return Taken(
        kind,
        written,
        identity,
        usable=True,
        source=chosen.source if chosen else LineSource.TYPED,
        confidence=Confidence.SURE,
        decided=True,
        answered=answered,
        issues=read.issues,
        parties=said.parties if said else frozenset(),
        choices=best_first(own) if any(one.identity != identity for one in own) else (),
    )


def taken(offer: Offer, left: Iterable[Offer] = ()) -> Taken:
    """Return a line that has what a source says, with what else there is to choose from."""
    return Taken(
        offer.kind,
        offer.display,
        offer.identity,
        usable=True,
        source=offer.source,
        confidence=offer.confidence,
        issues=offer.issues,
        parties=offer.parties,
        choices=best_first(left),
    )


def best_first(offers: Iterable[Offer]) -> tuple[Offer, ...]:
    """Return the offers, the surest ones first."""
    return tuple(sorted(offers, key=lambda one: ORDER.index(one.confidence)))


def _choice(offer: Offer) -> LineChoice:
    return LineChoice(
        display=offer.display,
        source=offer.source,
        confidence=offer.confidence,
        issues=list(offer.issues),
    )
