"""Moments as people read them, with the clock they come from."""

from __future__ import annotations

from datetime import datetime

from native_host.texts import text


def moment(iso: str) -> str:
    """Return an ISO 8601 moment as date, time and the offset of the computer's clock; else `iso` as it is."""
    try:
        when = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    offset = when.strftime("%z")
    clock = f"UTC{offset[:3]}:{offset[3:5]}" if offset else "?"
    return text(
        "report", "moment", date=when.strftime("%d/%m/%Y"), time=when.strftime("%H:%M:%S"), clock=clock
    )
