"""`qualitoken diagnose`: what every medium is, for a person to read or as JSON."""

from __future__ import annotations

import argparse
import json
import os
from typing import TYPE_CHECKING

from native_host.protocol.limits import (
    READ_DEADLINE_DEFAULT_MS,
    READ_DEADLINE_MAX_MS,
    READ_DEADLINE_MIN_MS,
)
from native_host.texts import text

if TYPE_CHECKING:
    from native_host.protocol.messages import TokensReadResult
    from native_host.token.service import TokenService

EXIT_FINE, EXIT_WRONG = 0, 1


def _say(key: str, **values: object) -> str:
    return text("diagnose", key, **values)


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    default = READ_DEADLINE_DEFAULT_MS // 1000
    parser = subparsers.add_parser("diagnose", help=_say("diagnose_help"))
    parser.add_argument("--module", action="append", metavar="ARQUIVO", help=_say("module_help"))
    parser.add_argument(
        "--deadline",
        type=_deadline_ms,
        metavar="SEGUNDOS",
        default=READ_DEADLINE_DEFAULT_MS,
        help=_say("deadline_help", default=default),
    )
    parser.add_argument("--json", action="store_true", help=_say("json_help"))
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
    """Read and print; 0 when the first medium is in order, 1 when it is not.

    Raises:
        QualitokenError: `configuration_broken`.
    """
    service = _service(args.module)
    try:
        result = service.read(args.deadline)
    finally:
        service.close()
    if args.json:
        media = [medium.model_dump(mode="json") for medium in result.media]
        print(json.dumps(media, ensure_ascii=False, indent=2))
    else:
        from native_host.cli.screen import lines  # noqa: PLC0415 - heavy, only when run

        print("\n".join(lines(result)))
    return _exit_code(result)


def _service(modules: list[str] | None) -> TokenService:
    from native_host.config import Configuration, load_configuration  # noqa: PLC0415 - heavy, only when run
    from native_host.token.service import TokenService  # noqa: PLC0415

    if modules is None:
        return TokenService.of(load_configuration())
    paths = [os.path.abspath(module) for module in modules]  # noqa: PTH100 - without following links
    return TokenService.of(Configuration(modules=paths, only_modules=True))


def _exit_code(result: TokensReadResult) -> int:
    from native_host.protocol.messages import State  # noqa: PLC0415 - heavy, only when run

    return EXIT_FINE if result.media[0].state is State.OPERATIONAL else EXIT_WRONG
