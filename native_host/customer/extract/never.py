"""Values that may never be offered, however probable they are."""

from __future__ import annotations

from native_host.customer.extract.candidates import DOCUMENTS, REACHES
from native_host.customer.extract.find import Told
from native_host.protocol.messages import CustomerKey

_NEVER = frozenset({"unusable", "corrected", "runs_on", "desk:signs", "mail:desk", "text:nobody"})
_CALLED = frozenset({"label:own", "label:own:far", "asked", "before:call"})
"""By these a phone is one, whatever thing is spoken of before it."""
_PAST = frozenset({"past", "before:past", "behind:past"})
"""A document holds for ever: where its `e-CNPJ deixou de ser reconhecido`, the certificate is meant."""
_NEVER_HIS = (
    _NEVER
    | _PAST
    | {
        "label:someone",
        "label:outdated",
        "seller:beside",
        "thing",
        "denied",
        "owner:buyer",
        "desks:alone",
        "later:past",
    }
)
"""Signals of somebody else and of the past: such a number or address is never more than unsure."""
_OWNED, _TOLD_SO = "owner:someone", frozenset({"before:someone", "behind:someone", "about:someone"})
"""Of two readers of whose a value is, both must say that it is somebody else's."""


def is_anothers(one: Told) -> bool:
    """Whether a value may never be offered, however probable it is."""
    if one.key is CustomerKey.NAME:
        return bool(one.signals & _NEVER) or one.signals >= {"seller:beside", "label:own"}
    if one.key in REACHES and "before:writer" in one.signals and "before:pronoun" not in one.signals:
        return True
    desks = one.signals & {"desks", "domain:desk"} and not one.signals & {"label:own", "asked"}
    of_thing = one.key is CustomerKey.PHONE and "before:thing" in one.signals and not one.signals & _CALLED
    if desks or of_thing:
        return True
    if one.key in DOCUMENTS and one.signals >= {"joint:behind", "behind:job"}:
        return True
    if one.key not in REACHES and "behind:works" in one.signals and "only" not in one.signals:
        return True
    if one.signals >= {"bare", "also_phone"} and not one.signals & {"label:own", "asked", "common_name"}:
        return True
    if one.key is CustomerKey.PROTOCOL and (
        "date" in one.signals or one.signals >= {"voice:agent", "before:desk"}
    ):
        return True  # `Protocolo 12/03/2025`: when, not which
    never = _NEVER_HIS - _PAST if one.key in DOCUMENTS else _NEVER_HIS
    return bool(one.signals & never) or (_OWNED in one.signals and bool(one.signals & _TOLD_SO))
