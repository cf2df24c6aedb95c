"""`ping`: whether the host is alive. A right one is answered before it comes here (`host.at_once`)."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.protocol.messages import PingParams, PingResult


def handle(params: PingParams, context: Context) -> PingResult:
    """Return the echo and the host's age."""
    return PingResult.model_validate(context.services.alive.told(params.echo))
