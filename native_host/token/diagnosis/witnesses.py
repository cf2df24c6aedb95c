"""Independent witnesses of a blank medium: what families of media are known to do, as data. Pure.

They prove nothing by themselves: most families give none. Where one contradicts what the drivers said, the
medium is not confirmed. A fresh process is no witness of its own: two reads count only within one child.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from native_host.protocol.messages import State
from native_host.token.diagnosis.case import Case, Held, Missing, Outcome
from native_host.token.diagnosis.other_drivers import GENERIC, made_for
from native_host.token.pcsc import atrs
from native_host.token.pcsc.atrs import Card
from native_host.toml import load_toml


@lru_cache(maxsize=1)
def free_parts() -> dict[str, float]:
    """Return, by family, how much of its public memory a blank medium has free at least (0 to 1)."""
    listed = load_toml(Path(__file__).with_name("witnesses.toml"))["memory"]
    if not isinstance(listed, dict):
        raise TypeError("witnesses.toml: memory")
    return {str(family): float(part) for family, part in listed.items()}


def own_makers_driver(of: Case) -> Outcome:
    """No driver of other makers' media says it: one that does not know the layout sees nothing either.

    The ATR names the family (`atrs.toml`), and the list of drivers whose own driver each is (`modules.toml`).
    A driver that is for no known family may be the right one.
    """
    card = _card(of)
    if card is None or not card.driver or any(made_for(reading.driver, of) for _, reading in of.shown):
        return Held()
    drivers = [reading.driver for _, reading in of.shown]
    if not all(driver.families or driver.kind == GENERIC for driver in drivers):
        return Held()
    values = {"product": drivers[0].product, "model": card.model, "driver": card.driver}
    return Missing(State.BLANK, "blank_other_makers", "likely_driver", values)


def makers_driver(of: Case) -> Outcome:
    """Not only a driver for many makers' media says it.

    OpenSC takes for empty what it could not read: of 200 readings of a card that answered wrongly, once or
    always, it gave 31 empty ones without any error, the same in two reads of one child (`make fuzz`).
    """
    if all(reading.driver.kind == GENERIC for _, reading in of.shown):
        return Missing(State.BLANK, "blank_generic", values={"product": of.shown[0][1].driver.product})
    return Held()


def memory_free(of: Case) -> Outcome:
    """What is written takes memory: of a family that tells both, free against total (CK_TOKEN_INFO)."""
    card, token = _card(of), of.slot.token
    part = free_parts().get(card.family) if card is not None else None
    if part is None or token is None or not token.public_total or token.public_free is None:
        return Held()
    if token.public_free >= part * token.public_total:
        return Held("memory_free")
    values = {"free": token.public_free, "total": token.public_total}
    return Missing(State.BLANK, "blank_memory_used", values=values)


def _card(of: Case) -> Card | None:
    return atrs.find(of.readers[0].atr) if of.readers else None
