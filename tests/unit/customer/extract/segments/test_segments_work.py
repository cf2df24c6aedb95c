"""Dividing a text is work in proportion to its length, whatever it holds; and nothing of it is made up."""

from __future__ import annotations

import pytest

from native_host.customer.extract.segments import divide
from native_host.protocol.limits import PASTE_MAX_CHARS
from tests.bench.figures.pasting import HOSTILE
from tests.pasted import corpus
from tests.support.divided import segments
from tests.support.work import instructions

SHORT = 1_000
"""Signs of the shortest text of the three."""
OVER = 0.1
"""How much more than evenly the work may grow from two to four times the text; a square doubles it."""

UNITS = (
    *HOSTILE,
    " ",
    "\t",
    "/",
    "-",
    ".",
    "(",
    ":",
    ";",
    ",",
    '"',
    "|",
    "a",
    "A ",
    "\u00e9",
    "CPF: ",
    "CPF ",
    "cpf/",
    "Nome: Ana Luz\nCPF: 526.018.159-06\n",
    "nome cpf tel ",
    "contador ",
    "antigo ",
    "sou a ",
    "de ",
    "Nome\tCPF\n",
    "Ana Luz\t526.018.159-06\n",
    "a;b\n",
    "| a ",
    "; a",
    "[1/1/26 10:00] Bia: oi\n",
    "12:30 ",
    "Ana 12:30\n",
    "Ana\n",
    "a: b\n",
    "De: a\n",
    "De: a@b.cc\n",
    "> ",
    "Att,\n",
    "- a\n",
    "nome\n",
    "51 99999-8888 contador, ",
    "ops 51 99999-8888\n",
    "=C3",
    "\u00c3\u00a9",
    "<a>b</a>",
    "a - ",
    "nome, ",
    "Dados do contador:\n",
    "e o ",
)


def work(text: str) -> int:
    return instructions(lambda: divide(text))


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    text = (unit * 4 * SHORT)[: 4 * SHORT]
    divide(text)  # what is made once, when a sign or word is first met
    one, two, four = (work(text[: times * SHORT]) for times in (1, 2, 4))
    assert four - two <= 2 * (two - one) * (1 + OVER) + SHORT


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("CPF: ", "x "),
        ("a ", "CPF: "),
        ("contador ", "51 99999-8888, "),
        ("Ana;", "CPF;"),
        ("Ana\n", "10:30\n"),
    ],
)
def test_work_grows_no_faster_than_a_text_of_two_blocks(first: str, second: str) -> None:
    def text(size: int) -> str:
        return (first * size)[:size] + (second * size)[:size]

    divide(text(SHORT))
    one, two, four = (work(text(times * SHORT)) for times in (1, 2, 4))
    assert four - two <= 2 * (two - one) * (1 + OVER) + SHORT


SIGNS = (" ", "\t", "/", "-", "(", "@", ":", ";", ",", '"', "|", "1", "a", "\u00e9", "\n", ">", "=")


@pytest.mark.parametrize("first", SIGNS)
def test_the_longest_text_of_any_two_blocks_is_divided(first: str) -> None:
    for second in SIGNS:
        half = PASTE_MAX_CHARS // 2
        assert divide(first * half + second * half).lines


@pytest.mark.parametrize("case", corpus(), ids=lambda case: case.id)
def test_segments_stand_in_their_lines(case: object) -> None:
    assert segments(getattr(case, "text", "")) is not None


def test_no_text_has_no_segments() -> None:
    assert divide("").segments == ()
    assert divide("\n \n\t\n").segments == ()
