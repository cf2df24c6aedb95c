"""Whose a value is and whether it is past: by a heading, a label, or the same clause."""

from __future__ import annotations

import pytest

from tests.support.divided import owned


@pytest.mark.parametrize(
    ("text", "right"),
    [
        # In the label.
        ("Telefone do contador: 51 3333-4444", ["51 3333-4444 (contador)"]),
        ("Contador: 51 3333-4444", ["51 3333-4444 (contador)"]),
        ("Recado com a esposa: 51 3333-4444", ["51 3333-4444 (recado)"]),
        # In the clause, before or behind.
        ("minha esposa Ana: 51 99812-3344", ["51 99812-3344 (esposa)"]),
        ("51 99812-3344 (esposa)", ["51 99812-3344 (esposa) (esposa)"]),
        ("51 99812-3344 - recado com a vizinha", ["51 99812-3344 (recado)"]),
        ("o contador atende no 51 3333-4444", ["o contador atende no 51 3333-4444 (contador)"]),
        ("51 3333-4444 / 51 99812-3344 (esposa)", ["51 3333-4444", "51 99812-3344 (esposa) (esposa)"]),
        ("51 3333-4444, recado 51 99812-3344", ["51 3333-4444", "51 99812-3344 (recado)"]),
        ("Solicitante: Ana Souza (filha)", ["Ana Souza (filha) (filha)"]),
        (
            "fone da minha secretária 51 3333-4444, meu celular 51 99812-3344",
            ["51 3333-4444 (secretaria)", "51 99812-3344"],
        ),
        ("meu zap é 51 99812-3344 e o da esposa é 51 3333-4444", ["51 99812-3344", "51 3333-4444 (esposa)"]),
        # What is no owner.
        ("Nome: Antônio Ribeiro Filho", ["Antônio Ribeiro Filho"]),
        ("José Carlos Neto - 51 99812-3344", ["José Carlos Neto - 51 99812-3344"]),
        ("Empresa: Corretora Sul Seguros Ltda", ["Corretora Sul Seguros Ltda"]),
        ("Nome: Contabilidade Lima", ["Contabilidade Lima"]),
        (
            "falo pela minha mãe, Nair Souza, CPF 526.018.159-06",
            ["falo pela minha mãe, Nair Souza", "526.018.159-06"],
        ),
        (
            "Solicito suporte para Ana Souza, CPF 526.018.159-06",
            ["Solicito suporte para Ana Souza", "526.018.159-06"],
        ),
        # Headings.
        (
            "Dados do contador:\nJoão Silva\n51 3333-4444\n\nDados do cliente:\nAna Souza\n51 99812-3344",
            [
                "Dados do contador (contador)",
                "João Silva (contador)",
                "51 3333-4444 (contador)",
                "Dados do cliente",
                "Ana Souza",
                "51 99812-3344",
            ],
        ),
        (
            "CONTABILIDADE\nTel: 51 3333-4444\n\nTel: 51 99812-3344",
            ["CONTABILIDADE (contabilidade)", "51 3333-4444 (contabilidade)", "51 99812-3344"],
        ),
        # Whose office somebody is: he is named behind.
        (
            "Sou contadora da Padaria Aurora, CNPJ 11.222.333/0001-81",
            ["Sou contadora da Padaria Aurora", "11.222.333/0001-81"],
        ),
        (
            "falo da Lima Contabilidade em nome da Padaria Aurora, CNPJ 11.222.333/0001-81",
            ["falo da Lima Contabilidade (contabilidade)", "Padaria Aurora", "11.222.333/0001-81"],
        ),
        # What stands in brackets or behind `é` belongs to what stands before.
        (
            "tel: 51 3333-4444 (falar c/ Ivete, secretária)",
            ["51 3333-4444 (secretaria)", "(falar c/ Ivete", "secretária (secretaria)"],
        ),
        (
            "Não ligue para o 51 3333-4444, é do vizinho.",
            ["Não ligue para o 51 3333-4444, é do vizinho. (vizinho) past"],
        ),
        # One speaks for him: he is the customer.
        (
            "é sobre o certificado da minha mãe\ncelular da mãe: 51 99812-3344",
            ["é sobre o certificado da minha mãe", "51 99812-3344"],
        ),
        # A sentence ends what was said, and so does a label's one value.
        (
            "Fala Bia Lima, gerente. O CPF do titular é 526.018.159-06",
            ["Fala Bia Lima, gerente. (gerente)", "526.018.159-06"],
        ),
        ("Marido: João Souza - cel. 51 99812-3344", ["João Souza (marido)", "51 99812-3344 (marido)"]),
        (
            "Solicitante: Ana (contadora) - 51 3333-4444",
            ["Ana (contadora)", "51 3333-4444 (contadora)"],
        ),
        ("Criado por Bia Lima: cliente Ana Souza", ["Criado por Bia Lima (criado)", "Ana Souza"]),
        (
            "Bia, secretária do Dr. Ana Souza, CPF dele 526.018.159-06",
            ["Bia, secretária do Dr. Ana Souza", "526.018.159-06"],
        ),
        # One speaks for him: he is the customer.
        (
            "é sobre o certificado da minha mãe\ncelular da mãe: 51 99812-3344",
            ["é sobre o certificado da minha mãe", "51 99812-3344"],
        ),
        # A sentence ends what was said, and so does a label's one value.
        (
            "Fala Bia Lima, gerente. O CPF do titular é 526.018.159-06",
            ["Fala Bia Lima, gerente. (gerente)", "526.018.159-06"],
        ),
        ("Marido: João Souza - cel. 51 99812-3344", ["João Souza (marido)", "51 99812-3344 (marido)"]),
        (
            "Solicitante: Ana (contadora) - 51 3333-4444",
            ["Ana (contadora)", "51 3333-4444 (contadora)"],
        ),
        ("Criado por Bia Lima: cliente Ana Souza", ["Criado por Bia Lima (criado)", "Ana Souza"]),
        (
            "Bia, secretária do Dr. Ana Souza, CPF dele 526.018.159-06",
            ["Bia, secretária do Dr. Ana Souza", "526.018.159-06"],
        ),
        # Past.
        ("E-mail antigo: a@b.example", ["a@b.example past"]),
        ("51 99812-3344 (não uso mais)", ["51 99812-3344 (não uso mais) past"]),
        (
            "o antigo era 51 99812-3344 e o novo é 51 99812-5566",
            ["o antigo era 51 99812-3344 past", "o novo é 51 99812-5566"],
        ),
        ("troquei de número, agora é 51 99812-5566", ["troquei de número, agora é 51 99812-5566"]),
        (
            "Celular: 51 99812-3344 (desativado) / 51 99812-5566",
            ["51 99812-3344 (desativado) past", "51 99812-5566"],
        ),
        (
            "telefone 51 99812-3344\nops, o certo é 51 99812-3345",
            ["51 99812-3344 past", "ops, o certo é 51 99812-3345"],
        ),
        ("Telefone novo: 51 99812-5566", ["51 99812-5566"]),
    ],
)
def test_a_value_is_told_by_what_governs_it(text: str, right: list[str]) -> None:
    assert owned(text) == right
