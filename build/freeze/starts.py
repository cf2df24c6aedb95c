"""The frozen host must start: a library that is there but cannot be loaded shows only then."""

from __future__ import annotations

from pathlib import Path

from native_host.doctor.start_host import start_host
from native_host.registration.manifest import HOST_PROGRAM


def demand_start(payload: Path) -> None:
    """End the build if the host does not say hello.

    Raises:
        SystemExit: says what it did instead.
    """
    started = start_host(payload / HOST_PROGRAM)
    if started.code is not None:
        told = f"{started.code}, exit code {started.exit_code}"
        raise SystemExit(f"{payload / HOST_PROGRAM} does not start as it should: {told}")
