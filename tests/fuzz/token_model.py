"""Drawn media, readers and drivers: as in `make test`, and as many as one likes.

10,000 take some 15 minutes: `make fuzz FUZZ=token_model MINUTES=20`. What is found belongs into
`tests/model/cases`, as the JSON that it is.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.fuzz.frame.target import Run, Target
from tests.model.drawing import worlds
from tests.model.play import Stage, play, staged
from tests.model.tell import told
from tests.model.world import World


@contextmanager
def opened() -> Iterator[Run]:
    """Make the driver files."""
    with tempfile.TemporaryDirectory(prefix="model") as folder, staged(Path(folder)) as stage:
        yield partial(check, stage)


def check(stage: Stage, value: bytes) -> None:
    """Play the world."""
    world = World.from_json(value)
    with told(world):
        play(world, stage)


TARGET = Target(
    "token_model",
    "no medium is blank for sure unless it is, no certificate that was given is lost, all by the deadline",
    worlds().map(World.to_json),
    opened,
)
