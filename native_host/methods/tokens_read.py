"""`tokens.read`: what every medium is, through every driver."""

from __future__ import annotations

import logging
import os

from native_host.history.bounded import remembered
from native_host.log import tag
from native_host.methods.context import Context
from native_host.protocol.messages import Medium, TokensProvisional, TokensReadParams, TokensReadResult
from native_host.token.pcsc.child import in_remote_session

logger = logging.getLogger(__name__)


def handle(params: TokensReadParams, context: Context) -> TokensReadResult:
    """Read all media by the deadline; what is known before the end is sent as `tokens.provisional`.

    Raises:
        QualitokenError: `configuration_broken`.
    """

    def provisional(media: list[Medium]) -> None:
        context.notify("tokens.provisional", TokensProvisional(request_id=context.request_id, media=media))

    config = context.config
    deadline_ms = config.read_deadline_ms if params.deadline_ms is None else params.deadline_ms
    result = context.tokens.read(deadline_ms, provisional, context.received)
    for medium in result.media:
        _note(medium)
    media = remembered(result.media, config)
    return result.model_copy(update={"media": media, "remote_session": in_remote_session()})


def _note(medium: Medium) -> None:
    """Log a medium or problem without anything that tells whose it is."""
    logger.info(
        "medium: %s, %s, code %s, driver %s %s, serial %s, %d certificate(s)",
        medium.state.value,
        "confirmed" if medium.confirmed else "provisional",
        medium.code or "-",
        os.path.basename(medium.module or "-"),  # noqa: PTH119 - a string as the system names it
        medium.driver.version if medium.driver else "",
        tag(medium.token.serial if medium.token else ""),
        len(medium.certificates),
    )
