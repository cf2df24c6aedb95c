"""Who may talk to the host: the extension under its ids, and packages that an organisation signs itself."""

from __future__ import annotations

from native_host.protocol.errors import QualitokenError
from native_host.registration.ids import ALLOWED_ORIGINS


def own_origins() -> tuple[str, ...]:
    """Return the origins that the configuration adds; none if it cannot be read, which the doctor tells."""
    from native_host.config import load_configuration  # noqa: PLC0415 - heavy; the host asks before hello

    try:
        ids = load_configuration().extension_ids
    except QualitokenError:
        return ()
    origins = (f"chrome-extension://{extension_id}/" for extension_id in ids)
    return tuple(origin for origin in origins if origin not in ALLOWED_ORIGINS)


def allowed_origins() -> tuple[str, ...]:
    """Return all origins that a manifest names."""
    return (*ALLOWED_ORIGINS, *own_origins())
