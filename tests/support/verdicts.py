"""What tests ask of a verdict on a medium."""

from __future__ import annotations

from native_host.protocol.messages import Medium


def in_reader(script: str, reader: str) -> str:
    """Return a driver's script with its medium in another reader."""
    return script.replace("Leitora_1", reader.replace(" ", "_"))


def is_blank(medium: Medium) -> bool:
    """Whether it is blank for sure."""
    return medium.state.value == "blank" and medium.confirmed


def said(medium: Medium) -> str:
    """Return its evidence as one text."""
    return "\n".join(medium.evidence)


def failure(media: list[Medium]) -> Medium:
    """Return the one driver that failed."""
    (found,) = (medium for medium in media if medium.state.value == "driver_failed")
    return found
