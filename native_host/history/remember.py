"""A reading beside earlier ones: each medium told when it was here before, and remembered for next time."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from native_host.datafiles.own.opening import NotOwnError
from native_host.history.locked import locked
from native_host.history.store import Remembered, load, save
from native_host.protocol.messages import EarlierReading, Medium, State
from native_host.token.diagnosis import sentences

logger = logging.getLogger(__name__)

_OF_A_MEDIUM = frozenset(State) - {
    State.DRIVER_MISSING,
    State.DRIVER_FAILED,
    State.SERVICE_STOPPED,
    State.NO_READER,
    State.NO_TOKEN,
    State.UNRECOGNIZED,
    State.INDETERMINATE,
}
"""States that say what is on a medium."""


def with_history(media: list[Medium], folder: Path, today: date, days: int) -> list[Medium]:
    """Return the media with `seen_before`, and remember what was read; `days`: how long it is kept.

    Raises:
        TimeoutError: another host held the history all the time; nothing was remembered.
    """
    if not any(_is_remembered(medium) for medium in media):
        return media
    with locked(folder):
        return _noted(media, folder, today, days)


def _noted(media: list[Medium], folder: Path, today: date, days: int) -> list[Medium]:
    try:
        history = load(folder, today, days)
    except OSError as error:
        # Not begun anew: what cannot be read now may be read tomorrow, or is not ours.
        logger.warning(
            "history: %s", error.why.value if isinstance(error, NotOwnError) else type(error).__name__
        )
        return media
    found = []
    for medium in media:
        if medium.token is None or not _is_remembered(medium):
            found.append(medium)
            continue
        mark = history.mark(medium.token.serial)
        now = Remembered(medium.state, today)
        earlier = _told(history.media.get(mark, []), now)
        history.note(mark, now)
        found.append(medium.model_copy(update={"seen_before": earlier}))
    save(folder, history)
    return found


def _is_remembered(medium: Medium) -> bool:
    token = medium.token
    known = token is not None and token.serial.strip(" 0") != ""
    return (
        known and medium.confirmed and medium.state in _OF_A_MEDIUM and not (medium.spare or medium.elsewhere)
    )


def _told(earlier: Sequence[Remembered], now: Remembered) -> EarlierReading | None:
    """Return the latest reading with another state, else the latest of another day."""
    others = [one for one in earlier if one != now]
    if not others:
        return None
    best = next((one for one in reversed(others) if one.state is not now.state), others[-1])
    title = sentences.title(best.state, True)
    return EarlierReading(state=best.state, title=title, read_on=best.on.isoformat())
