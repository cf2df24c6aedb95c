"""A small file cannot make much work: the work grows with the file, and what is told stays short."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from native_host.cli.main import main
from native_host.datafiles.read import Reading
from native_host.pages.loader import read_page
from native_host.sop.loader import load_knowledge, read_procedure
from native_host.sop.model import SopFile
from tests.support.steps import steps_of
from tests.unit.sop.test_sop_checks import GOOD

FIELD = '[fields.c{n}]\nvalue = "x"\n'

GROWING: dict[str, Callable[[int], str]] = {
    "unknown keys": lambda n: GOOD + "".join(f"chave{k} = 1\n" for k in range(n)),
    "unknown tables": lambda n: GOOD + "".join(f"[tabela{k}]\n" for k in range(n)),
    "unknown fields": lambda n: GOOD + "".join(FIELD.format(n=k) for k in range(n)),
    "parts of a dotted key": lambda n: GOOD + ".".join(["a"] * n) + " = 1\n",
    "parts of a quoted key": lambda n: GOOD + " . ".join(['"a"'] * n) + " = 1\n",
    "parts of a table's name": lambda n: GOOD + "[" + ".".join(["a"] * n) + "]\n",
    "parts of a key in a table in a list": lambda n: GOOD + "x = [{" + ".".join(["a"] * n) + " = 1}]\n",
    "values of a list": lambda n: GOOD + "[fields.x]\nafter = [" + '"y", ' * n + "]\n",
    "conditions": lambda n: (
        GOOD
        + "[fields.x]\nquestion = 'x?'\noptions = ["
        + "".join(f'"o{k}", ' for k in range(n))
        + "]\n[fields.y]\nvalue = 'y'\n[fields.y.only_if]\nx = ["
        + "".join(f'"w{k}", ' for k in range(n))
        + "]\n"
    ),
    "fields that wait for the next": lambda n: (
        GOOD + "".join(f'[fields.c{k}]\nvalue = "x"\nafter = ["c{k + 1}"]\n' for k in range(n))
    ),
    "characters that do not fit": lambda n: GOOD.replace(
        '"Teste"', '"' + "".join(map(chr, range(0x4E00, 0x4E00 + n))) + '"'
    ),
    "quotes without an end": lambda n: GOOD + 'x = """' + '\\"""' * n,
    "short quotes": lambda n: GOOD + "x = [" + "'a'," * n + "]\n",
    "backslashes": lambda n: GOOD + 'x = """' + "\\\\" * n + '"""\n',
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Reading[SopFile]]:
    pages = load_knowledge().pages.items()
    numbers = iter(range(1000))

    def read_text(toml: str) -> Reading[SopFile]:
        file = tmp_path / f"{next(numbers)}.toml"
        file.write_text(toml, encoding="utf-8")
        return read_procedure(file, pages)

    return read_text


def assert_linear(work: Callable[[int], object]) -> None:
    """See that what is added by twice as much is no more than about twice as much work."""
    work(1)
    base, small, large = (steps_of(partial(work, n)) for n in (1, 200, 400))
    assert large - base < 2.5 * max(0, small - base) + base


@pytest.mark.parametrize("name", list(GROWING))
def test_twice_the_file_is_at_most_about_twice_the_work(
    read: Callable[[str], Reading[SopFile]], name: str
) -> None:
    assert_linear(lambda n: read(GROWING[name](n)))


@pytest.mark.parametrize("name", ["parts of a dotted key", "parts of a table's name"])
def test_the_same_holds_for_a_page_map_that_is_pasted(name: str) -> None:
    assert_linear(lambda n: read_page(GROWING[name](n)))


@pytest.mark.parametrize("name", list(GROWING))
def test_what_is_told_of_a_file_at_the_limit_is_short(
    read: Callable[[str], Reading[SopFile]], name: str
) -> None:
    reading = read(GROWING[name](4000))
    assert reading.item is None
    told = "; ".join(str(mistake) for mistake in reading.mistakes)
    assert 0 < len(told) < 20_000


def test_the_first_mistakes_are_told_with_their_lines_and_how_many_more_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "muitas.toml"
    file.write_text("".join(f"chave{k} = 1\n" for k in range(4000)) + GOOD, encoding="utf-8")
    assert main(["sop", "check", str(file)]) == 1
    shown = capsys.readouterr().out
    assert "4.000 erros" in shown
    assert "linha 1, “chave0”" in shown
    assert "linha 20, “chave19”" in shown
    assert "chave20" not in shown
    assert "e mais 3.980" in shown


def test_a_key_as_long_as_the_file_is_told_by_its_beginning(read: Callable[[str], Reading[SopFile]]) -> None:
    (mistake,) = read("a" * 100_000 + " = 1\n" + GOOD).mistakes
    assert "“aaa" in str(mistake)
    assert len(str(mistake)) < 1_000
