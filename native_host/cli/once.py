"""`qualitoken once '<json request>'`: one request, answered by the same handlers as on the pipe."""

from __future__ import annotations

import argparse
import json
import sys

from native_host.texts import text

EXIT_FINE, EXIT_WRONG = 0, 1


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("once", help=text("diagnose", "once_help"))
    parser.add_argument("request", metavar="PEDIDO", help=text("diagnose", "once_request_help"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the reply on standard output, notifications on standard error; 1 if the reply is an error."""
    from native_host.methods.dispatch import answer  # noqa: PLC0415
    from native_host.methods.services import Services  # noqa: PLC0415
    from native_host.protocol.errors import QualitokenError  # noqa: PLC0415
    from native_host.protocol.replies import failure  # noqa: PLC0415 - heavy, only when run
    from native_host.protocol.requests import parse  # noqa: PLC0415

    services = Services()
    try:
        request = parse(args.request.encode("utf-8", "surrogateescape"))
        reply = answer(request, services, _notify)
    except QualitokenError as error:
        reply = failure(None, error)
    finally:
        services.close()
    print(json.dumps(reply, ensure_ascii=False))
    return EXIT_WRONG if "error" in reply else EXIT_FINE


def _notify(method: str, params: object) -> None:
    print(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}), file=sys.stderr)
