"""Whether a browser still uses a host that is no longer the registered one."""

from __future__ import annotations

import contextlib
from pathlib import Path

from native_host.doctor.processes import running_hosts
from native_host.doctor.registrations import in_force, registrations
from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.registration.manifest import host_program


def look(_surroundings: Surroundings) -> list[Probe]:
    """Return a warning if a host runs that is neither registered nor this program's own."""
    known = {_same(one.program) for one in in_force(registrations()) if one.program}
    with contextlib.suppress(FileNotFoundError):
        known.add(_same(host_program()))
    others = sorted(str(path) for path in running_hosts() if _same(path) not in known)
    about = subject("running")
    if others:
        return [about.warning("running_other", programs=", ".join(others))]
    return [about.fine("running")]


def _same(path: Path) -> str:
    """Return the path for comparison: Windows takes upper and lower case for the same."""
    return str(path).casefold()
