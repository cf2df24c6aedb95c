"""Reading a pasted text is work in proportion to its length, whatever it holds; counted, not timed."""

from __future__ import annotations

import json
from itertools import product

import pytest

from native_host.customer.parse import parse_customer
from native_host.customer.warm_up import warm_up
from native_host.protocol.limits import MAX_FRAME_IN_BYTES, PASTE_MAX_CHARS
from native_host.protocol.messages import CustomerParseParams, CustomerParseResult
from tests.bench.figures.pasting import HOSTILE
from tests.support.work import instructions

SHORT = 1_000
"""Signs of the shortest text of the three."""

OVER = 0.1
"""How much more than evenly the work may grow from two to four times the text; a square doubles it."""

UNITS = (
    " ", "\t", "\n", "\u00a0", "/", "-", ".", "(", ")", "+", "@", ":", ";", ",", '"', "|", "1", "a", "A",
    "\u00e9", "x@y.zz ", "CPF: ", "Tel: 51 ", "Nome: Ana Luz\nCPF: 526.018.159-06\n", "ddd 51 ", "&#1;",
    "Ana Luz\t526.018.159-06\n", "(51) 99812-3344, ", "<b>", "www.a ", "Att,\n", "ramal 2 ", "sou a Ana, ",
    "[1/1/26 10:00] Bia: oi\n", "- ", "\u0663", "protocolo 77-2026 ", "526.O18.159-06 ",
)  # fmt: skip


def work(text: str) -> int:
    return instructions(lambda: parse_customer(text))


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    warm_up()
    for unit in UNITS:
        parse_customer(unit * 40)  # what is made once, when a sign or word is first met


def check_even(text: str) -> None:
    """Compare what a text's second quarter adds with what its second half does."""
    short = len(text) // 4
    one, two, four = (work(text[: times * short]) for times in (1, 2, 4))
    assert four - two <= 2 * (two - one) * (1 + OVER) + SHORT


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_no_faster_than_a_text_of_one_kind(unit: str) -> None:
    check_even((unit * 4 * SHORT)[: 4 * SHORT])


def test_work_grows_no_faster_than_a_table_of_many_people() -> None:
    names = ("".join(letters).title() for letters in product("bcd", "aeiou", "lmnr", "aeio"))
    check_even("Nome\tCPF\n" + "".join(f"Ana {name}\t526.018.159-06\n" for name in names))


@pytest.mark.parametrize(
    ("first", "second"),
    [(" ", "/"), ("1", "@"), ("A ", "1"), ("Ana Luz ", "CPF: "), ("x@y.zz ", "/"), ("-", " a")],
)
def test_work_grows_no_faster_than_a_text_of_two_blocks(first: str, second: str) -> None:
    def text(size: int) -> str:
        return (first * size)[:size] + (second * size)[:size]

    one, two, four = (work(text(times * SHORT)) for times in (1, 2, 4))
    assert four - two <= 2 * (two - one) * (1 + OVER) + SHORT


SIGNS = (" ", "\t", "\u00a0", "/", "-", ".", "(", "+", "@", ":", ";", ",", '"', "1", "a", "\u00e9", "\n")


@pytest.mark.parametrize("first", SIGNS)
def test_the_longest_text_of_any_two_blocks_is_answered(first: str) -> None:
    for second in SIGNS:
        half = PASTE_MAX_CHARS // 2
        assert isinstance(parse_customer(first * half + second * half), CustomerParseResult)


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_text_as_long_as_a_message_is_answered_too(unit: str) -> None:
    assert isinstance(parse_customer((unit * MAX_FRAME_IN_BYTES)[:MAX_FRAME_IN_BYTES]), CustomerParseResult)


@pytest.mark.parametrize("text", ["&#" + "9" * 5_000 + ";", "&#x" + "f" * 9_000, "&" + "a" * 9_000 + ";"])
def test_an_entity_without_end_is_answered(text: str) -> None:
    assert CustomerParseParams(text=text)
    assert json.loads(parse_customer(f"{text} CPF: 526.018.159-06").model_dump_json())["candidates"]


WORDS = (
    "escrevo sobre o assunto que tratamos na semana passada e que segue sem resposta ate agora, pois ninguem "
    "veio ver o que ha e a porta continua fechada desde cedo. "
)
DATA = "Nome: Ana Souza CPF: 526.018.159-06 Telefone: (51) 99812-3344 E-mail: ana@exemplo.com "
FOUND = {
    ("name", "Ana Souza"),
    ("cpf", "52601815906"),
    ("phone", "+5551998123344"),
    ("email", "ana@exemplo.com"),
}


@pytest.mark.parametrize("length", [10_000, PASTE_MAX_CHARS - len(DATA)])
@pytest.mark.parametrize("part", range(21))
def test_data_anywhere_in_a_long_line_are_read(part: int, length: int) -> None:
    words = (WORDS * 200)[:length]
    begin = words.find(" ", length * part // 21)
    line = f"{words[:begin]}. {DATA}{words[begin:]}"
    assert "\n" not in line
    assert {(one.key.value, one.value) for one in parse_customer(line).candidates} == FOUND


@pytest.mark.parametrize("before", range(9_200, 10_600, 40))
def test_data_about_the_place_of_a_cut_are_read(before: int) -> None:
    words = WORDS * 200
    begin = words.find(" ", before)
    line = f"{words[:begin]}. {DATA}{words[begin : PASTE_MAX_CHARS - len(DATA) - 2]}"
    assert {(one.key.value, one.value) for one in parse_customer(line).candidates} == FOUND


def test_a_long_line_full_of_data_loses_none_of_it() -> None:
    people = [f"{area}99981{number}" for area, number in product((51, 11, 21), range(1000, 1060))]
    line = "; ".join(
        f"Celular: ({one[:2]}) {one[2:7]}-{one[7:]}, ligue a qualquer hora do dia ou da noite"
        for one in people
    )
    found = [one.value for one in parse_customer(line).candidates]
    assert sorted(found) == sorted(f"+55{one}" for one in people)


@pytest.mark.parametrize("zero", ["\uff10", "\u0660", "\u0966"])
def test_digits_of_another_script_are_read_as_digits(zero: str) -> None:
    table = str.maketrans({str(digit): chr(ord(zero) + digit) for digit in range(10)})
    result = parse_customer(DATA.translate(table))
    assert {(one.key.value, one.value) for one in result.candidates} == FOUND
