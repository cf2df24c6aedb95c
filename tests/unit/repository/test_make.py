"""What is typed beside `make fuzz` and `make soak` reaches the program as it was typed; no shell reads it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

_TYPED = ("FUZZ", "SOAK", "MINUTES", "SEED", "REPLAY", "MAKEFLAGS", "MAKELEVEL")
"""Whoever runs the tests, make itself among them, may have set them."""

_TELL = "import json, sys; print(json.dumps(sys.argv[1:]))"


@pytest.fixture
def told(tmp_path: Path) -> Path:
    """A program in Python's place that says what it was given."""
    program = tmp_path / "python"
    program.write_text(f"#!{sys.executable}\n{_TELL}\n", "utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize(
    ("target", "typed", "given"),
    [
        ("fuzz", {}, []),
        ("fuzz", {"FUZZ": "wire toml", "MINUTES": "10"}, ["wire", "toml", "--minutes", "10"]),
        ("fuzz", {"SEED": "7", "REPLAY": "a file"}, ["--seed", "7", "--replay", "a file"]),
        ("fuzz", {"FUZZ": "wire; echo made"}, ["wire;", "echo", "made"]),
        ("fuzz", {"MINUTES": "1; echo made"}, ["--minutes", "1; echo made"]),
        ("fuzz", {"SEED": "`echo made`"}, ["--seed", "`echo made`"]),
        ("fuzz", {"FUZZ": "wire", "MINUTES": "", "SEED": "", "REPLAY": ""}, ["wire"]),
        ("soak", {}, []),
        ("soak", {"SOAK": "host_reads", "MINUTES": "30"}, ["host_reads", "--minutes", "30"]),
        ("soak", {"SOAK": "host_reads && echo made"}, ["host_reads", "&&", "echo", "made"]),
        ("soak", {"MINUTES": "'"}, ["--minutes", "'"]),
    ],
)
def test_what_is_typed_is_given_to_the_program_word_by_word(
    target: str, typed: dict[str, str], given: list[str], told: Path
) -> None:
    beside = [f"{name}={value}" for name, value in typed.items()]
    command = ["make", "-o", "build/out/.ready", target, f"PYTHON={told}", *beside]
    environment = {name: value for name, value in os.environ.items() if name not in _TYPED}
    done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout) == ["-m", f"tests.{target}", *given]
