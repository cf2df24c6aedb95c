"""What is right of a text that was made, told by its pieces."""

from __future__ import annotations

from native_host.protocol.messages import CustomerKey
from tests.pasted import Case, Values
from tests.pasted.generate.grammar import Piece
from tests.pasted.generate.slots import CUSTOMER

_KEYS = [key.value for key in CustomerKey]


def case_of(name: str, pieces: list[Piece]) -> Case:
    """Return the text with its answers."""
    customers = sorted({piece.owner for piece in pieces if piece.worth == "right" and piece.owner.isdigit()})
    also, tolerated = _empty(), _empty()
    people = [_of(owner, pieces, also, tolerated) for owner in customers or [CUSTOMER]]
    for piece in pieces:
        if piece.worth in ("also", "any"):
            (also if piece.worth == "also" else tolerated)[piece.key].append(_canonical(piece))
    text = "".join(piece.text for piece in pieces)
    return Case(name, text, people, _each_once(also), _each_once(tolerated))


def _of(owner: str, pieces: list[Piece], also: Values, tolerated: Values) -> Values:
    own = [piece for piece in pieces if piece.worth == "right" and piece.owner == owner]
    values = {key: _once([_canonical(piece) for piece in own if piece.key == key]) for key in _KEYS}
    company = [piece for piece in own if _is_company(piece)]
    if company:
        tolerated["cpf"] += values["cpf"]
        values["cpf"] = []
    names = [piece.value for piece in company] or values["name"]
    # The fullest way in which a name is written is right; the shorter ones of the same person may follow.
    best = max(names, key=lambda one: len(one.split()), default="")
    also["name"] += [one for one in values["name"] if one.casefold() != best.casefold()]
    values["name"] = [best] if best else []
    return values


def _is_company(piece: Piece) -> bool:
    return piece.key == "name" and piece.field == "company"


def _canonical(piece: Piece) -> str:
    if piece.key == "protocol":
        return "".join(sign for sign in piece.value.upper() if sign.isalnum())
    if piece.key == "email":
        local, _, domain = piece.value.rpartition("@")
        return f"{local}@{domain.lower()}"
    return " ".join(piece.value.split())


def _once(values: list[str]) -> list[str]:
    return list(dict.fromkeys(values))


def _each_once(values: Values) -> Values:
    return {key: _once(listed) for key, listed in values.items()}


def _empty() -> Values:
    return {key: [] for key in _KEYS}
