"""Which program this is."""

from __future__ import annotations

import platform
import sys
import sysconfig

from native_host import __version__
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.protocol.version import PROTOCOL_VERSION


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return the versions."""
    values = {
        "version": __version__,
        "protocol": PROTOCOL_VERSION,
        "python": platform.python_version(),
        "system": sysconfig.get_platform(),
    }
    return [subject("program").fine("frozen" if getattr(sys, "frozen", False) else "source", **values)]
