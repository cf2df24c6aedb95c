"""Fixed times in a Python file, and in the scripts that it carries for the browser."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.support.fixed_times import script
from tests.support.fixed_times.fault import JUDGES, WAITS, Fault
from tests.support.fixed_times.names import Names

SHORT_S = 10.0
"""No last resort is shorter: a busy computer comes near it, and an absence is not proved by it."""

SLEEPERS = {"asyncio", "time", "trio", "anyio"}
"""Modules whose `sleep` is the real one; a clock that the test moves has one too."""

LIMITED = re.compile(
    "communicate|epoll|expect_.+|get|join|poll|read|readline|recv|recv_into|select|sigtimedwait|wait|wait_for.*"
)
"""Calls that wait for something, yet not for ever."""

IN_MILLISECONDS = re.compile("expect_.+|poll|wait_for_.+")
"""Those of them whose limit is in milliseconds; the others' is in seconds."""

SHELLS = {"run", "call", "check_call", "check_output", "system", "getoutput"}
"""Calls that await a program: one which hangs and is killed by the test is started otherwise."""

TIME_OUT = {"Empty", "TimeoutError", "TimeoutExpired", "timeout"}
"""Errors that say that nothing came."""

SHELL_SLEEPS = re.compile(r"(^|[\s;&|])sleep\s+[\d.]")
COMPARING_ASSERTS = {
    "assertAlmostEqual",
    "assertGreater",
    "assertGreaterEqual",
    "assertLess",
    "assertLessEqual",
}
ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def faults(source: str) -> list[Fault]:
    """Return the faults of a Python file, in the order of its lines.

    Raises:
        SyntaxError: it is none.
    """
    tree = ast.parse(source)
    found = {fault.line: fault for fault in _faults(tree, Names(tree))}
    return [fault._replace(within=_within(fault.line, tree)) for _, fault in sorted(found.items())]


def _within(line: int, tree: ast.AST) -> str:
    """Return the name of the innermost function or of the constant that holds a line; empty: none."""
    name = ""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and node.lineno <= line <= (node.end_lineno or line):
            match node:
                case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                    pass
                case ast.Assign(targets=[ast.Name(id=constant)]):
                    name = name or constant
    return name


def _faults(tree: ast.AST, names: Names) -> Iterator[Fault]:
    yield from _scripts_waits(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (_sleeps(node, names) or _shell_sleeps(node, names)):
            yield _fault(node, WAITS)
        for wasted in _waits_for_nothing(node, names):
            yield _fault(wasted, WAITS)
        if any(_judges(one, names) for test in _tests(node, names) for one in ast.walk(test)):
            yield _fault(node, JUDGES)


def _scripts_waits(tree: ast.AST) -> Iterator[Fault]:
    texts = [one for one in ast.walk(tree) if isinstance(one, ast.Constant | ast.JoinedStr)]
    parts = {id(part) for one in texts if isinstance(one, ast.JoinedStr) for part in one.values}
    for node in texts:
        for line, code in script.waits(_text(node)) if id(node) not in parts else ():
            yield Fault(node.lineno + line, f"{WAITS}: {code}")


def _text(node: ast.AST) -> str:
    """Return the text of a literal, with a number for what is put into it; empty: it is none."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_text(part) or "1" for part in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _fault(node: ast.AST, what: str) -> Fault:
    assert isinstance(node, ast.stmt | ast.expr)
    return Fault(node.lineno, f"{what}: {ast.unparse(node).splitlines()[0]}")


def _sleeps(call: ast.Call, names: Names) -> bool:
    name = names.of(call.func)
    if name != "sleep":
        return name in {"usleep", "wait_for_timeout"}
    if [one.value for one in call.args if isinstance(one, ast.Constant)] == [0]:
        return False  # lets the others run, and waits for nothing
    return not isinstance(call.func, ast.Attribute) or names.of(call.func.value) in SLEEPERS


def _shell_sleeps(call: ast.Call, names: Names) -> bool:
    words = [one.value for each in call.args for one in ast.walk(each) if isinstance(one, ast.Constant)]
    command = " ".join(word for word in words if isinstance(word, str))
    return names.of(call.func) in SHELLS and bool(SHELL_SLEEPS.search(command))


def _waits_for_nothing(node: ast.AST, names: Names) -> Iterator[ast.AST]:
    """Yield the waits after which the test goes on in the same way as if nothing had been awaited."""
    match node:
        case ast.Expr(value=ast.Call() as call) | ast.Expr(value=ast.Await(value=ast.Call() as call)):
            if _is_short(call, names):
                yield call
        case ast.With(items=[ast.withitem(context_expr=ast.Call(args=[error, *_]) as call)], body=body):
            if _says_time_out(error, names) and names.of(call.func) == "suppress":
                yield from _limited(body, names)
            if _says_time_out(error, names) and names.of(call.func) == "raises":
                yield from (one for one in _limited(body, names) if _is_short(one, names))
        case ast.Try(body=body, handlers=[ast.ExceptHandler(type=ast.expr() as error, body=[ast.Pass()])]):
            if _says_time_out(error, names):
                yield from _limited(body, names)


def _limited(body: list[ast.stmt], names: Names) -> Iterator[ast.Call]:
    for node in (one for statement in body for one in ast.walk(statement)):
        if isinstance(node, ast.Call) and LIMITED.fullmatch(names.of(node.func)):
            yield node


def _is_short(call: ast.Call, names: Names) -> bool:
    name = names.of(call.func)
    if not LIMITED.fullmatch(name):
        return False
    unit = 1000 if IN_MILLISECONDS.fullmatch(name) else 1
    limits = [one.value for one in call.keywords if one.arg == "timeout"] or call.args[-1:]
    return any(
        isinstance(one, ast.Constant) and isinstance(one.value, int | float) and one.value < SHORT_S * unit
        for one in limits
    )


def _says_time_out(error: ast.AST, names: Names) -> bool:
    return any(names.of(one) in TIME_OUT for one in ast.walk(error))


def _tests(node: ast.AST, names: Names) -> Iterator[ast.AST]:
    """Yield what a statement makes a test fail for."""
    match node:
        case ast.Assert(test=test):
            yield test
        case ast.Call(func=ast.Attribute(attr=attr), args=args) if attr in COMPARING_ASSERTS:
            yield ast.Compare(args[0], [ast.Lt()], args[1:2])
        case ast.Call(func=ast.Attribute(attr="assertTrue" | "assertFalse"), args=args):
            yield from args
        case ast.If(test=test, body=body) if any(_fails(one, names) for one in body):
            yield test


def _fails(statement: ast.AST, names: Names) -> bool:
    return any(
        isinstance(one, ast.Raise) or (isinstance(one, ast.Call) and names.of(one.func) == "fail")
        for one in ast.walk(statement)
    )


def _judges(node: ast.AST, names: Names) -> bool:
    """Whether something is compared with a measured time; to be equal is only a matter of a moved clock."""
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    if any(isinstance(one, ast.Set | ast.SetComp) for one in sides):
        return False  # `<=` is "part of" there
    about = any(isinstance(one, ast.Call) and names.of(one.func) == "approx" for one in sides)
    ordered = about or any(isinstance(sign, ORDERED) for sign in node.ops)
    return ordered and any(names.tells_time(side) for side in sides)
