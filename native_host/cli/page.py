"""`qualitoken page check`: the locator on a page that somebody else has seen, from its skeleton."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from native_host.texts import text

if TYPE_CHECKING:
    from native_host.pages.headless import Checked, Located
    from native_host.protocol.messages import PageMap, Skeleton, Taught

FINE, WRONG, USAGE = 0, 1, 2
_DEFAULT_PAGE = "qualitor"
_FOUND = ("found", "shown_as_text")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("page", help=_say("help"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="check")
    check = actions.add_parser("check", help=_say("check_help"))
    check.add_argument("skeleton", metavar="ESTRUTURA", type=Path, help=_say("skeleton_help"))
    check.add_argument("--map", metavar="ARQUIVO", type=Path, help=_say("map_help"))
    check.add_argument(
        "--page", metavar="ID", default=_DEFAULT_PAGE, help=_say("page_help", page=_DEFAULT_PAGE)
    )
    check.add_argument("--out", metavar="ARQUIVO", type=Path, help=_say("out_help"))
    check.add_argument("--teach", action="store_true", help=_say("teach_help"))
    check.add_argument("--export", metavar="ARQUIVO", type=Path, help=_say("export_help"))
    check.add_argument("--json", action="store_true", help=_say("json_help"))
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Look for the map's fields; 0 all are there, 1 some are not or nothing can be said, 2 wrong usage."""
    skeleton = _skeleton(args.skeleton)
    page = _map(args) if skeleton is not None else None
    if skeleton is None or page is None:
        return USAGE
    if skeleton.truncated:
        print(_say("truncated"), file=sys.stderr)
    fixture = args.out or args.skeleton.with_suffix(".html")
    if not _write(fixture, skeleton, page):
        return WRONG
    return _look(fixture, page, args)


def _look(fixture: Path, page: PageMap, args: argparse.Namespace) -> int:
    from native_host.pages.headless import find_browser, locate_in_browser  # noqa: PLC0415 - pydantic is slow

    print(_say("written", file=fixture), file=sys.stderr)
    browser = find_browser()
    checked = locate_in_browser(browser, fixture) if browser else None
    if checked is None:
        print(_say("open_it"), file=sys.stderr)
        return WRONG
    located = checked.located
    if args.json:
        print(json.dumps([one.model_dump() for one in located], ensure_ascii=False, indent=2))
    else:
        _print(located, page)
    taught = _teach(checked, page) if args.teach else {}
    file = args.export or (args.skeleton.with_suffix(".toml") if taught else None)
    if file is not None and not _export(file, page, taught):
        return WRONG
    return FINE if all(one.status in _FOUND or one.key in taught for one in located) else WRONG


def _teach(checked: Checked, page: PageMap) -> dict[str, Taught]:
    """Ask for each missing field which control it is, one after the other; return the answers by key."""
    titles = {field.key: field.title for field in page.fields}
    free = [one for one in checked.controls if not one.taken]
    taught: dict[str, Taught] = {}
    for number, one in enumerate(free, start=1):
        address = one.address.id or one.address.name or one.address.type
        print(_say("control", number=number, label=one.label, address=address))
    for missing in (one for one in checked.located if one.status not in _FOUND):
        try:
            answer = input(_say("which", title=titles.get(missing.key, missing.key))).strip()
        except EOFError:
            break
        if answer.isdecimal() and 1 <= int(answer) <= len(free):
            taught[missing.key] = free[int(answer) - 1].address
        elif answer:
            print(_say("no_such_control", answer=answer), file=sys.stderr)
    return taught


def _export(file: Path, page: PageMap, taught: dict[str, Taught]) -> bool:
    """Write the map with what was taught; False after saying that it cannot be written."""
    from native_host.pages.write import to_toml  # noqa: PLC0415 - pydantic is slow to import

    fields = [
        field.model_copy(update={"taught": taught.get(field.key, field.taught)}) for field in page.fields
    ]
    try:
        file.write_text(to_toml(page.model_copy(update={"fields": fields})), "utf-8")
    except OSError:
        print(_say("cannot_export", file=file), file=sys.stderr)
        return False
    print(_say("exported", file=file), file=sys.stderr)
    return True


def _skeleton(file: Path) -> Skeleton | None:
    """Read a skeleton; None after saying what is wrong with the file."""
    from pydantic import ValidationError  # noqa: PLC0415 - slow to import

    from native_host.protocol.messages import Skeleton  # noqa: PLC0415

    try:
        return Skeleton.model_validate_json(file.read_bytes())
    except OSError:
        print(_say("unreadable", file=file), file=sys.stderr)
    except ValidationError:
        print(_say("no_skeleton", file=file), file=sys.stderr)
    return None


def _map(args: argparse.Namespace) -> PageMap | None:
    """Return the map to check; None after saying why there is none."""
    from native_host.config import load_configuration  # noqa: PLC0415 - pydantic is slow to import
    from native_host.pages.loader import read_page_file  # noqa: PLC0415
    from native_host.sop.configured import knowledge_of  # noqa: PLC0415

    if args.map is None:
        pages = knowledge_of(load_configuration()).pages.items()
        if args.page not in pages:
            print(_say("unknown_map", page=args.page), file=sys.stderr)
        return pages.get(args.page)
    reading = read_page_file(args.map)
    if reading.item is None:
        print(_say("bad_map", file=args.map), file=sys.stderr)
    for sentence in reading.sentences():
        print(_say("mistake", mistake=sentence), file=sys.stderr)
    return reading.item


def _write(fixture: Path, skeleton: Skeleton, page: PageMap) -> bool:
    from native_host.pages.fixture import fixture_page  # noqa: PLC0415 - pydantic is slow to import
    from native_host.pages.headless import locator_script  # noqa: PLC0415

    try:
        locator = locator_script()
    except FileNotFoundError:
        print(_say("no_locator"), file=sys.stderr)
        return False
    try:
        fixture.write_text(fixture_page(skeleton, page, locator), "utf-8")
    except OSError:
        print(_say("cannot_write", file=fixture), file=sys.stderr)
        return False
    return True


def _print(located: list[Located], page: PageMap) -> None:
    titles = {field.key: field.title for field in page.fields}
    for one in located:
        print(_say("row", title=titles.get(one.key, one.key), outcome=_outcome(one)))
    count = sum(one.status in _FOUND for one in located)
    print(_say("summary", found=count, count=len(located)))


def _outcome(one: Located) -> str:
    address = f"#{one.id}" if one.id else one.name or _say("without_address")
    return _say(
        one.status if one.status in (*_FOUND, "ambiguous") else one.reason or "not_found",
        label=one.label,
        address=address,
        score=one.score,
        candidates=", ".join(one.candidates),
    )


def _say(key: str, /, **values: object) -> str:
    return text("page", key, **values)
