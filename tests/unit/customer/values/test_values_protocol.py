"""Protocol numbers: the contract's form is their value, what was written is shown."""

from __future__ import annotations

import pytest

from native_host.customer.extract.cleaning import cleaned
from native_host.customer.values import protocol
from tests.pasted import corpus


@pytest.mark.parametrize(
    ("text", "shown", "value", "traits"),
    [
        ("n\u00ba 2026.118.77.", "2026.118.77", "202611877", {"separated", "year"}),
        ("SAF/2026/00931", "SAF/2026/00931", "SAF202600931", {"letters", "separated"}),
        ("#889134", "889134", "889134", {"bare"}),
        ("prot:A-5567", "A-5567", "A5567", {"letters", "separated"}),
        ("AB 12 34", "AB 12 34", "AB1234", {"letters", "separated"}),
        ("2026 0099 12", "2026 0099 12", "2026009912", {"separated", "year"}),
        ("20/11/2026", "20/11/2026", "20112026", {"separated", "date"}),
        ("123", "123", "123", {"bare", "short"}),
        ("52601815906", "52601815906", "52601815906", {"bare", "document"}),
        ("51998123344", "51998123344", "51998123344", {"bare", "phone"}),
    ],
)
def test_a_number_is_found(text: str, shown: str, value: str, traits: set[str]) -> None:
    (match,) = protocol.scan(text)
    assert (match.read.display, match.read.value, set(match.traits)) == (shown, value, traits)


@pytest.mark.parametrize("text", ["abc", "12", "R$ 1234", "ana1@exemplo.com", "x" * 50 + "1", "%1234", ""])
def test_what_is_none_is_not_found(text: str) -> None:
    assert protocol.scan(text) == []


def test_blanks_part_numbers_in_a_sentence() -> None:
    found = [match.read.value for match in protocol.scan("protocolo 445566 de 20/11/2026, fone 5133334444")]
    assert found == ["445566", "20112026", "5133334444"]


def test_every_protocol_of_the_corpus_is_found_in_the_contracts_form() -> None:
    for case in corpus():
        found = {
            match.read.value for match in protocol.scan("\n".join(one.text for one in cleaned(case.text)))
        }
        assert {value for one in case.people for value in one["protocol"]} <= found, case.id
