"""What one reading of all drivers asks whoever knows more than the drivers say."""

from __future__ import annotations

from typing import Protocol

from native_host.token.drivers.outdated import Outdated
from native_host.token.readings.reading import Reading


class Witness(Protocol):
    """What is known beside the drivers' answers."""

    def settled(self, known: list[Reading], /) -> bool:
        """Whether nothing that a further driver may say could change what these readings show."""

    def outdated(self, known: list[Reading], /) -> list[Outdated]:
        """Return the readings that are older than what PC/SC saw."""

    def wait(self, moment: float, /) -> None:
        """Wait for what is to be known first, until a moment (seconds of the clock) at the most."""

    def contradicts(self, reading: Reading, /) -> bool:
        """Whether no second read could confirm any blank token of a reading."""


class NoWitness:
    """Knows nothing beside the drivers' answers."""

    def settled(self, _: list[Reading], /) -> bool:
        """Return False: a further driver may change everything."""
        return False

    def outdated(self, _: list[Reading], /) -> list[Outdated]:
        """Return none."""
        return []

    def wait(self, _: float, /) -> None:
        """Return at once."""

    def contradicts(self, _: Reading, /) -> bool:
        """Return False: a second read may confirm every blank token."""
        return False
