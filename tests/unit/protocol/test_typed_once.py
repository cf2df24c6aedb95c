"""What host and extension both know is typed once, in Python, and generated for the extension."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

_CONST = re.compile(r"^ *(?:export )?const ([A-Z][A-Z0-9_]*)(?:: [^=\n]+)? =\s+([^;\n]+);", re.MULTILINE)

Constant = tuple[str, object]
"""Name, and value."""


def of_python(source: str) -> Iterator[Constant]:
    """Yield the constants of a module, those that only it uses too."""
    for node in ast.parse(source).body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.isupper():
                if (known := literal(ast.unparse(value))) is not None:
                    yield name.lstrip("_"), known


def of_typescript(source: str) -> Iterator[Constant]:
    """Yield the constants of a file that are a number or a text."""
    for name, value in _CONST.findall(source):
        if (known := literal(value)) is not None:
            yield name, known


def literal(source: str) -> object:
    """Return a text, or what comes of a product or sum of numbers; None: it is neither."""
    try:
        tree = ast.parse(source.strip(), mode="eval")
    except SyntaxError:
        return None
    numbers = (ast.Expression, ast.BinOp, ast.Mult, ast.Add, ast.Sub, ast.Constant)
    if not all(isinstance(node, numbers) for node in ast.walk(tree)):
        return None
    value = eval(compile(tree, "constant", "eval"), {"__builtins__": {}})  # noqa: S307 - numbers only
    return value if isinstance(value, int | float | str) and not isinstance(value, bool) else None


def typed_twice(python: dict[Path, str], typescript: dict[Path, str]) -> list[str]:
    """Return a sentence for each constant that two languages give the same name and the same value."""
    known = {constant: file for file, source in python.items() for constant in of_python(source)}
    return [
        f"{name}: in {known[name, value]} and in {file}"
        for file, source in typescript.items()
        for name, value in of_typescript(source)
        if (name, value) in known
    ]


def sources(folder: str, pattern: str) -> dict[Path, str]:
    return {
        file.relative_to(ROOT): file.read_text("utf-8") for file in sorted((ROOT / folder).rglob(pattern))
    }


def test_no_constant_is_typed_in_both_languages() -> None:
    python, typescript = sources("native_host", "*.py"), sources("extension/src", "*.ts*")
    by_hand = {file: source for file, source in typescript.items() if "generated" not in file.parts}
    assert sum(len(list(of_python(source))) for source in python.values()) > 200
    assert sum(len(list(of_typescript(source))) for source in by_hand.values()) > 100
    assert typed_twice(python, by_hand) == []


@pytest.mark.parametrize(
    ("python", "typescript"),
    [
        ("NODES_MAX = 8_000", "const NODES_MAX = 8_000;"),
        ("_NODES_MAX = 8000", "export const NODES_MAX: number = 8 * 1_000;"),
        ("HOST_NAME = 'br.com'", 'const HOST_NAME =\n  "br.com";'),
        ("SHARE = 0.5", "/** Half. */\nexport const SHARE = 0.5;"),
    ],
)
def test_one_that_is_would_be_told_with_both_files(python: str, typescript: str) -> None:
    (told,) = typed_twice({Path("limits.py"): python}, {Path("limits.ts"): typescript})
    assert told.endswith("in limits.py and in limits.ts")


@pytest.mark.parametrize("typescript", ["const NODES_MAX = 9_000;", "const NODES = 8_000;", "let x = 8000;"])
def test_another_name_or_value_is_another_constant(typescript: str) -> None:
    assert typed_twice({Path("a.py"): "NODES_MAX = 8_000"}, {Path("a.ts"): typescript}) == []
