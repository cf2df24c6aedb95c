"""The history beside a reading, never in its way: a folder that answers slowly is not waited for."""

from __future__ import annotations

import logging
import threading
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from native_host.datafiles.own.names import make_folder
from native_host.history.remember import with_history
from native_host.history.store import default_folder

if TYPE_CHECKING:
    from native_host.config import Configuration
    from native_host.protocol.messages import Medium

logger = logging.getLogger(__name__)

TIMEOUT_S = 0.3
"""A local file takes a few milliseconds; a network folder that hangs must not hold up the agent's answer."""

_one_at_a_time = threading.Lock()


def remembered(media: list[Medium], config: Configuration) -> list[Medium]:
    """Return the media with what is remembered of them, and remember them; if a history is kept at all."""
    if not config.history:
        return media
    found: list[Medium] = []

    def look() -> None:
        today = datetime.now().astimezone().date()
        try:
            folder = Path(config.history_dir) if config.history_dir else default_folder()
            make_folder(folder, for_all=config.is_for_all(config.history_dir))
            with _one_at_a_time:
                found.extend(with_history(media, folder, today, config.history_days))
        except Exception as error:
            # The type alone: the text may hold a path or a serial. No history is no reason for no reading.
            logger.error("history: %s", type(error).__name__)  # noqa: TRY400

    thread = threading.Thread(target=look, name="history", daemon=True)
    thread.start()
    thread.join(TIMEOUT_S)
    if thread.is_alive():
        logger.warning("history: no answer within %d ms", TIMEOUT_S * 1000)
        return media
    return found or media
