"""Values that were broken over two lines are one again, and nothing else is joined."""

from __future__ import annotations

import pytest

from native_host.customer.extract.cleaning import cleaned


def lines(text: str) -> list[str]:
    return [" ".join(one.text.split()) for one in cleaned(text)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("CPF: 529.982.247-\n25", "CPF: 529.982.247- 25"),
        ("CPF: 529.982.\n247-25", "CPF: 529.982. 247-25"),
        ("CPF: 529.\n982.247-25", "CPF: 529. 982.247-25"),
        ("CNPJ 44.774.118/\n0001-42", "CNPJ 44.774.118/ 0001-42"),
        ("CNPJ 44.774.118/0001-\n42", "CNPJ 44.774.118/0001- 42"),
        ("CNPJ 44.774.\n118/0001-42", "CNPJ 44.774. 118/0001-42"),
        ("(51) 98460-\n   2217", "(51) 98460- 2217"),
        ("ligue (51)\n99812-3344 hoje", "ligue (51) 99812-3344 hoje"),
        ("e-mail ana.souza@\ngmail.com", "e-mail ana.souza@gmail.com"),
        ("e-mail ana.souza\n@gmail.com", "e-mail ana.souza@gmail.com"),
        ("e-mail ana@provedor.\ncom.br", "e-mail ana@provedor.com.br"),
        ("Nome: Carlos Alberto\nFerreira", "Nome: Carlos Alberto Ferreira"),
        ("NOME: MARIA APARECIDA\nSCHNEIDER BECKER", "NOME: MARIA APARECIDA SCHNEIDER BECKER"),
        ("Titular: Rosângela\nTeixeira Lopes", "Titular: Rosângela Teixeira Lopes"),
        ("Razão Social: Comercial de\nBom Gosto Ltda", "Razão Social: Comercial de Bom Gosto Ltda"),
        ("ROSA MARIA\nDE OLIVEIRA", "ROSA MARIA DE OLIVEIRA"),
    ],
)  # fmt: skip
def test_a_broken_value_is_one(text: str, joined: str) -> None:
    assert lines(f"Bom dia\n{text}\nobrigada") == ["Bom dia", joined, "obrigada"]


def test_a_name_below_its_label_is_one() -> None:
    assert lines("Nome do titular:\n   Simone   Vargas\n   Leitão\nCPF:")[1] == "Simone Vargas Leitão"


@pytest.mark.parametrize(
    "text",
    [
        "Nome: Ana Souza\nPorto Alegre",
        "Nome: Ana Souza\nTorres",
        "Nome: Ana Souza\nBom dia",
        "Nome: Ana Souza\nObrigada",
        "Nome: Ana Souza\nGerente",
        "Nome: Ana Souza\nJoana Prates",
        "Nome: Ana Souza\nPadaria",
        "Cidade: Torres\nLima Peixoto",
        "Ana Souza\nLima Peixoto",
        "protocolo 1008-\n25 de março",
        "O chamado é o 771.\n51 99812-3344",
        "loja ana\n@studio.talita: oi",
        "51 99812-3344\n51 3333-4444",
        "(51) 3333-4444 -\n99812-3344",
        "Data: 10/2025 -\n2026 chega",
    ],
)
def test_two_lines_are_two(text: str) -> None:
    assert len(lines(text)) == 2


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ('"numeroProtocolo": "1"', '"numero Protocolo": "1"'),
        ("Protoco1o: 1008", "Protocolo: 1008"),
        ("E-mai1: a", "E-mail: a"),
        ("N0me: Ana", "Nome: Ana"),
        ("telefone_1: 51", "telefone_1: 51"),
        ("A1: 51", "A1: 51"),
    ],
)
def test_a_label_is_what_it_was_meant(text: str, right: str) -> None:
    assert lines(text) == [right]


def test_a_form_as_a_browser_sends_it_is_a_line_for_each_field() -> None:
    assert lines("nome=Ana+Souza&email=ana%40exemplo.com&cpf=1") == [
        "nome=Ana Souza",
        "email=ana@exemplo.com",
        "cpf=1",
    ]
