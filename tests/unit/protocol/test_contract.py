"""The contract's one source and everything generated from it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from native_host.protocol.errors import Code
from native_host.protocol.schema import json_schema
from native_host.texts import template
from tests.support.paths import ROOT


def test_generated_types_and_protocol_tables_match_the_models() -> None:
    done = subprocess.run(
        [sys.executable, "build/schema/generate.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"run `make schema`: {done.stdout}{done.stderr}"


@pytest.mark.parametrize("code", list(Code), ids=lambda code: code.value)
def test_every_error_code_has_a_sentence_and_a_hint(code: Code) -> None:
    assert template("errors", f"{code.value}.message").endswith(".")
    assert template("errors", f"{code.value}.hint").endswith(".")


def test_every_model_field_of_the_contract_refuses_unknown_keys() -> None:
    definitions = json_schema()["$defs"]
    open_models = [
        name
        for name, definition in definitions.items()
        if definition.get("type") == "object" and definition.get("additionalProperties") is not False
    ]
    assert open_models == []
