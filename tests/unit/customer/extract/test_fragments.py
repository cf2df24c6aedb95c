"""A number that was given in parts over several turns is one."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence, CustomerKey

MOBILE, CPF, CNPJ = "+5551998123344", "52998224725", "44774118000142"


def offered(text: str) -> set[tuple[str, str]]:
    found = parse_customer(text).candidates
    return {
        (one.key.value, one.value)
        for one in found
        if one.confidence is not Confidence.UNSURE and one.key is not CustomerKey.NAME
    }


@pytest.mark.parametrize(
    ("question", "parts", "right"),
    [
        ("CPF?", ["529982247", "25"], ("cpf", CPF)),
        ("Qual o CPF do titular?", ["529.982", "247-25"], ("cpf", CPF)),
        ("CPF ou CNPJ?", ["529", "982", "24725"], ("cpf", CPF)),
        ("qual seu cnpj?", ["44.774.118", "0001-42"], ("cnpj", CNPJ)),
        ("Telefone?", ["5199812", "3344"], ("phone", MOBILE)),
        ("Telefone com DDD?", ["51", "99812-3344"], ("phone", MOBILE)),
        ("Telefone com DDD?", ["(51)", "99812 3344"], ("phone", MOBILE)),
        ("Telefone?", ["99812-3344", "ddd 51"], ("phone", MOBILE)),
        ("Telefone?", ["998123344", "é 51"], ("phone", MOBILE)),
        ("Seu telefone?", ["3333-4444", "o ddd é 51"], ("phone", "+555133334444")),
        ("Telefone?", ["99812 3344", "051"], ("phone", MOBILE)),
    ],
)
def test_parts_in_turns_are_one_number(question: str, parts: list[str], right: tuple[str, str]) -> None:
    turns = "\n".join(f"Cliente: {part}" for part in parts)
    assert offered(f"Atendente: Nome?\nCliente: Ana Clara Souza\nAtendente: {question}\n{turns}") == {right}


@pytest.mark.parametrize("question", ["DDD?", "Qual o DDD?", "com DDD por favor", "e o código de área?"])
def test_an_area_code_that_is_asked_for_later_belongs_to_the_number(question: str) -> None:
    text = (
        f"[10:01] Suporte: Telefone?\n[10:02] Ana: 99812-3344\n[10:02] Suporte: {question}\n[10:03] Ana: 51"
    )
    assert offered(text) == {("phone", MOBILE)}


def test_an_area_code_in_a_field_of_its_own_may_follow() -> None:
    assert ("phone", MOBILE) in offered("Nome: Ana Souza\nCelular: 99812-3344\nDDD: 51\nCPF: 529.982.247-25")


@pytest.mark.parametrize(
    "text",
    [
        "Atendente: CPF?\nCliente: 529982247\nAtendente: quantos anos?\nCliente: 52",
        "Atendente: CPF?\nCliente: 529982247\nOutro: 25",
        "Atendente: quantos?\nCliente: 529982247\nCliente: 25",
        "Atendente: Telefone?\nCliente: 99812-3344\nAtendente: idade?\nCliente: 10",
    ],
)
def test_other_numbers_are_no_parts(text: str) -> None:
    assert not offered(text)
