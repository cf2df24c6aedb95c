"""Who imports whom: read from the sources of either language, and held against what may be."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.paths import ROOT

Import = tuple[str, str]
"""The importing file, and the imported one."""

_IMPORTED = re.compile(r"""^ +Imported via .+ from file '([^']+)'""")


def of_typescript(project: Path) -> set[Import]:
    """Return the imports among the files of a TypeScript project, those of types alone too.

    They are the compiler's own: it tells why each file is part of the project.

    Args:
        project: its `tsconfig.json`. Files are named from its folder.
    """
    command = ["npx", "--no-install", "tsc", "--noEmit", "--explainFiles", "-p", str(project)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found, imported = set(), ""
    for line in done.stdout.splitlines():
        if not line.startswith(" "):
            imported = line
        elif by := _IMPORTED.match(line):
            found.add((by[1], imported))
    folder = project.parent.resolve()
    return {
        (str(one.relative_to(folder)), str(other.relative_to(folder)))
        for one, other in (((ROOT / one).resolve(), (ROOT / other).resolve()) for one, other in found)
        if one.is_relative_to(folder) and other.is_relative_to(folder)
    }


def of_styles(folder: Path) -> set[Import]:
    """Return which files of a folder import style sheets, which the compiler takes for granted.

    Args:
        folder: of TypeScript sources, as they are bundled. Files are named from there.
    """
    with tempfile.TemporaryDirectory() as out:
        told = Path(out) / "metafile.json"
        sources = (str(file) for file in folder.rglob("*.ts*") if not file.name.endswith(".d.ts"))
        options = ("--bundle", "--platform=node", "--loader:.css=text", "--external:qualitoken:*")
        places = (f"--outdir={out}", f"--metafile={told}", "--log-level=error")
        command = ["npx", "--no-install", "esbuild", *sources, *options, *places]
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        inputs = json.loads(told.read_text("utf-8"))["inputs"]
    return {
        (str((ROOT / one).resolve().relative_to(folder)), str((ROOT / target).resolve().relative_to(folder)))
        for one, known in inputs.items()
        for target in (imported["path"] for imported in known["imports"])
        if target.endswith(".css")
    }


def of_python(package: Path) -> set[Import]:
    """Return the imports among the files of a Python package, wherever in a file they stand.

    Args:
        package: its folder. Files are named from there.
    """
    files = {_module(file, package): file for file in package.rglob("*.py")}
    return {
        (str(file.relative_to(package)), str(files[target].relative_to(package)))
        for file in files.values()
        for target in _targets(ast.parse(file.read_text("utf-8")), files)
    }


def _module(file: Path, package: Path) -> str:
    return ".".join(file.relative_to(package.parent).with_suffix("").parts).removesuffix(".__init__")


def _targets(tree: ast.Module, modules: Collection[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        named: list[str] = []
        if isinstance(node, ast.Import):
            named = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inside = (f"{node.module}.{one.name}" for one in node.names)
            named = [one if one in modules else node.module for one in inside]
        yield from (one for one in named if one in modules)


def only_below(rows: Sequence[Collection[str]]) -> dict[str, set[str]]:
    """Return what each room may import if that is what stands in the rows before its own."""
    return {
        room: {below for before in rows[:at] for below in before}
        for at, row in enumerate(rows)
        for room in row
    }


def upward(
    imports: Iterable[Import], room_of: Callable[[str], str], may: Mapping[str, Collection[str]]
) -> list[str]:
    """Return a sentence for each import from another room that may not be."""
    return sorted(
        f"{one} imports {other}: {room_of(one)} may not import {room_of(other)}"
        for one, other in imports
        if room_of(one) != room_of(other) and room_of(other) not in may.get(room_of(one), ())
    )


def circles(imports: Iterable[Import]) -> list[str]:
    """Return the shortest circle through each file that is in one, each circle once: `a → b → a`."""
    targets: dict[str, list[str]] = {}
    for one, other in sorted(imports):
        targets.setdefault(one, []).append(other)
    found: dict[frozenset[str], str] = {}
    for start in sorted(targets):
        if way := _way_back(start, targets):
            found.setdefault(frozenset(way), " → ".join([*way, start]))
    return list(found.values())


def _way_back(start: str, targets: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Return the files on the shortest way from a file to itself; None: there is none."""
    ways, reached = [[start]], {start}
    for way in ways:
        for target in targets.get(way[-1], ()):
            if target == start:
                return way
            if target not in reached:
                reached.add(target)
                ways.append([*way, target])
    return None
