"""What a report carries."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from native_host.protocol.messages import Medium, Message


class Report(Message):
    """One reading, told elsewhere. It has no more personal data than its media have, and no PIN at all."""

    program: str
    """Version of the program that read."""
    read_at: str
    """ISO 8601 with that computer's offset: when the last driver answered there."""
    media: Annotated[list[Medium], Field(min_length=1)]
    """As `tokens.read` gave them; the user's home folder in their texts is `~`."""
