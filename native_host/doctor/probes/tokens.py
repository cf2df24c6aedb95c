"""Whether media are read, and what they are; no label, no serial."""

from __future__ import annotations

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe, State


def look(surroundings: Surroundings) -> list[Probe]:
    """Read all media as `tokens.read` does; whatever a medium holds, reading it is what counts here.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    about = subject("tokens")
    media = surroundings.tokens().read(surroundings.read_deadline_ms()).media
    read = [medium for medium in media if medium.token is not None]
    titles = "; ".join(medium.title for medium in read or media[:1])
    if not read:
        return [about.warning("no_token", found=titles, hint=media[0].hint)]
    if all(medium.state is State.INDETERMINATE for medium in read):
        return [about.warning("token_indeterminate", found=titles)]
    return [about.fine("tokens", found=titles)]
