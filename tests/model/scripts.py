"""A world as the scripts that `tests/drivers/scripted.c` reads."""

from __future__ import annotations

from tests.model.things import thing
from tests.model.world import Driver, Token, World

_NOT_RECOGNIZED = "0xe1"
"""CKR_TOKEN_NOT_RECOGNIZED."""


def state(world: World, driver: Driver, inside: dict[int, int | None], *, asleep: bool = False) -> str:
    """Return the slots that a driver shows.

    Args:
        world: of the driver.
        driver: whose slots.
        inside: which medium is in which reader.
        asleep: it finds nothing on any medium yet.
    """
    lines: list[str] = []
    for slot in driver.slots:
        reader = world.readers[slot.reader]
        name = f"{reader.name}{slot.suffix}".replace(" ", "_")
        lines.append(f"slot id={slot.id} description={name} flags={reader.flags:#x}")
        number = inside[slot.reader]
        if number is not None:
            token = world.tokens[number]
            lines.append(_token(number, token, driver))
            lines += [] if asleep else _objects(token, driver)
    return "\n".join(lines)


def _token(number: int, token: Token, driver: Driver) -> str:
    words = [f"token label={label(number)} serial={token.serial} model=Modelo manufacturer=Casa"]
    words.append(f"flags={token.flags:#x}")
    if token.memory is not None:
        words.append(f"memory={token.memory[0]} free={token.memory[1]}")
    if driver.sight == "unknown":
        words.append(f"error={_NOT_RECOGNIZED}")
    return " ".join(words)


def _objects(token: Token, driver: Driver) -> list[str]:
    if driver.sight == "none":
        return []
    hidden = " hidden=1" if driver.sight == "class" else ""
    return [f"{thing(name).line}{hidden}" for name in token.things]


def label(number: int) -> str:
    """Return the label of a world's medium."""
    return f"MIDIA{number}"
