"""`qualitoken doctor`: every link from browser to card, each with what to do."""

from __future__ import annotations

import argparse
import sys
import threading
from typing import TYPE_CHECKING

from native_host.texts import text

if TYPE_CHECKING:
    from native_host.methods.services import Services
    from native_host.protocol.messages import Probe

FINE, WRONG = 0, 1


def _say(key: str, /, **values: object) -> str:
    return text("doctor", key, **values)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("doctor", help=_say("help"), description=_say("description"))
    parser.add_argument("--json", action="store_true", help=_say("json_help"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look at everything and print it; 1 if a link is broken, 0 also with warnings."""
    from native_host.cli.doctor_screen import lines  # noqa: PLC0415 - heavy, only when run
    from native_host.cli.json_output import print_json  # noqa: PLC0415
    from native_host.cli.terminal import Terminal  # noqa: PLC0415
    from native_host.protocol.messages import ProbeStatus  # noqa: PLC0415

    probes = _examine()
    if args.json:
        print_json([probe.model_dump(mode="json") for probe in probes])
    else:
        terminal = Terminal(sys.stdout)
        terminal.print(lines(probes, terminal))
    return WRONG if any(probe.status is ProbeStatus.ERROR for probe in probes) else FINE


def _examine() -> list[Probe]:
    from native_host.cli.progress import Progress  # noqa: PLC0415 - heavy, only when run
    from native_host.doctor.run import examine  # noqa: PLC0415
    from native_host.doctor.surroundings import Surroundings  # noqa: PLC0415

    services = _LateServices()
    try:
        with Progress(sys.stderr, _say("progress")):
            return examine(Surroundings(lambda: services.get().config, lambda: services.get().tokens))
    finally:
        services.close()


class _LateServices:
    """Configuration and token reader, imported by the probe that asks: if that fails, it fails alone."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._services: Services | None = None

    def get(self) -> Services:
        """Return the services, made by the first who asks."""
        with self._lock:
            if self._services is None:
                from native_host.methods.services import Services  # noqa: PLC0415 - heavy, and may be broken

                self._services = Services()
            return self._services

    def close(self) -> None:
        """End every driver child."""
        if self._services is not None:
            self._services.close()
