"""What was found in a text, before it is decided what it is worth."""

from __future__ import annotations

from dataclasses import dataclass, field

from native_host.customer.pasted.pieces import Piece
from native_host.protocol.messages import Confidence, CustomerKey, Issue


@dataclass
class Find:
    """A value that was recognised.

    Attributes:
        confidence: how far it may be believed by itself, before it is seen beside the others.
        rank: order among the finds of a key; smaller is better, equal ones keep the text's order.
        start: where it stands in its line.
        identity: it may tell one person from another: a document, or a name behind a label.
    """

    key: CustomerKey
    value: str
    display: str
    confidence: Confidence
    piece: Piece
    start: int = 0
    rank: int = 0
    issues: list[Issue] = field(default_factory=list)
    identity: bool = False
    person: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Line and column."""
        return self.piece.line.number, self.start

    def weaken(self, confidence: Confidence, issue: Issue | None = None) -> None:
        """Believe it no more than `confidence`."""
        if _ORDER.index(confidence) > _ORDER.index(self.confidence):
            self.confidence = confidence
        if issue is not None and issue not in self.issues:
            self.issues.append(issue)


_ORDER = (Confidence.SURE, Confidence.LIKELY, Confidence.UNSURE)


def order_of(confidence: Confidence) -> int:
    """Return 0 for the best."""
    return _ORDER.index(confidence)
