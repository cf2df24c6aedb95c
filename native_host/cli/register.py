"""`qualitoken register` and `unregister`: tell browsers where the host is, or take that back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from native_host.registration.browsers import PROFILE_FOLDER, Browser, known_browsers, sandboxed_browsers
from native_host.registration.manifest import Outcome, host_program
from native_host.registration.places import FolderPlace, Place, place_of
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
    known = known_browsers()
    named = [known[name] for name in dict.fromkeys(args.browser or [])]
    if args.action == "unregister":
        return _for_each(_targets(args, named or list(known.values())), lambda place: place.unregister())
    try:
        program = host_program()
    except FileNotFoundError as error:
        print(_say("no_program", path=error.filename), file=sys.stderr)
        return WRONG
    for one in sandboxed_browsers():
        print(_say("sandboxed", title=one.title, kind=one.kind), file=sys.stderr)
    targets = _targets(args, named or [browser for browser in known.values() if browser.is_installed])
    if not targets:
        print(_say("no_browser", known=", ".join(known)), file=sys.stderr)
        return WRONG
    print(_say("program", path=program))
    return _for_each(targets, lambda place: place.register(program))


def _targets(args: argparse.Namespace, browsers: list[Browser]) -> list[tuple[str, Place]]:
    """Return title and place of what is meant."""
    if args.user_data_dir:
        profile = args.user_data_dir.absolute()
        return [(_say("profile", path=profile), FolderPlace(profile / PROFILE_FOLDER))]
    return [(one.title, place_of(one, system=args.system)) for one in browsers]


def _for_each(targets: list[tuple[str, Place]], act: Callable[[Place], Outcome]) -> int:
    """Act on every place, though one may fail, and say what became of it."""
    code = FINE
    for title, place in targets:
        try:
            outcome = act(place)
        except OSError:
            print(_say("failed", title=title, folder=place.name), file=sys.stderr)
            code = WRONG
            continue
        print(_say(f"outcomes.{outcome.value}", title=title, file=place.shown))
    return code


def _say(key: str, /, **values: object) -> str:
    return text("registration", key, **values)
