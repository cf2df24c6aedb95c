"""Whether media are read, and what they are; no label, no serial."""

from __future__ import annotations

from native_host.doctor.reader_name import without_serial
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Medium, Probe, State
from native_host.texts import text

_NOTHING_SAID = (State.INDETERMINATE, State.UNRECOGNIZED)
"""States of media of which nothing can be said."""


def look(surroundings: Surroundings) -> list[Probe]:
    """Read all media as `tokens.read` does; whatever a medium holds, reading it is what counts here.

    One that only looks blank was not read so that anything is sure of it.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    about = subject("tokens")
    media = surroundings.tokens().read(surroundings.read_deadline_ms()).media
    read = [medium for medium in media if medium.token is not None]
    if not read:
        return [about.warning("no_token", found=media[0].title, hint=media[0].hint)]
    shown = [medium for medium in media if medium in read or medium.state is State.UNRECOGNIZED]
    titles = "; ".join(_named(medium) if len(shown) > 1 else medium.title for medium in shown)
    unsure = [medium for medium in shown if not medium.confirmed or medium.state in _NOTHING_SAID]
    if unsure:
        hints = list(dict.fromkeys(medium.hint for medium in unsure))
        if len(hints) > 1:
            hints = [f"{_reader(medium)}: {medium.hint}" for medium in unsure]
        return [about.warning("token_indeterminate", found=titles, hint=" ".join(hints))]
    return [about.fine("tokens", found=titles)]


def _named(medium: Medium) -> str:
    """Return a medium's state with its reader, which tells it from the others."""
    reader = _reader(medium)
    return text("report", "in_short", title=medium.title, source=reader) if reader else medium.title


def _reader(medium: Medium) -> str:
    return without_serial(medium.reader or "")
