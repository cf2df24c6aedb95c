"""What a part of the soak is, and how it is run."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from tests.soak.growth import Allowance, Verdict, judge

SAY_EVERY_S = 10.0
"""How often progress is told."""


@dataclass(frozen=True)
class Use:
    """Something that is being used.

    Attributes:
        round: uses it once and checks every reply.
        measure: what it holds at rest, by name.
        allowances: by the same names.
        per_measurement: rounds between two measurements.
    """

    round: Callable[[], None]
    measure: Callable[[], Mapping[str, float]]
    allowances: Mapping[str, Allowance]
    per_measurement: int


@dataclass(frozen=True)
class Part:
    """One thing to use for long.

    Attributes:
        name: as its file is called.
        about: in a sentence.
        opened: makes it ready, and ends it.
    """

    name: str
    about: str
    opened: Callable[[], AbstractContextManager[Use]]


@dataclass
class Outcome:
    """What came of a part."""

    rounds: int = 0
    interrupted: bool = False
    """By Ctrl+C; what was measured until then is judged."""
    verdicts: list[Verdict] = field(default_factory=list)


def soak(use: Use, goes_on: Callable[[], bool], say: Callable[[str], None] = print) -> Outcome:
    """Use it as long as `goes_on` says, or until Ctrl+C; judge what was measured.

    Raises:
        AssertionError: a reply was wrong.
        ValueError: it was too short to be judged.
    """
    outcome = Outcome()
    series: dict[str, list[float]] = defaultdict(list)
    try:
        for _ in _spoken(goes_on, outcome, say):
            for _ in range(use.per_measurement):
                use.round()
                outcome.rounds += 1
            for name, value in use.measure().items():
                series[name].append(value)
    except KeyboardInterrupt:
        outcome.interrupted = True
    if not series:
        raise ValueError(f"{outcome.rounds} rounds, and nothing was measured; run for longer")
    outcome.verdicts = [judge(name, values, use.allowances[name]) for name, values in series.items()]
    return outcome


def _spoken(goes_on: Callable[[], bool], outcome: Outcome, say: Callable[[str], None]) -> Iterator[None]:
    said = time.monotonic()
    while goes_on():
        yield
        if time.monotonic() - said > SAY_EVERY_S:
            said = time.monotonic()
            say(f"  {outcome.rounds} rounds")
