"""The one table of methods: a row has all that a method needs, and the extension has the table's words."""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
import re
from typing import get_type_hints

import pytest

from native_host import methods as handlers
from native_host.host.hello import hello_frame
from native_host.methods.context import Context
from native_host.protocol import limits
from native_host.protocol.messages import Message
from native_host.protocol.methods import METHODS, Method
from native_host.protocol.registry import models_of
from tests.support.paths import ROOT

GENERATED = ROOT / "extension/src/generated"
SURROUNDINGS = {"alive", "context", "dispatch", "services"}
"""Modules of `native_host.methods` that answer no method."""

each_method = pytest.mark.parametrize("method", METHODS.values(), ids=list(METHODS))


def generated(name: str) -> str:
    return (GENERATED / name).read_text("utf-8")


@each_method
def test_a_handler_takes_and_gives_what_the_table_says(method: Method) -> None:
    params, result = models_of(method)
    assert issubclass(params, Message)
    assert issubclass(result, Message)
    handle = importlib.import_module(method.handler).handle
    taken, surroundings = inspect.signature(handle).parameters
    hints = get_type_hints(handle)
    assert (hints[taken], hints[surroundings], hints["return"]) == (params, Context, result)


@each_method
def test_a_method_is_asked_with_nothing_but_its_params(method: Method) -> None:
    assert method.params == f"{''.join(part.title() for part in method.name.split('.'))}Params"


@each_method
def test_whoever_asks_knows_how_long_to_wait(method: Method) -> None:
    assert method.deadline_ms > 0
    assert (method.reads > 0) == (method.name in {"tokens.read", "doctor"})


def test_every_handler_answers_a_method() -> None:
    modules = {module.name for module in pkgutil.iter_modules(handlers.__path__)}
    assert modules - SURROUNDINGS == {method.handler.rpartition(".")[2] for method in METHODS.values()}


def test_hello_announces_the_table() -> None:
    assert json.loads(hello_frame())["params"]["capabilities"] == list(METHODS)


def test_a_page_may_ask_what_the_table_lets_it_and_nothing_else() -> None:
    listed = re.search(r"PAGE_METHODS = \[(.*?)\]", generated("methods.ts"), re.DOTALL)
    assert listed
    allowed = re.findall(r'"([^"]+)"', listed[1])
    assert allowed == [name for name, method in METHODS.items() if method.for_pages]
    assert not {"tokens.read", "configure", "ping"} & set(allowed), "the worker's own"


def test_the_extension_waits_as_long_as_the_table_says() -> None:
    rows = re.findall(
        r'"([\w.]+)": \{ deadlineMs: ([\d_]+), reads: (\d), byAgent: (true|false) \}', generated("methods.ts")
    )
    assert {name: (int(own), int(reads), by == "true") for name, own, reads, by in rows} == {
        name: (method.deadline_ms, method.reads, method.by_agent) for name, method in METHODS.items()
    }


def test_the_extension_has_the_hosts_limits_with_their_reasons() -> None:
    found = dict(re.findall(r"\*/\nexport const (\w+) = ([\d_]+);", generated("limits.ts")))
    assert {name: int(value) for name, value in found.items()} == {
        name: value for name, value in vars(limits).items() if name.isupper()
    }
