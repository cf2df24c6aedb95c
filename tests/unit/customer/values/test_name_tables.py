"""The tables of names: what they hold, when they are read, and that reading names is even work."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import pytest

from build.names.__main__ import common_words, given_names
from native_host.customer.values.name import scan
from native_host.customer.values.name_tables import tables, word_of
from tests.support.work import instructions

CODE = """
import native_host.methods.customer_parse, native_host.methods.customer_check, native_host.sop.plan
import native_host.customer.values.name
from native_host.customer.values.name_tables import tables
print(tables.cache_info().currsize)
"""


def test_importing_the_reader_reads_no_table() -> None:
    shown = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert shown.strip() == "0"


def test_names_stand_in_the_block_of_their_bearers() -> None:
    bearers = {"maria": 11_734_129, "benta": 7_457, "ademira": 300, "rara": 20}
    assert given_names(bearers) == [["maria"], ["benta"], ["ademira"]]
    assert [word_of(name).level for name in ("Maria", "BENTA", "josé")] == [3, 2, 3]
    assert [
        len(block) > least for block, least in zip(tables().levels, (300, 7_000, 15_000), strict=True)
    ] == [True] * 3


def test_a_word_that_many_people_are_called_by_is_no_common_word() -> None:
    words = ["de", "casa", "maria", "moreno", "é", "não"]
    bearers = {"de": 4_470, "casa": 92, "maria": 11_734_129, "nao": 1_306}
    assert common_words(words, bearers) == ["casa", "de", "moreno", "nao"]
    assert word_of("comprei").common
    assert not word_of("Daniel").common
    assert not word_of("Lopes").common


@pytest.mark.parametrize("word", ["Nascimento", "Chaves", "Campos", "Porto", "Rocha", "Leite", "Sales"])
def test_surnames_are_surnames_although_they_are_words(word: str) -> None:
    assert word_of(word).surname
    assert not word_of(word).never


def test_an_accent_tells_the_month_from_the_name() -> None:
    assert word_of("março").ordinary
    assert not word_of("Marco").ordinary


UNITS = (
    "a ", "A ", "Ana ", "ana e ", "Ana da ", "Ana 1 ", "Ltda ", "S/A ", "A & ", "a@ ", "_", "=C3", "&amp;",
    "a.", ".com", "Ana Souza\t529.982.247-25\n", "sou a Ana, ", "Padaria ", "padaria aurora ltda ",
    "MARIA CASA ", "d'", "é ", "\n",
    "Rua Ana ", "Bom dia Ana ", "www.", "S.A. ", "Empresa ", "moreno da silva ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_no_faster_than_the_text(unit: str) -> None:
    text = (unit * 4_000)[:4_000]
    scan(text)
    one, two, four = (instructions(partial(scan, text[:size])) for size in (1_000, 2_000, 4_000))
    assert four - two <= 2 * (two - one) * 1.1 + 1_000
