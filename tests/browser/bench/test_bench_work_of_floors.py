"""A floor in the browser that does other work than the product is none: the run says so and ends."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from native_host.registration.browsers import PROFILE_FOLDER
from tests.bench.browser import ECHO, Stage, open_stage
from tests.bench.figures.clicking import fill_ideally, steps_of_a_fill
from tests.bench.figures.ping import connect, trip_ms
from tests.bench.floors.floor import NoFloorError
from tests.bench.floors.ideal import ideal_ms, values_on
from tests.bench.products.base import this_tree

_PAGE = """
  <input id="nome">
  <input id="cidade" oninput="document.getElementById('nome').value = ''">
  <input id="uf" oninput="this.value = ''">
  <select id="tipo"><option value="1">um</option></select>
"""


@pytest.fixture
def page(tab: Page) -> Page:
    tab.set_content(_PAGE)
    return tab


def test_the_ideal_filler_sets_what_the_product_has_set(page: Page) -> None:
    assert ideal_ms(page, [["nome", "Ana"], ["tipo", "1"]]) >= 0
    assert page.evaluate("nome.value + tipo.value") == "Ana1"
    assert values_on(page, ["nome", "none"]) == [["nome", "Ana"]]


@pytest.mark.parametrize("step", [["tipo", "2"], ["none", "x"]])
def test_a_field_that_cannot_be_set_ends_the_fill_and_is_named(page: Page, step: list[str]) -> None:
    with pytest.raises(NoFloorError, match=f"cannot set {step[0]}"):
        ideal_ms(page, [["nome", "Ana"], step], patience_ms=0)


def test_a_field_that_the_page_has_emptied_is_set_again(page: Page) -> None:
    assert ideal_ms(page, [["nome", "Ana"], ["cidade", "Recife"]]) >= 0
    assert page.evaluate("nome.value + cidade.value") == "AnaRecife"


def test_a_field_that_does_not_hold_its_value_is_named(page: Page) -> None:
    with pytest.raises(NoFloorError, match="other values than the product: uf"):
        ideal_ms(page, [["nome", "Ana"], ["uf", "PE"]])


def test_the_ideal_filler_leaves_a_ticket_as_the_product_does(stage: Stage) -> None:
    steps = steps_of_a_fill(stage)
    assert len(steps) > 10
    assert fill_ideally(stage, steps) > 0


_WRONG = """
import os, struct
def read(size):
    got = b""
    while len(got) < size:
        part = os.read(0, size - len(got))
        if not part: raise SystemExit
        got += part
    return got
while True:
    asked = read(struct.unpack("=I", read(4))[0])
    answer = {answer}
    os.write(1, struct.pack("=I", len(answer)) + answer)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def stage(playwright: Playwright, extension: Path, folder: Path) -> Iterator[Stage]:
    with open_stage(playwright, this_tree(folder / "out"), folder / "stage", extension) as opened:
        yield opened


@pytest.fixture
def program(folder: Path, tmp_path: Path) -> Iterator[Path]:
    """The echo host that the browser starts; it may be written over."""
    manifest = folder / "stage/profile" / PROFILE_FOLDER / f"{ECHO}.json"
    known = manifest.read_text("utf-8")
    program = tmp_path / "echo"
    shutil.copy(json.loads(known)["path"], program)
    manifest.write_text(json.dumps({**json.loads(known), "path": str(program)}), "utf-8")
    yield program
    manifest.write_text(known, "utf-8")


def test_the_echo_host_that_echoes_is_measured(stage: Stage, program: Path) -> None:
    assert program.is_file()
    connect(stage, ECHO)
    assert trip_ms(stage, ECHO) > 0


@pytest.mark.parametrize(
    "answer", ["b'not JSON'", "b'{}'", "asked.replace(b':1', b':2')", "asked.replace(b'ping', b'pong')"]
)
def test_an_echo_host_that_answers_something_else_is_none(stage: Stage, program: Path, answer: str) -> None:
    program.write_text(f"#!{sys.executable}\n{_WRONG.replace('{answer}', answer)}", "utf-8")
    with pytest.raises(NoFloorError, match="the echo host"):
        connect(stage, ECHO)
