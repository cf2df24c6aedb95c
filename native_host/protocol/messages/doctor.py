"""Every link from browser to card."""

from __future__ import annotations

from enum import Enum

from native_host.protocol.messages.base import Message


class DoctorParams(Message):
    """Looks at every link from browser to card."""


class ProbeStatus(str, Enum):
    """How a link was found."""

    OK = "ok"
    WARNING = "warning"
    """It works, but should be looked at."""
    ERROR = "error"
    UNKNOWN = "unknown"
    """It could not be looked at."""


class Probe(Message):
    """One link. Nothing in it is personal: no label, no serial, the home folder is `~`."""

    id: str
    """Stable: the probe's name, and after a dot what it is about, e.g. `registration.chromium`."""
    title: str
    status: ProbeStatus
    detail: str
    """What was found."""
    hint: str = ""
    """What to do; empty if nothing is."""
    code: str | None = None
    """Stable code of what is wrong; null if nothing is."""


class DoctorResult(Message):
    """Every link, in the order from browser to card."""

    probes: list[Probe]
