"""`tokens.read`: what every medium is, through every driver."""

from __future__ import annotations

from native_host.methods.context import Context
from native_host.protocol.messages import Medium, TokensProvisional, TokensReadParams, TokensReadResult


def handle(params: TokensReadParams, context: Context) -> TokensReadResult:
    """Read all media by the deadline; what is known before the end is sent as `tokens.provisional`.

    Raises:
        QualitokenError: `configuration_broken`.
    """

    def provisional(media: list[Medium]) -> None:
        context.notify("tokens.provisional", TokensProvisional(request_id=context.request_id, media=media))

    return context.tokens.read(params.deadline_ms, provisional, context.received)
