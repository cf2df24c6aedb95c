"""What a new method costs: a model, a row and a handler. All else is made of them."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT

MODELS = '''

class EchoTwiceParams(Message):
    """Asks to be told something twice."""

    said: str


class EchoTwiceResult(Message):
    """The same, twice."""

    twice: list[str]
'''
ROW = '    Method("echo.twice", "EchoTwiceParams", "EchoTwiceResult", for_pages=True),\n'
HANDLER = """from native_host.protocol.messages import EchoTwiceParams, EchoTwiceResult


def handle(params, _context):
    return EchoTwiceResult(twice=[params.said] * 2)
"""
ASK = """
import json
from build.schema import rows, typescript
from native_host.host.hello import hello_frame
from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.markdown import tables
from native_host.protocol.methods import ROWS
from native_host.protocol.schema import json_schema

request = {"jsonrpc": "2.0", "id": 1, "method": "echo.twice", "params": {"said": "oi"}}
print(json.dumps({
    "wrong": list(rows.problems(ROWS)),
    "reply": answer(request, Services(), lambda *_: None),
    "hello": json.loads(hello_frame()),
    "extension": typescript.methods(),
    "schema": json_schema(),
    "document": tables(json_schema()),
}))
"""


def add(file: Path, text: str, before: str | None = None) -> None:
    old = file.read_text("utf-8")
    assert before is None or before in old
    file.write_text(old + text if before is None else old.replace(before, text + before, 1), "utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the host and of what generates from it."""
    for folder in ("native_host", "build/schema"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build/__init__.py", tmp_path / "build")
    return tmp_path


def test_a_new_method_costs_a_model_a_row_and_a_handler(copy: Path) -> None:
    add(copy / "native_host/protocol/messages/reports.py", MODELS)
    add(copy / "native_host/protocol/methods.py", ROW, before=')\n"""The table;')
    (copy / "native_host/methods/echo_twice.py").write_text(HANDLER, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=copy, capture_output=True, text=True, timeout=100, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["wrong"] == []
    assert found["reply"]["result"] == {"twice": ["oi", "oi"]}
    assert "echo.twice" in found["hello"]["params"]["capabilities"]
    assert '"echo.twice": { params: EchoTwiceParams; result: EchoTwiceResult };' in found["extension"]
    assert '  "echo.twice",\n] as const' in found["extension"]
    assert "EchoTwiceResult" in found["schema"]["$defs"]
    assert "| `echo.twice` | [EchoTwiceParams](#echotwiceparams) |" in found["document"]
