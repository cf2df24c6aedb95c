"""Names in a Python file: which of them stand for a clock or a sleep, and which hold what was measured."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.support.fixed_times import script

CLOCKS = {
    "default_timer",
    "monotonic",
    "monotonic_ns",
    "perf_counter",
    "perf_counter_ns",
    "process_time",
    "process_time_ns",
    "thread_time",
    "time",
    "time_ns",
    "timeit",
}
"""Functions that tell the time; what lies between two of their answers is a duration."""

CALENDARS = {"now", "today", "utcnow"}
"""So do these of `datetime`; those of a clock that the test moves do not."""

DURATIONS = {"elapsed", "elapsed_ms", "took", "taken", "duration", "duration_ms"}
"""Names that hold one, whoever measured it."""

_COLLECTS = {"add", "append", "extend", "insert"}


class Names:
    """What the names of one file mean."""

    def __init__(self, tree: ast.AST) -> None:
        self._meant: dict[str, str] = {}
        for node in ast.walk(tree):
            self._learn(node)
        self._measured: set[str] = set()
        while new := {name for node in ast.walk(tree) for name in self._given_a_time(node)} - self._measured:
            self._measured |= new

    def of(self, node: ast.AST) -> str:
        """Return the last part of what an expression names, under its own name: `time.sleep` as "sleep"."""
        if isinstance(node, ast.Attribute):
            return node.attr
        if isinstance(node, ast.Name):
            return self._meant.get(node.id, node.id)
        if not isinstance(node, ast.Call) or not node.args:
            return ""
        last = node.args[-1] if self.of(node.func) in {"getattr", "__import__", "import_module"} else None
        return last.value if isinstance(last, ast.Constant) and isinstance(last.value, str) else ""

    def tells_time(self, node: ast.AST) -> bool:
        """Whether a time that was measured is part of an expression."""
        return any(
            self._is_clock(one)
            or (isinstance(one, ast.Name | ast.Attribute) and self.of(one) in self._measured | DURATIONS)
            or (isinstance(one, ast.Constant) and (one.value in DURATIONS or _measures(one.value)))
            for one in ast.walk(node)
        )

    def _is_clock(self, node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Attribute) and node.func.attr in CALENDARS:
            return self.of(node.func.value) in {"datetime", "date"}
        return self.of(node.func) in CLOCKS

    def _learn(self, node: ast.AST) -> None:
        if isinstance(node, ast.Import | ast.ImportFrom):
            self._meant |= {one.asname: one.name.split(".")[-1] for one in node.names if one.asname}
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Attribute(value=ast.Name(), attr=attr)
            ) if attr in {"sleep", *CLOCKS}:
                self._meant[name] = attr

    def _given_a_time(self, node: ast.AST) -> Iterator[str]:
        match node:
            case ast.Assign(targets=targets, value=value) if self.tells_time(value):
                for target in targets:
                    yield from _names(target)
            case (
                ast.AnnAssign(target=target, value=ast.expr() as value)
                | ast.AugAssign(target=target, value=value)
                | ast.NamedExpr(target=target, value=value)
                | ast.For(target=target, iter=value)
                | ast.comprehension(target=target, iter=value)
            ) if self.tells_time(value):
                yield from _names(target)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=attr), args=args) if (
                attr in _COLLECTS and any(self.tells_time(one) for one in args)
            ):
                yield name


def _measures(value: object) -> bool:
    return isinstance(value, str) and script.measures(value)


def _names(target: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(target) if isinstance(one, ast.Name)}
