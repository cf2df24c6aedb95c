"""The first words, and whether the host is alive."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StrictBool, StrictInt

from native_host.protocol.limits import PING_ECHO_MAX_CHARS
from native_host.protocol.messages.base import Message


class Hello(Message):
    """The host's first word, a notification sent unasked."""

    protocol: Annotated[str, Field(pattern=r"^\d+\.\d+$")]
    """`major.minor`; another major version than the extension's means that one of the two must be updated."""
    host: str
    """The host's version."""
    build: str
    """How this host was made, e.g. `source` or the release's build id."""
    capabilities: list[str]
    """The methods it answers."""


class PingParams(Message):
    """Asks whether the host is alive."""

    echo: Annotated[str, Field(max_length=PING_ECHO_MAX_CHARS)] = ""
    """Comes back unchanged."""


class PingResult(Message):
    """The host is alive."""

    echo: str
    ready: StrictBool
    """Whether the libraries are loaded: the next request is answered at full speed."""
    uptime_ms: StrictInt
    """Milliseconds since the host's start."""
