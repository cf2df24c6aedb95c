"""`qualitoken register` and `unregister`: tell browsers where the host is, or take that back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from native_host.registration.browsers import PROFILE_FOLDER, Browser, known_browsers
from native_host.registration.manifest import (
    FILE_NAME,
    Outcome,
    host_program,
    remove_manifest,
    write_manifest,
)
from native_host.texts import text

FINE, WRONG, USAGE = 0, 1, 2


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register both subcommands."""
    for command in ("register", "unregister"):
        parser = subparsers.add_parser(command, help=_say(f"{command}_help"))
        parser.add_argument(
            "--browser", action="append", choices=list(known_browsers()), help=_say("browser_help")
        )
        place = parser.add_mutually_exclusive_group()
        place.add_argument("--system", action="store_true", help=_say("system_help"))
        place.add_argument("--user-data-dir", metavar="PASTA", type=Path, help=_say("user_data_dir_help"))
        parser.set_defaults(run=run, action=command)


def run(args: argparse.Namespace) -> int:
    """Register or unregister; 0 done, 1 something could not be done, 2 wrong usage."""
    if args.browser and args.user_data_dir:
        print(_say("browser_and_folder"), file=sys.stderr)
        return USAGE
    browsers = known_browsers()
    if not browsers and not args.user_data_dir:
        print(_say("unsupported_system"), file=sys.stderr)
        return WRONG
    if args.action == "unregister":
        return _for_each(_targets(args, list(browsers.values())), remove_manifest)
    try:
        program = host_program()
    except FileNotFoundError as error:
        print(_say("no_program", path=error.filename), file=sys.stderr)
        return WRONG
    targets = _targets(args, [browser for browser in browsers.values() if browser.is_installed])
    if not targets:
        print(_say("no_browser", known=", ".join(browsers)), file=sys.stderr)
        return WRONG
    print(_say("program", path=program))
    return _for_each(targets, lambda folder: write_manifest(folder, program))


def _targets(args: argparse.Namespace, unnamed: list[Browser]) -> list[tuple[str, Path]]:
    """Return title and folder of what is meant; `unnamed` browsers are meant if none is named."""
    if args.user_data_dir:
        profile = args.user_data_dir.absolute()
        return [(_say("profile", path=profile), profile / PROFILE_FOLDER)]
    browsers = [known_browsers()[name] for name in dict.fromkeys(args.browser)] if args.browser else unnamed
    return [(one.title, one.system if args.system else one.user) for one in browsers]


def _for_each(targets: list[tuple[str, Path]], act: Callable[[Path], Outcome]) -> int:
    """Act on every folder, though one may fail, and say what became of it."""
    code = FINE
    for title, folder in targets:
        try:
            outcome = act(folder)
        except OSError:
            print(_say("failed", title=title, folder=folder), file=sys.stderr)
            code = WRONG
            continue
        print(_say(f"outcomes.{outcome.value}", title=title, file=folder / FILE_NAME))
    return code


def _say(key: str, /, **values: object) -> str:
    return text("registration", key, **values)
