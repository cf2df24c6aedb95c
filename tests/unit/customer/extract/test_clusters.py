"""Values that are told of one person or company stand in one cluster, another one's in another."""

from __future__ import annotations

import pytest

from native_host.customer.extract.candidates import mentions_of
from native_host.customer.extract.segments import divide
from native_host.customer.extract.signals.clusters import clusters_of

ANA, BRUNO = "529.982.247-25", "111.444.777-35"


def clusters(text: str, headings: tuple[int, ...] = ()) -> list[set[str]]:
    """Return the values of each cluster, in the order of their first places."""
    paste = divide(text)
    mentions = mentions_of(paste)
    found: dict[int, set[str]] = {}
    for mention, cluster in zip(mentions, clusters_of(mentions, paste.lines, headings), strict=True):
        found.setdefault(id(cluster), set()).add(mention.value or "")
    return list(found.values())


def test_name_document_and_phone_of_a_form_are_told_of_one() -> None:
    assert clusters(f"Nome: Ana Souza\nCPF: {ANA}\nCelular: 51 99812-3344") == [
        {"Ana Souza", "52998224725", "+5551998123344"}
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"Nome: Ana Souza\nCPF: {ANA}\nNome: Bruno Lima\nCPF: {BRUNO}",
        f"Ana Souza, {ANA}; Bruno Lima, {BRUNO}",
    ],
    ids=["form", "list"],
)
def test_with_another_name_another_one_begins(text: str) -> None:
    assert clusters(text) == [{"Ana Souza", "52998224725"}, {"Bruno Lima", "11144477735"}]


def test_a_second_document_of_the_same_kind_is_another_ones() -> None:
    assert clusters(f"CPF: {ANA}\nCPF: {BRUNO}") == [{"52998224725"}, {"11144477735"}]


def test_a_value_that_is_said_again_stays_with_the_first() -> None:
    assert len(clusters(f"CPF: {ANA}\nCelular: 51 99812-3344\nconfirmo o CPF {ANA}")) == 1


def test_below_a_heading_another_one_begins() -> None:
    text = f"CPF: {ANA}\nDados do parceiro:\nCelular: 51 99812-3344"
    assert len(clusters(text)) == 1
    assert len(clusters(text, headings=(1,))) == 2


def test_a_name_that_a_form_asks_for_beside_is_told_of_nobody_else() -> None:
    assert {"Rita Souza"} in clusters(f"Nome: Ana Souza\nNome da mãe: Rita Souza\nCPF: {ANA}")
