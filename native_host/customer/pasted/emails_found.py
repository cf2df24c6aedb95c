"""E-mail addresses in a line."""

from __future__ import annotations

from collections.abc import Iterator

from native_host.customer.checks import email
from native_host.customer.issues import issue
from native_host.customer.pasted.addresses import addresses_in
from native_host.customer.pasted.finds import Find
from native_host.customer.pasted.pieces import Piece
from native_host.customer.pasted.vocabulary import folded, vocabulary
from native_host.protocol.messages import Confidence, CustomerKey

_LABELLED, _UNLABELLED = 0, 1


def emails_found(piece: Piece) -> Iterator[Find]:
    """Yield the addresses that begin in the piece; those of desks and machines are unsure."""
    stem = piece.stem
    for begin, end in addresses_in(stem) if "@" in stem else []:
        checked = email.check(stem[begin:end])
        if checked.value is None:
            continue
        called = piece.kind in ("email", "contact")
        find = Find(
            CustomerKey.EMAIL,
            checked.value,
            checked.display,
            Confidence.SURE,
            piece,
            piece.start + begin,
            rank=_LABELLED if called else _UNLABELLED,
            issues=list(checked.issues),
        )
        if folded(checked.value.partition("@")[0]) in vocabulary().no_mailboxes:
            find.weaken(Confidence.UNSURE)
        if checked.issues or piece.line.header == "from" or (piece.prose and not called):
            find.weaken(Confidence.LIKELY)
        if piece.line.header == "to" or is_desks(checked.value):
            find.weaken(Confidence.UNSURE, issue("from_the_desk"))
        yield find


def is_desks(address: str) -> bool:
    """Whether the mailbox is one of those that desks and machines write from."""
    return folded(address.partition("@")[0]) in vocabulary().mailboxes
