"""Entry point `qualitoken`.

Exit codes: 0 fine, 1 something wrong with what was looked at, 2 wrong usage, 130 interrupted (Ctrl+C).
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys

from native_host import __version__
from native_host.cli.arguments import translate_argparse
from native_host.exit_codes import INTERRUPTED
from native_host.protocol.errors import Code, QualitokenError
from native_host.texts import text

COMMANDS = ("diagnose", "doctor", "register", "sop", "page", "schema", "once")
"""Modules of this package; each has `add_parser(subparsers)` and imports what it needs when it runs."""

EXIT_WRONG = 1


def main(argv: list[str] | None = None) -> int:
    """Run the command line `argv` (default: the process's) and return the exit code."""
    try:
        args = _parser().parse_args(argv)
        return int(args.run(args))
    except QualitokenError as error:
        return _told(error)
    except KeyboardInterrupt:
        print(text("diagnose", "interrupted"), file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output (`| head`) has seen enough; Python must not complain about it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_WRONG
    except Exception as error:
        # The type alone: the text may hold personal data.
        print(type(error).__name__, file=sys.stderr)
        return _told(QualitokenError(Code.INTERNAL))


def _parser() -> argparse.ArgumentParser:
    translate_argparse()
    parser = argparse.ArgumentParser(prog="qualitoken", description=text("diagnose", "program"))
    version, said = text("arguments", "version"), f"qualitoken {__version__}"
    parser.add_argument("--version", action="version", version=said, help=version)
    commands = parser.add_subparsers(
        required=True, dest="command", metavar="COMANDO", title=text("diagnose", "commands")
    )
    for name in COMMANDS:
        importlib.import_module(f"native_host.cli.{name}").add_parser(commands)
    return parser


def _told(error: QualitokenError) -> int:
    print(text("errors", f"{error.code.value}.message", **error.values), file=sys.stderr)
    hint = text("errors", f"{error.code.value}.hint", **error.values)
    print(text("diagnose", "error_hint", hint=hint), file=sys.stderr)
    return EXIT_WRONG
