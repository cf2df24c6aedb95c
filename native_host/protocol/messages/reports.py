"""A reading that was made on another computer and pasted as text."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from native_host.protocol import limits
from native_host.protocol.messages.base import Message
from native_host.protocol.messages.tokens import Medium


class ReportReadParams(Message):
    """Asks what a pasted report of `qualitoken diagnose --report` says."""

    text: Annotated[str, Field(max_length=limits.PASTE_MAX_CHARS)]


class ReportReadResult(Message):
    """The reading that the report carries, after it was found whole, unchanged and young enough."""

    media: list[Medium]
    """Each with `elsewhere` set."""
    read_at: str
    """ISO 8601 with the offset of the computer it was read on."""
