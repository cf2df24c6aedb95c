"""Tables: any delimiter, labels above, at the left, or none; broken rows; forms with label and value."""

from __future__ import annotations

import pytest

from native_host.customer.extract.segment import Part
from tests.support.divided import labelled, segments

ROWS = [
    ("Nome", "CPF", "Telefone", "E-mail"),
    ("Ana Souza", "526.018.159-06", "(51) 3333-4444", "ana@exemplo.com"),
    ("Bia Lima", "083.016.613-05", "(51) 99812-3344", "bia@exemplo.com"),
]
KINDS = ["name", "cpf", "phone", "email"]


def rows(text: str) -> list[tuple[int, str]]:
    """Return the row and `kind: value` of each cell."""
    return [
        (one.row, f"{one.label.kind if one.label else '-'}: {one.text}") for one in segments(text) if one.row
    ]


def right(*, kinds: list[str] | None = None) -> list[tuple[int, str]]:
    """Return the cells of ROWS."""
    return [
        (number, f"{kind}: {cell}")
        for number, row in enumerate(ROWS[1:], 1)
        for kind, cell in zip(kinds or KINDS, row, strict=True)
    ]


@pytest.mark.parametrize("delimiter", ["\t", ";", "|", " | ", ",", "; "])
def test_cells_have_the_label_of_their_column(delimiter: str) -> None:
    assert rows("\n".join(delimiter.join(row) for row in ROWS)) == right()


def test_columns_may_be_laid_out_with_blanks() -> None:
    assert rows("\n".join("".join(cell.ljust(20) for cell in row) for row in ROWS)) == right()


def test_cells_may_be_quoted() -> None:
    assert rows("\n".join(";".join(f'"{cell}"' for cell in row) for row in ROWS)) == right()


def test_a_quoted_cell_may_hold_the_delimiter() -> None:
    text = 'Nome,CPF,Cidade\n"Souza, Ana",526.018.159-06,"Porto Alegre, RS"'
    assert rows(text) == [(1, "name: Souza, Ana"), (1, "cpf: 526.018.159-06"), (1, "other: Porto Alegre, RS")]


def test_a_table_may_be_drawn() -> None:
    text = (
        "| Nome | CPF |\n|------|-----|\n| Ana Souza | 526.018.159-06 |\n+------+\n"
        "| Bia Lima | 083.016.613-05 |"
    )
    assert [one for _, one in rows(text)] == [
        "name: Ana Souza",
        "cpf: 526.018.159-06",
        "name: Bia Lima",
        "cpf: 083.016.613-05",
    ]


def test_a_table_of_a_page_is_read_from_its_tags() -> None:
    text = (
        "<table><tr><th>Nome</th><th>CPF</th></tr><tr><td>Ana Souza</td><td>526.018.159-06</td></tr></table>"
    )
    assert rows(text) == [(1, "name: Ana Souza"), (1, "cpf: 526.018.159-06")]


def test_columns_without_a_known_head_are_other() -> None:
    text = "Nome\tLote\tCPF\tFaixa\nAna Souza\t51998123344\t526.018.159-06\t12"
    assert rows(text) == [
        (1, "name: Ana Souza"),
        (1, "other: 51998123344"),
        (1, "cpf: 526.018.159-06"),
        (1, "other: 12"),
    ]


def test_heads_may_say_whose_and_when() -> None:
    text = (
        "Cliente;Telefone;Telefone do contador;E-mail antigo\nAna Souza;51 3333-4444;51 3014-5500;a@b.example"
    )
    assert labelled(text) == [
        "name: Ana Souza",
        "phone: 51 3333-4444",
        "phone!: 51 3014-5500",
        "email~: a@b.example",
    ]


def test_a_row_that_lost_a_cell_keeps_its_values_under_what_they_fit() -> None:
    text = "Nome;CPF;Telefone;E-mail\nAna Souza;526.018.159-06;ana@exemplo.com"
    assert [one for _, one in rows(text)] == [
        "name: Ana Souza",
        "cpf: 526.018.159-06",
        "email: ana@exemplo.com",
    ]


def test_labels_may_stand_in_the_first_column() -> None:
    text = "\n".join("\t".join(row[at] for row in ROWS) for at in range(4))
    assert sorted(rows(text)) == sorted(right())


def test_rows_without_labels_are_numbered() -> None:
    for delimiter in ("\t", ";", ", ", " - ", " / ", " | "):
        text = "\n".join(delimiter.join(row[:3]) for row in ROWS[1:])
        assert [row for row, _ in rows(text)] == [1, 1, 1, 2, 2, 2], delimiter


def test_text_below_a_table_is_no_row() -> None:
    text = "\n".join("\t".join(row) for row in ROWS) + "\n\nAguardo retorno amanhã cedo"
    assert segments(text)[-1].part is Part.BODY


@pytest.mark.parametrize(
    "text",
    [
        "Nome: Ana Souza; CPF: 526.018.159-06\nTelefone: 51 3333-4444; E-mail: ana@exemplo.com",
        "Telefone - 31 3344-5566\nCelular - 31 99887-7665",
        "Bom dia, meu nome, CPF e telefone estão abaixo\nAna Souza, 526.018.159-06",
    ],
)
def test_what_is_no_table_has_no_rows(text: str) -> None:
    assert not rows(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (
            "Cliente\tAna Souza\nCPF\t526.018.159-06\nStatus\tAberto",
            ["name: Ana Souza", "cpf: 526.018.159-06", "other: Aberto"],
        ),
        ("Nome | Ana Souza | CPF | 526.018.159-06", ["name: Ana Souza", "cpf: 526.018.159-06"]),
        ("Telefone | 51 3333-4444 | 51 99812-3344", ["phone: 51 3333-4444", "phone: 51 99812-3344"]),
        (
            "Cliente: Ana Souza    CPF: 526.018.159-06\nContato: Bia        Fone: 51 3333-4444",
            ["name: Ana Souza", "cpf: 526.018.159-06", "contact: Bia", "phone: 51 3333-4444"],
        ),
        ("Campo | Valor\nNome | Ana Souza\nCPF | 526.018.159-06", ["name: Ana Souza", "cpf: 526.018.159-06"]),
        (
            '{"nome": "Ana Souza", "cpf": "52601815906", "protocolo": "OS-2026-1"}',
            ["name: Ana Souza", "cpf: 52601815906", "protocol: OS-2026-1"],
        ),
        (
            "<cliente><nome>Ana Souza</nome><cpf>52601815906</cpf></cliente>",
            ["name: Ana Souza", "cpf: 52601815906"],
        ),
    ],
)
def test_a_label_in_the_cell_before_names_a_value(text: str, right: list[str]) -> None:
    assert labelled(text) == right
