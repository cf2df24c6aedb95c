"""All probes at once, each in its own thread with its own deadline: one that fails hides no other."""

from __future__ import annotations

import importlib
import threading

from native_host.doctor.subject import subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.errors import Code, QualitokenError
from native_host.protocol.messages import Probe
from native_host.report.home import without_home
from native_host.token.clock import SYSTEM_CLOCK, Clock

PROBES = (
    "program",
    "browsers",
    "registration",
    "host_start",
    "running",
    "policy",
    "configuration",
    "knowledge",
    "drivers",
    "smart_card",
    "tokens",
    "log_folder",
    "history_folder",
)
"""Modules of `probes/`, in the order from browser to card."""

DEADLINE_S = 5.0
"""Time for a probe that reads files or starts the host; they take well under a second."""

SLOW_GRACE_S = 4.0
"""Time for a probe that asks drivers, beside the reading: the start of their processes on a slow PC."""

_SLOW = ("drivers", "tokens")


def examine(surroundings: Surroundings, clock: Clock = SYSTEM_CLOCK) -> list[Probe]:
    """Look at everything; return what was found in the order of `PROBES`. Never raises, never empty.

    Args:
        surroundings: what is looked at.
        clock: what each probe's deadline is told by.
    """
    running = [_Running(name, surroundings, clock) for name in PROBES]
    return [_without_homes(probe) for one in running for probe in one.results()]


class _Running:
    """A probe at work."""

    def __init__(self, name: str, surroundings: Surroundings, clock: Clock) -> None:
        self._name = name
        self._clock = clock
        self._surroundings = surroundings
        self._began = clock.now()
        self._found: list[Probe] | None = None
        self._over = threading.Event()
        threading.Thread(target=self._run, name=f"probe {name}", daemon=True).start()

    def results(self) -> list[Probe]:
        """Wait for the probe until its deadline."""
        self._clock.until(self._began + self._allowed_s(), self._over.wait)
        found = self._found
        return [subject(self._name, name="").error("probe_timeout")] if found is None else found

    def _allowed_s(self) -> float:
        """Return its deadline, asked for while it works: the configuration may lie on a share."""
        if self._name not in _SLOW:
            return DEADLINE_S
        return self._surroundings.read_deadline_ms() / 1000 + SLOW_GRACE_S

    def _run(self) -> None:
        self._look()
        self._over.set()

    def _look(self) -> None:
        about = subject(self._name, name="")
        try:
            probe = importlib.import_module(f"native_host.doctor.probes.{self._name}")
            self._found = probe.look(self._surroundings)
        except QualitokenError as error:
            known = error.code is Code.CONFIGURATION_BROKEN
            self._found = [
                about.unknown("needs_configuration")
                if known
                else about.error("probe_failed", kind=error.code.value)
            ]
        except BaseException as error:
            # The type alone: the text may hold personal data.
            self._found = [about.error("probe_failed", kind=type(error).__name__)]


def _without_homes(probe: Probe) -> Probe:
    return probe.model_copy(
        update={key: without_home(getattr(probe, key)) for key in ("id", "title", "detail", "hint")}
    )
