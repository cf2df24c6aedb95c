"""Pasted texts: whatever is pasted, the answer is one, and nothing in it was not in the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.parse import parse_customer
from native_host.customer.values.look_alikes import as_latin
from native_host.protocol.limits import PASTE_MAX_CHARS
from native_host.protocol.messages import Candidate, CustomerKey
from tests.fuzz.frame.target import Run, Target
from tests.fuzz.frame.texts import texts
from tests.pasted import corpus

_TEXTS = [case.text for case in corpus()]
_LINES = sorted({line for text in _TEXTS for line in text.splitlines()})
_BITS = (
    "CPF", "CNPJ: ", "Nome:", "tel ", "ddd 51 ", "protocolo nº ", "e-mail ", "@", "&#49;", "&nbsp;",
    "<br>", "\t",
    "\u00a0", "\u200b", "\u0301", "526.018.159-06", "11.222.333/0001-81", "12.ABC.345/01DE-35",
    "(51) 99812-3344",
    "+55 51 3333-4444", "ana@exemplo.com.br", "Ana Luz", "O", "l", "\u0663", "\U0001f4de",
    "ramal 12", "- ", ">> ",
)  # fmt: skip

_LOOKS_LIKE = str.maketrans("oqlizsbз", "00112583")
"""Small letters that are taken, or typed, for the digits they look like."""


def _joined(parts: list[str]) -> str:
    return "".join(parts)[:PASTE_MAX_CHARS]


TEXTS = st.one_of(
    st.lists(
        st.one_of(st.sampled_from(_LINES), st.sampled_from(_BITS), texts(12), st.just("\n")),
        max_size=30,
    ).map(_joined),
    st.tuples(st.sampled_from(_TEXTS), texts(8), st.floats(0, 1)).map(
        lambda drawn: (
            drawn[0][: int(len(drawn[0]) * drawn[2])] + drawn[1] + drawn[0][int(len(drawn[0]) * drawn[2]) :]
        )
    ),
)
"""Lines and bits of texts about customers in any order, and whole texts with something put into them."""


@contextmanager
def opened() -> Iterator[Run]:
    """Nothing is needed."""
    yield check


def check(value: bytes) -> None:
    """Read the text."""
    text = value.decode("utf-8", "replace")
    result = parse_customer(text)
    assert result.people >= 0
    for candidate in result.candidates:
        assert candidate.display.strip(), candidate
    assert_in(result.candidates, text)


def assert_in(candidates: list[Candidate], text: str) -> None:
    """Assert that every value stands in the text."""
    signs = _signs("\n".join([text, *(one.text for one in cleaned(text))]))
    for candidate in candidates:
        assert _is_in(candidate, signs), f"{candidate.key.value} {candidate.value!r} is not in the text"


def _is_in(candidate: Candidate, signs: str) -> bool:
    """Whether every sign of the value is in the text, in this order."""
    value = candidate.value
    if candidate.key is CustomerKey.PHONE:
        # The country is Brazil where none is told, and the area code may stand elsewhere.
        value = value.removeprefix("+55")[-8:] if value.startswith("+55") else value.lstrip("+")
    if candidate.key in (CustomerKey.CPF, CustomerKey.CNPJ):
        value = value.lstrip("0")  # a spreadsheet leaves them away
    rest = iter(signs)
    return all(sign in rest for sign in _signs(value))


def _signs(text: str) -> str:
    plain = as_latin(unicodedata.normalize("NFKD", text)).casefold().translate(_LOOKS_LIKE)
    return "".join(str(unicodedata.digit(sign, sign)) for sign in plain if sign.isalnum())


TARGET = Target(
    "pasted",
    "a pasted text is answered, and every value of the answer stands in it",
    TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    opened,
)
