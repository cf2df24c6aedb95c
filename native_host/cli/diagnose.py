"""`qualitoken diagnose`: what every medium is, for a person to read, as JSON, or as a report to paste."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING

from native_host.protocol.limits import (
    READ_DEADLINE_DEFAULT_MS,
    READ_DEADLINE_MAX_MS,
    READ_DEADLINE_MIN_MS,
)
from native_host.texts import text

if TYPE_CHECKING:
    from native_host.config import Configuration
    from native_host.protocol.messages import Medium, TokensReadResult

FINE, WRONG, USAGE = 0, 1, 2


def _say(key: str, **values: object) -> str:
    return text("diagnose", key, **values)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    default = READ_DEADLINE_DEFAULT_MS // 1000
    parser = subparsers.add_parser(
        "diagnose", help=_say("diagnose_help"), description=_say("diagnose_description")
    )
    parser.add_argument("--module", action="append", metavar="ARQUIVO", help=_say("module_help"))
    parser.add_argument(
        "--deadline",
        type=_deadline_ms,
        metavar="SEGUNDOS",
        help=_say("deadline_help", default=default),
    )
    shape = parser.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help=_say("json_help"))
    shape.add_argument("--report", action="store_true", help=_say("report_help"))
    parser.add_argument("--read-report", metavar="ARQUIVO", help=_say("read_report_help"))
    parser.set_defaults(run=run)


def _deadline_ms(value: str) -> int:
    try:
        milliseconds = float(value.replace(",", ".")) * 1000
    except ValueError:
        milliseconds = 0.0
    if not READ_DEADLINE_MIN_MS <= milliseconds <= READ_DEADLINE_MAX_MS:
        low, high = READ_DEADLINE_MIN_MS / 1000, READ_DEADLINE_MAX_MS // 1000
        raise argparse.ArgumentTypeError(_say("deadline_range", low=low, high=high))
    return int(milliseconds)


def run(args: argparse.Namespace) -> int:
    """Read and print; 0 when the first medium is in order, 1 when it is not, 2 for options that do not fit.

    Raises:
        QualitokenError: `configuration_broken`, or one of `native_host.report.code.decode`.
    """
    if args.read_report is not None:
        if args.module or args.report:
            print(_say("read_report_alone"), file=sys.stderr)
            return USAGE
        from native_host.cli.pasted import show_report  # noqa: PLC0415 - heavy, only when run

        return exit_code(show_report(args.read_report, as_json=args.json))
    result = _read(args.module, args.deadline)
    _print(result, as_json=args.json, as_report=args.report)
    return exit_code(result.media)


def _read(modules: list[str] | None, asked_ms: int | None) -> TokensReadResult:
    from native_host.cli.progress import Progress  # noqa: PLC0415 - heavy, only when run
    from native_host.token.service import TokenService  # noqa: PLC0415

    config = _configuration(modules)
    deadline_ms = config.read_deadline_ms if asked_ms is None else asked_ms
    service = TokenService.of(config)
    try:
        with Progress(sys.stderr, _say("progress")) as progress:

            def provisional(media: list[Medium]) -> None:
                # One that is not confirmed and has a reason awaits no second read.
                if any(not medium.confirmed and medium.code is None for medium in media):
                    progress.message = _say("progress_second")

            result = service.read(deadline_ms, provisional)
            if not service.hides_slots:
                return result
            # There is no next run that would know which slot to leave out.
            again = service.read(deadline_ms, provisional)
            return again.model_copy(update={"elapsed_ms": result.elapsed_ms + again.elapsed_ms})
    finally:
        service.close()


def _print(result: TokensReadResult, *, as_json: bool, as_report: bool) -> None:
    from native_host.cli import screen  # noqa: PLC0415 - heavy, only when run
    from native_host.cli.json_output import print_json  # noqa: PLC0415
    from native_host.cli.terminal import Terminal  # noqa: PLC0415
    from native_host.report.block import block  # noqa: PLC0415
    from native_host.report.make import report_of  # noqa: PLC0415

    if as_json:
        print_json([medium.model_dump(mode="json") for medium in result.media])
        return
    terminal = Terminal(sys.stdout)
    report = report_of(result)
    if as_report:
        terminal.print(block(report))
    else:
        found = screen.lines(report, terminal)
        terminal.print([*found, *screen.closing(report, result.elapsed_ms, terminal)])


def _configuration(modules: list[str] | None) -> Configuration:
    from native_host.config import Configuration, load_configuration  # noqa: PLC0415 - heavy, only when run

    if modules is None:
        return load_configuration()
    paths = [os.path.abspath(module) for module in modules]  # noqa: PTH100 - without following links
    return Configuration(modules=paths, only_modules=True)


def exit_code(media: list[Medium]) -> int:
    """Return 0 if the most useful medium is in order."""
    from native_host.protocol.messages import State  # noqa: PLC0415 - heavy, only when run

    return FINE if media[0].state is State.OPERATIONAL else WRONG
