"""Whether the registered host starts and says hello, as it must for the browser."""

from __future__ import annotations

from pathlib import Path

from native_host import __version__
from native_host.doctor.registrations import in_force, registrations
from native_host.doctor.start_host import HELLO_DEADLINE_S, Started, start_host
from native_host.doctor.subject import Subject, subject
from native_host.doctor.surroundings import Surroundings
from native_host.protocol.messages import Probe
from native_host.protocol.version import PROTOCOL_VERSION
from native_host.registration.manifest import host_program


def look(_surroundings: Surroundings) -> list[Probe]:
    """Start each registered program once; with none registered, the one beside this program."""
    programs = dict.fromkeys(one.program for one in in_force(registrations()) if one.usable and one.program)
    if not programs:
        try:
            programs = {host_program(): None}
        except FileNotFoundError as error:
            return [subject("host_start").error("host_missing", program=error.filename)]
    several = len(programs) > 1
    return [_probe(program, str(number) if several else "") for number, program in enumerate(programs, 1)]


def _probe(program: Path, part: str) -> Probe:
    about = subject("host_start", part)
    started = start_host(program)
    if started.code is not None:
        exit_code = "?" if started.exit_code is None else started.exit_code
        return about.error(started.code, program=program, exit_code=exit_code, seconds=int(HELLO_DEADLINE_S))
    return _judged(about, program, started)


def _judged(about: Subject, program: Path, started: Started) -> Probe:
    values = {
        "program": program,
        "version": started.version,
        "protocol": started.protocol,
        "milliseconds": started.elapsed_ms,
        "own_version": __version__,
        "own_protocol": PROTOCOL_VERSION,
    }
    if started.protocol.partition(".")[0] != PROTOCOL_VERSION.partition(".")[0]:
        return about.error("host_other_protocol", **values)
    if started.version != __version__:
        return about.warning("host_other_version", **values)
    return about.fine("host_start", **values)
