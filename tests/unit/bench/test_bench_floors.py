"""The floors do what they are said to do, or a ratio to them would mean nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.bench.figures.corpus import difference
from tests.bench.figures.pasting import thread
from tests.bench.floors.bare import bare_command
from tests.bench.floors.echo import echo_host
from tests.bench.floors.inference import folded
from tests.bench.floors.libraries import found_by_libraries
from tests.bench.floors.many_objects import many_objects
from tests.bench.floors.pkcs11_tool import tool_ms
from tests.bench.judging.figure import Result
from tests.bench.products.product import Product
from tests.bench.run import Run, measured
from tests.bench.wire import frame_of, running
from tests.browser.corpus.outcome import Outcome
from tests.support.softhsm import softhsm_module


@pytest.mark.parametrize("size", [0, 1, 300, 65_536, 1_000_000])
def test_the_echo_host_gives_every_frame_back_as_it_came(size: int) -> None:
    frame = frame_of("é" + "x" * size)
    with running([echo_host()]) as echo:
        assert [echo.round_trip(frame) for _ in range(3)] == [frame[4:]] * 3


def test_the_bare_interpreter_writes_one_frame_of_the_size_asked_for() -> None:
    with running(bare_command(Path(sys.executable), 299)) as bare:
        assert len(bare.read()) == 299
        with pytest.raises(EOFError):
            bare.read()


def test_the_libraries_find_what_they_know() -> None:
    text = "ana@exemplo.com.br, CPF 529.982.247-25, CNPJ 11.222.333/0001-81, (51) 99999-8888"
    found = found_by_libraries(text)
    assert {"ana@exemplo.com.br", "52998224725", "11222333000181", "+5551999998888"} <= set(found)


def test_a_thread_is_as_long_as_asked_for_and_dense_with_data() -> None:
    assert len(thread(20_000)) == 20_000
    assert len(found_by_libraries(thread(10_000))) > 20


def test_a_token_with_many_objects_shows_them_all(tmp_path: Path) -> None:
    token = many_objects(tmp_path / "token", 5)
    command = ["pkcs11-tool", "--module", str(softhsm_module()), "-O"]
    listed = subprocess.run(command, env={**os.environ, **token}, check=True, capture_output=True, text=True)
    assert listed.stdout.count("Data object") == 5


@pytest.mark.parametrize(
    ("peer", "said"),
    [
        (lambda: tool_ms({}), "pkcs11-tool is not here: apt-get install opensc"),
        (echo_host.__wrapped__, "cc is not here: apt-get install gcc"),
    ],
)
def test_a_peer_that_is_not_here_is_named_with_the_package_that_has_it(
    peer: Callable[[], object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    def part(_run: Run) -> Iterator[Result]:
        yield from ()
        peer()

    nowhere = Product("this tree", tmp_path, tmp_path, tmp_path, tmp_path)
    (result,) = measured(part, Run(nowhere, None, tmp_path), "read")
    assert result.detail.startswith(said)
    assert result.fails, "what could not be compared is not kept"


@pytest.mark.parametrize(
    ("label", "plain"), [("E-mail*:", "e mail"), (" Ânimo ", "animo"), ("Categoria  1", "categoria 1")]
)
def test_labels_are_compared_without_marks_and_accents(label: str, plain: str) -> None:
    assert folded(label) == plain


def outcome(hits: set[str], wrong: list[str], left: list[str]) -> Outcome:
    fields = frozenset({"a", "b"})
    return Outcome("page", "group", (), fields, hits=hits, wrong=wrong, not_undone=left)


@pytest.mark.parametrize(
    ("ours", "base", "told"),
    [
        (({"a"}, [], []), ({"a"}, [], []), ""),
        (({"a", "b"}, [], []), ({"a"}, [], []), "better  page: +b"),
        (({"a"}, [], []), ({"b"}, [], []), "worse  page: -b; +a"),
        (({"a"}, ["x"], []), ({"a"}, [], []), "worse  page: wrong: x"),
        (({"a"}, ["x"], []), ({"a"}, ["y"], []), "worse  page: wrong: x; not wrong any more: y"),
        (({"a"}, [], ["x"]), ({"a"}, [], []), "worse  page: not undone: x"),
        (({"a"}, [], []), ({"a"}, [], ["x"]), "better  page: undone now: x"),
    ],
)
def test_a_page_is_worse_by_anything_lost_whatever_else_is_better(
    ours: tuple[set[str], list[str], list[str]], base: tuple[set[str], list[str], list[str]], told: str
) -> None:
    assert difference(outcome(*ours), outcome(*base)) == told
