"""What probes are given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
