"""Imports point one way, in both languages: from room to room only downwards, and nowhere in a circle."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.imports import Import, circles, of_python, of_styles, of_typescript, only_below, upward
from tests.support.paths import ROOT

HOST = only_below(
    [
        ("__init__", "exit_codes", "files", "frozen", "latin1", "registers", "toml_shape"),
        ("toml",),
        ("texts",),
        ("protocol",),
        ("datafiles",),
        ("config_files", "log"),
        ("registration",),
        ("config",),
        ("customer", "pages", "token"),
        ("history", "report", "sop"),
        ("ticket",),
        ("doctor",),
        ("methods",),
        ("cli", "host"),
    ]
)
"""Rooms of `native_host`, from the ground up: each may import all that stand in the rows before it."""

BASE_OF_TOKEN = (
    "limits",
    "waits",
    "clock",
    "backoff",
    "child_setup",
    "child_frames",
    "child_job",
    "child_process",
)
"""Files of `native_host/token` that its rooms share; they may import each other."""

TOKEN = only_below(
    [
        ("base",),
        ("readings",),
        ("certificates", "pcsc", "worker"),
        ("diagnosis",),
        ("drivers",),
        ("service",),
    ]
)
"""Rooms of `native_host/token`, the same way."""

EXTENSION = {
    "generated": (),
    "shared": ("generated",),
    # The engine works on a page, the card shows what it says, the worker owns the port; `shared` is common.
    "page": ("generated", "shared"),
    "card": ("generated", "shared"),
    "background": ("generated", "shared"),
    "content": ("generated", "shared", "page", "card"),
    # Our own pages. The panel is a card without a ticket; the first one shows what the others hold.
    "panel": ("generated", "shared", "card", "content"),
    "options": ("generated", "shared", "card"),
    "first-run": ("generated", "shared", "card", "options", "panel"),
}
"""Rooms of `extension/src`, and what each may import."""

PAGE = only_below(
    [
        ("limits",),
        ("pieces",),
        ("dom",),
        ("collect",),
        ("controls", "detect", "locate", "skeleton"),
        ("check",),
        ("fill",),
        ("checker", "evidence", "index"),
    ]
)
"""Rooms of `extension/src/page`, the engine, from the document up to what the rest of the extension uses."""


def room_of(file: str) -> str:
    """Return the room of a file: its first folder, or its own name where it stands alone."""
    return Path(file).parts[0].removesuffix(".py")


def room_of_token(file: str) -> str:
    """Return the room of a file of `token`, whose path begins with that."""
    room = Path(file).parts[1].removesuffix(".py")
    return "base" if room in BASE_OF_TOKEN else room


def room_of_extension(file: str) -> str:
    return Path(file).parts[1]


def room_of_page(file: str) -> str:
    """Return the room of a file of the engine, whose path begins with `src/page`."""
    return Path(file).parts[2].removesuffix(".ts")


def is_of_tests(file: str) -> bool:
    return ".test." in Path(file).name or room_of_extension(file) == "test-support"


@pytest.fixture(scope="module")
def host() -> set[Import]:
    """Imports of the host."""
    return of_python(ROOT / "native_host")


@pytest.fixture(scope="module")
def extension() -> set[Import]:
    """Imports among the extension's sources, its tests' too."""
    projects = ("tsconfig.json", "tsconfig.test.json")
    found = set().union(*(of_typescript(ROOT / "extension" / project) for project in projects))
    styles = {(f"src/{one}", f"src/{other}") for one, other in of_styles(ROOT / "extension/src")}
    return {(one, other) for one, other in found if Path(other).parts[0] == "src"} | styles


def test_the_hosts_rooms_import_only_what_stands_below_them(host: set[Import]) -> None:
    assert len(host) > 500
    assert {room_of(file) for pair in host for file in pair} <= set(HOST)
    assert upward(host, room_of, HOST) == []


def test_the_rooms_of_token_import_only_what_stands_below_them(host: set[Import]) -> None:
    within = {pair for pair in host if all(Path(file).parts[0] == "token" for file in pair)}
    within = {pair for pair in within if Path(pair[1]).parts[1] != "__init__.py"}
    assert {room_of_token(file) for pair in within for file in pair} == set(TOKEN)
    assert upward(within, room_of_token, TOKEN) == []


def test_the_extensions_rooms_import_only_what_they_may(extension: set[Import]) -> None:
    shipped = {pair for pair in extension if not is_of_tests(pair[0])}
    assert len(shipped) > 500
    assert {room_of_extension(one) for one, _ in shipped} <= set(EXTENSION)
    assert upward(shipped, room_of_extension, EXTENSION) == []


def test_the_engines_rooms_import_only_what_stands_below_them(extension: set[Import]) -> None:
    within = {pair for pair in extension if all(room_of_extension(file) == "page" for file in pair)}
    within = {pair for pair in within if not is_of_tests(pair[0])}
    assert {room_of_page(file) for pair in within for file in pair} == set(PAGE)
    assert upward(within, room_of_page, PAGE) == []


def test_what_the_extensions_rooms_may_import_has_no_circle() -> None:
    assert circles((room, other) for room, others in EXTENSION.items() for other in others) == []


def test_nothing_that_is_shipped_imports_a_test_or_what_supports_tests(extension: set[Import]) -> None:
    assert len({one for one, _ in extension if is_of_tests(one)}) > 20
    assert [pair for pair in extension if is_of_tests(pair[1]) and not is_of_tests(pair[0])] == []


def test_no_file_of_the_host_imports_itself_by_a_way_round(host: set[Import]) -> None:
    # A package's own file takes over what its modules define.
    assert circles(pair for pair in host if Path(pair[1]).name != "__init__.py") == []


def test_no_file_of_the_extension_imports_itself_by_a_way_round(extension: set[Import]) -> None:
    assert circles(extension) == []


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


WAYS = {
    "a value": 'import { b } from "../content/b";\nexport const a = b;\n',
    "a type": 'import type { B } from "../content/b";\nexport type A = B;\n',
    "a type in place": 'export type A = import("../content/b").B;\n',
    "handed on": 'export { b } from "../content/b";\n',
    "on demand": 'export const a = () => import("../content/b");\n',
    "for its effect": 'import "../content/b";\n',
    "over two lines": 'import {\n  b,\n} from "../content/b";\nexport const a = b;\n',
}
BACK = 'import type { C } from "./c";\nexport type B = C;\nexport const b = 1;\n'
ON = 'import type * as a from "../shared/a";\nexport type C = keyof typeof a;\n'


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> set[Import]:
    """Imports of a project with a folder per way, each with an upward import and a circle."""
    files = {"tsconfig.json": json.dumps({"compilerOptions": {"module": "esnext", "types": []}})}
    for way, source in WAYS.items():
        files |= {f"{way}/shared/a.ts": source, f"{way}/content/b.ts": BACK, f"{way}/content/c.ts": ON}
    return of_typescript(write(tmp_path_factory.mktemp("made_up"), files) / "tsconfig.json")


@pytest.mark.parametrize("way", WAYS)
def test_an_upward_import_of_the_extension_is_told_with_both_files(made_up: set[Import], way: str) -> None:
    told = [one for one in upward(made_up, room_of_extension, EXTENSION) if one.startswith(f"{way}/")]
    assert told == [f"{way}/shared/a.ts imports {way}/content/b.ts: shared may not import content"]


@pytest.mark.parametrize("way", WAYS)
def test_a_circle_of_the_extension_is_told_with_its_files(made_up: set[Import], way: str) -> None:
    told = [one for one in circles(made_up) if one.startswith(f"{way}/")]
    there, on, back = f"{way}/content/b.ts", f"{way}/content/c.ts", f"{way}/shared/a.ts"
    assert told == [f"{there} → {on} → {back} → {there}"]


def test_an_upward_import_of_a_style_sheet_is_told_with_both_files(tmp_path: Path) -> None:
    files = {"shared/a.ts": 'import css from "../card/b.css";\nexport const a = css;\n', "card/b.css": "b {}"}
    assert upward(of_styles(write(tmp_path.resolve(), files)), room_of, EXTENSION) == [
        "shared/a.ts imports card/b.css: shared may not import card"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "from native_host.methods.ping import handle\n",
        "from native_host.methods import ping\n",
        "import native_host.methods.ping\n",
        "if True:\n    def f():\n        from native_host.methods.ping import handle\n",
        "from native_host.methods.ping import (\n    handle,\n)\n",
    ],
)
def test_an_upward_import_and_a_circle_of_the_host_are_told_with_both_files(
    tmp_path: Path, source: str
) -> None:
    files = {
        "token/read.py": source,
        "methods/__init__.py": "",
        "methods/ping.py": "from native_host.token.read import f\n",
    }
    imports = of_python(write(tmp_path / "native_host", files))
    assert upward(imports, room_of, HOST) == [
        "token/read.py imports methods/ping.py: token may not import methods"
    ]
    assert circles(imports) == ["methods/ping.py → token/read.py → methods/ping.py"]


def test_rooms_of_one_row_do_not_know_each_other() -> None:
    imports = {("token/a.py", "customer/b.py")}
    assert upward(imports, room_of, HOST) == [
        "token/a.py imports customer/b.py: token may not import customer"
    ]


@pytest.mark.parametrize(
    ("one", "other", "room", "foreign"),
    [
        ("token/pcsc/facts.py", "token/diagnosis/media.py", "pcsc", "diagnosis"),
        ("token/worker/content.py", "token/pcsc/facts.py", "worker", "pcsc"),
        ("token/clock.py", "token/readings/slot.py", "base", "readings"),
    ],
)
def test_an_import_upwards_or_sideways_in_token_is_told(
    one: str, other: str, room: str, foreign: str
) -> None:
    assert upward({(one, other)}, room_of_token, TOKEN) == [
        f"{one} imports {other}: {room} may not import {foreign}"
    ]


def test_a_room_that_the_table_does_not_have_may_import_nothing() -> None:
    assert upward({("new/a.py", "protocol/limits.py")}, room_of, HOST) == [
        "new/a.py imports protocol/limits.py: new may not import protocol"
    ]
