"""Which drivers are installed, and whether each can be loaded and answers; each in a child of its own."""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from pathlib import Path

from native_host.config import Configuration
from native_host.datafiles.trust.sentences import sentence
from native_host.doctor.subject import Subject, subject
from native_host.doctor.surroundings import Surroundings
from native_host.doctor.thirty_two_bits import only_in_32_bits
from native_host.protocol.messages import Probe
from native_host.token.diagnosis.sentences import failure_line
from native_host.token.drivers.catalogue import find_drivers
from native_host.token.drivers.driver import Driver
from native_host.token.drivers.supervisor import Supervisor
from native_host.token.readings.reading import DriverRef, Reading
from native_host.token.worker.library_file import bits_of


def look(surroundings: Surroundings) -> list[Probe]:
    """Return one probe per driver file; files that the configuration names and that are missing are its own.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    config = surroundings.config()
    refs = [ref for ref in find_drivers(config) if os.path.isfile(ref.path)]  # noqa: PTH113
    others = [] if config.only_modules else _only_in_32_bits()
    if not refs:
        return others or [_none(config)]
    supervisor = Supervisor()
    try:
        return [*_probes(supervisor.drivers(refs), config.read_deadline_ms), *others]
    finally:
        supervisor.close()


def _none(config: Configuration) -> Probe:
    about = subject("drivers", name="")
    if not config.only_modules:
        return about.error("driver_missing")
    return about.error("driver_none_named" if not config.modules else "driver_none_there")


def _only_in_32_bits() -> list[Probe]:
    return [
        subject("drivers", f"32.{number}", name=product).error("driver_other_bitness", path=path)
        for number, (product, path) in enumerate(only_in_32_bits(), 1)
    ]


def _probes(drivers: list[Driver], deadline_ms: int) -> list[Probe]:
    """Ask all drivers at once."""
    deadline = time.monotonic() + deadline_ms / 1000
    abouts = dict(zip(drivers, _subjects([driver.ref for driver in drivers]), strict=True))
    found: dict[Driver, Probe] = {}

    def look_at(driver: Driver) -> None:
        try:
            found[driver] = _probe(abouts[driver], driver.read(deadline))
        except Exception as error:  # one driver must not hide the others
            found[driver] = abouts[driver].error("probe_failed", kind=type(error).__name__)

    threads = [threading.Thread(target=look_at, args=(driver,), daemon=True) for driver in drivers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [found[driver] for driver in drivers]


def _subjects(refs: list[DriverRef]) -> list[Subject]:
    """Return the subjects, told apart by file name, and by a number where two files have the same."""
    seen: Counter[str] = Counter()
    found = []
    for ref in refs:
        name = Path(ref.path).name
        seen[name] += 1
        part = name if seen[name] == 1 else f"{name}.{seen[name]}"
        found.append(subject("drivers", part, name=ref.product))
    return found


def _probe(about: Subject, reading: Reading) -> Probe:
    ref = reading.driver
    if ref.doubt is not None:
        return about.error("driver_untrusted", path=ref.path, reason=sentence(ref.doubt))
    if reading.failure is not None:
        code = reading.failure.code
        found = about.warning if code == "driver_refused" else about.error
        return found(code, detail=failure_line(reading, reading.failure))
    version = reading.library.version if reading.library else ""
    return about.fine("driver", path=ref.path, version=version or "?", bits=bits_of(ref.path) or "?")
