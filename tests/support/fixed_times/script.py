"""Fixed times in JavaScript and TypeScript, found by their text.

A timer that does something is the page's own behaviour, and no wait: a wait is a promise that a timer keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.support.fixed_times.fault import JUDGES, WAITS, Fault

_WAIT = re.compile(
    r"new Promise(?:<\w+>)?\(\s*(?:function\s*)?\(?\s*(?P<keep>\w+)[^)=]*\)?\s*(?:=>)?\s*(?:\{\s*|void\s+)?"
    r"(?:\w+\.)?setTimeout\(\s*(?:\(\)\s*=>\s*)?(?P=keep)(?:\([^)]*\))?\s*,\s*(?!0\s*\))[\w.]+\s*\)"
)
"""A promise that a timer keeps after some time; after none, it only lets the others run."""

_NOW = r"\b(?:performance|Date)\.now\(\)"
_DIFFERENCE = re.compile(rf"{_NOW}\s*-(?!-)|-\s*{_NOW}")
_TIMERS = re.compile(r"""import\s*(\{[^}]*\}|\*\s*as\s+\w+)\s*from\s*["'](?:node:)?timers/promises["']""")
_COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)
_GIVEN = re.compile(
    r"\b(?:const|let|var)\s+(\w+)[^=\n]*=([^;]*);|^\s*(\w+)\s*[-+]?=(?![=>])([^;]*);", re.MULTILINE
)
_ASSERT = re.compile(r"\b(?:assert\b[^;]*|expect\b[^;]*|if\s*\([^;{]*\)\s*\{?\s*throw\b[^;]*);")
_ORDER = re.compile(r"(?<![=<>])[<>](?![<>])|\bto(?:Be)?(?:Less|Greater)\w+")


def waits(code: str) -> Iterator[tuple[int, str]]:
    """Yield the lines, counted from 0, in which a script waits for a fixed time."""
    code = _without_comments(code)
    for found in _WAIT.finditer(code):
        yield code.count("\n", 0, found.start()), found.group()


def measures(code: str) -> bool:
    """Whether a script tells how long something took."""
    return bool(_DIFFERENCE.search(code))


def faults(source: str) -> list[Fault]:
    """Return the faults of a TypeScript file, in the order of its lines."""
    code = _without_comments(source)
    found = [Fault(line + 1, f"{WAITS}: {what}") for line, what in waits(code)]
    for call in _timers_called(code):
        found.append(Fault(code.count("\n", 0, call.start()) + 1, f"{WAITS}: {call.group()}"))
    clock = re.compile("|".join([_NOW, *(rf"\b{name}\b" for name in _measured(code))]))
    for one in _ASSERT.finditer(code):
        if clock.search(one.group()) and _ORDER.search(one.group()):
            found.append(Fault(code.count("\n", 0, one.start()) + 1, f"{JUDGES}: {one.group()}"))
    return sorted(found)


def _without_comments(code: str) -> str:
    return _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment.group()), code)


def _timers_called(code: str) -> Iterator[re.Match[str]]:
    for imported in _TIMERS.finditer(code):
        for one in imported.group(1).strip("{} ").split(","):
            name = one.split(" as ")[-1].strip()
            yield from re.finditer(rf"\b{name}(?:\.\w+)*\(\s*[1-9A-Z][^)]*\)", code)


def _measured(code: str) -> set[str]:
    """Return the names of variables that hold what a clock told, or what was made of it."""
    given = [(one[0] or one[2], one[1] or one[3]) for one in _GIVEN.findall(code)]
    names: set[str] = set()
    while (
        new := {
            name for name, value in given if re.search("|".join([_NOW, *(rf"\b{n}\b" for n in names)]), value)
        }
        - names
    ):
        names |= new
    return names
