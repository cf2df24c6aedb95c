"""A world in words, for whoever has to find out what is wrong with what was said of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tests.model import scripts
from tests.model.world import World


@contextmanager
def told(world: World) -> Iterator[None]:
    """Add the world, and how it is played again, to whatever goes wrong."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"{in_words(world)}\n\n{error}") from error


def in_words(world: World) -> str:
    """Return what there is, what is done, and each driver's script at the beginning."""
    lines = [f"smart card service: {world.smart_cards}"]
    for number, token in enumerate(world.tokens):
        lines.append(f"{scripts.label(number)}{' (blank)' if token.blank else ''}: {token}")
    lines += [f"reader {number}: {reader}" for number, reader in enumerate(world.readers)]
    inside = {number: reader.holds for number, reader in enumerate(world.readers)}
    for number, driver in enumerate(world.drivers):
        lines.append(f"driver {number}: {driver}")
        script = [*driver.lines, *scripts.state(world, driver, inside).splitlines()]
        lines += [f"    {line[:110]}" for line in script]
    lines += [f"step {number}: {step}" for number, step in enumerate(world.steps)]
    return "\n".join([*lines, "", "as JSON, for a file in tests/model/cases:", world.to_json().decode()])
