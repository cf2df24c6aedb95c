"""Which of several customers a value belongs to, and when a text is about one only."""

from __future__ import annotations

import pytest

from native_host.customer.extract.find import find

ANA, BRUNO = "529.982.247-25", "111.444.777-35"


def people(text: str) -> list[set[str]]:
    """Return the values of each customer."""
    found = find(text)
    values: list[set[str]] = [set() for _ in range(found.people)]
    for one in found.candidates:
        values[one.person].add(one.value)
    return values


@pytest.mark.parametrize(
    "text",
    [
        f"Nome\tCPF\tCelular\nAna Souza\t{ANA}\t51 99812-3344\nBruno Lima\t{BRUNO}\t51 99765-4321\n",
        f"Nome: Ana Souza\nCPF: {ANA}\nCelular: 51 99812-3344\n\n"
        f"Nome: Bruno Lima\nCPF: {BRUNO}\nCelular: 51 99765-4321\n",
        f"Ana Souza - {ANA} - 51 99812-3344\nBruno Lima - {BRUNO} - 51 99765-4321\n",
    ],
    ids=["rows", "repeated labels", "records"],
)
def test_each_record_with_a_document_of_its_own_is_a_customer(text: str) -> None:
    first, second = people(text)
    assert {"Ana Souza", "52998224725", "+5551998123344"} <= first
    assert {"Bruno Lima", "11144477735", "+5551997654321"} <= second


@pytest.mark.parametrize(
    "text",
    [
        f"Nome: Ana Souza\nCPF: {ANA}\nCelular: 51 99812-3344\nFixo: 51 3333-4444\n",
        f"Nome: Ana Souza\nCPF: {ANA}\nNome da mãe: Rita Souza\nCPF da mãe: {BRUNO}\n",
        f"Nome: Ana Souza\nCPF: {ANA}\nConfirmando: Ana Souza, CPF {ANA}\n",
        "Ana Souza e Bruno Lima, 51 99812-3344",
    ],
    ids=["several phones", "a third person's document", "said twice", "names without documents"],
)
def test_a_text_about_one_customer_is_not_divided(text: str) -> None:
    assert len(people(text)) == 1


def test_a_text_without_values_is_about_nobody() -> None:
    assert people("bom dia, tudo bem?") == []
