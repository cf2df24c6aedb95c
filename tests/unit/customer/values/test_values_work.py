"""Reading values is work in proportion to the text, whatever it holds; counted, not timed."""

from __future__ import annotations

from types import ModuleType

import pytest

from native_host.customer.values import document, email, phone, protocol
from tests.support.work import instructions

READERS = [phone, document, email, protocol]
NAMES = [reader.__name__.rpartition(".")[2] for reader in READERS]
SHORT = 600
"""Signs of the shortest text of the three."""
OVER = 0.15
"""How much more than evenly the work may grow from two to four times the text; a square doubles it."""

UNITS = (
    " ", "-", ".", "(", "+", "@", "1", "a", "00 ", "+1 ", "51 ", "0015 1 ", "(51) 99812-3344, ",
    "51 99812-3344 ", "99812-3344 / ", "ramal 2 ", "r. 1 ", "51 9981O-3344 ", "O0l1 ", "526.018.159-06 ",
    "526.O18.159-06 ", "74.137.484/0001-51", "HL.FYF.F1T/0001-01 ", "1.2-", "x@y.zz ", "ana @gmail.com ",
    "ana@gmail,com ", "a@b c ", "nove ", "nove, ", "mil e ", "duplo nove ", "um dois tr\u00eas 4 ",
    "arroba ", "a ponto ", "a arroba b.co ", "ddd 51 ",
    "ddd 51: 3333-4444 x ", "3333-4444 e ", "51 3333-4444 mesmo ddd ", "mesmo ddd ", "3333-4444 ",
    "20/11/2026 ", "12:",
    "A1-", "\u0663", "\u00e9", "R$ 1,00 ",
)  # fmt: skip


def work(reader: ModuleType, text: str) -> int:
    return instructions(lambda: reader.scan(text))


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@pytest.mark.parametrize("unit", UNITS)
def test_work_grows_no_faster_than_a_text_of_one_kind(reader: ModuleType, unit: str) -> None:
    text = (unit * 4 * SHORT)[: 4 * SHORT]
    reader.scan(text[:SHORT])  # what is made once, when a sign or word is first met
    one, two, four = (work(reader, text[: times * SHORT]) for times in (1, 2, 4))
    assert four - two <= 2 * (two - one) * (1 + OVER) + SHORT
