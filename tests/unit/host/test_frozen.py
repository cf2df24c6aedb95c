"""A frozen program becomes its own children, and only those."""

from __future__ import annotations

import importlib
import sys
from types import SimpleNamespace

import pytest

from native_host import frozen


def test_source_runs_the_child_in_an_interpreter_that_nothing_around_it_can_change() -> None:
    command = frozen.child_command(frozen.CHILDREN[0], "/driver.so")
    assert command[:2] == [sys.executable, "-I"]
    assert command[-1] == "/driver.so"


def test_a_frozen_program_starts_itself_and_the_arguments_reach_the_childs_main(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = frozen.child_command(frozen.CHILDREN[0], "/driver.so")
    assert command[0] == sys.executable
    seen: list[list[str]] = []
    child = SimpleNamespace(main=lambda: seen.append(sys.argv[:]))
    monkeypatch.setattr(importlib, "import_module", lambda name: child if name == command[2] else None)
    monkeypatch.setattr(sys, "argv", list(command))
    with pytest.raises(SystemExit) as ended:
        frozen.serve_if_child()
    assert ended.value.code == 0
    assert seen == [[sys.executable, "/driver.so"]]


@pytest.mark.parametrize("arguments", [["--child"], ["--child", "os"], ["--child", "native_host.cli.main"]])
def test_no_other_module_can_be_run_by_arguments(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["qualitoken-host", *arguments])
    with pytest.raises(SystemExit) as ended:
        frozen.serve_if_child()
    assert ended.value.code == 2


def test_without_the_option_the_program_is_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["qualitoken-host", "chrome-extension://x/"])
    frozen.serve_if_child()


def test_every_child_has_a_main() -> None:
    for name in frozen.CHILDREN:
        assert callable(importlib.import_module(name).main)
