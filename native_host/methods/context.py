"""What a method's handler is given beside its parameters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from native_host.protocol.messages import Message

if TYPE_CHECKING:
    from native_host.config import Configuration
    from native_host.methods.services import Services
    from native_host.token.service import TokenService


@dataclass(frozen=True)
class Context:
    """The surroundings of one request.

    Attributes:
        services: what lives as long as the host.
        notify: sends a notification (method, params) while the request is being answered.
        request_id: the request's id, which notifications name.
        received: when the request came, in seconds of the monotonic clock; deadlines count from there.
    """

    services: Services
    notify: Callable[[str, Message], None]
    request_id: int | str
    received: float

    @property
    def config(self) -> Configuration:
        """The configuration in force.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        return self.services.config

    @property
    def tokens(self) -> TokenService:
        """The one reader of tokens.

        Raises:
            QualitokenError: `configuration_broken`.
        """
        return self.services.tokens
