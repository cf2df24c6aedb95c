"""What probes are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from native_host.protocol.limits import READ_DEADLINE_DEFAULT_MS

if TYPE_CHECKING:
    from native_host.config import Configuration
    from native_host.token.service import TokenService


@dataclass(frozen=True)
class Surroundings:
    """Made when first asked for, as a broken configuration is itself something to find.

    Attributes:
        config: returns the configuration in force; raises QualitokenError `configuration_broken`.
        tokens: returns the reader of tokens; raises the same. Whoever made it closes it.
    """

    config: Callable[[], Configuration]
    tokens: Callable[[], TokenService]

    def read_deadline_ms(self) -> int:
        """Return what a reading may take, in milliseconds.

        With a broken configuration the default: what is wrong with it is told by a probe.
        """
        try:
            return self.config().read_deadline_ms
        except Exception:
            return READ_DEADLINE_DEFAULT_MS
