"""`ping`: whether the host is alive."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.protocol.messages import PingParams, PingResult


def handle(params: PingParams, context: Context) -> PingResult:
    """Return the echo and the host's age."""
    return PingResult(echo=params.echo, ready=context.services.ready(), uptime_ms=context.services.uptime_ms)
