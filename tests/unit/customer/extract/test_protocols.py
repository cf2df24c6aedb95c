"""A protocol's number is found where it is told without its word, and other numbers there are none."""

from __future__ import annotations

import pytest

from native_host.customer.extract.candidates import mentions_of
from native_host.customer.extract.segments import divide
from native_host.protocol.messages import CustomerKey


def found(text: str) -> set[str]:
    return {one.value for one in mentions_of(divide(text)) if one.value and one.key is CustomerKey.PROTOCOL}


@pytest.mark.parametrize(
    "text",
    [
        "a primeira emissão foi o protocolo 77001, mas foi cancelado. O que vale é o 1003319044.",
        "Primeiro protocolo 77001 foi cancelado, reemitido sob 1003319044 em 15/09.",
        "Protocolo era 77001 mas foi refeito, agora é 1003319044.",
        "O protocolo 77001 não vale mais, usar o 1003319044.",
        "Protocolo: 77001\nops, 1003319044",
        "protocolo 77001\ncorrigindo: 1003319044",
        "Agente: O protocolo 77001 é de 2023. Existe outro?\nCliente: Achei na pasta: 1003319044. Desculpe.",
        "Priscila: Consegue achar o protocolo? Começa com 1.\nCliente: achei 1003319044",
        "Ana: protocolo da petição? ou do certificado?\nSuporte: do certificado\nAna: 1003319044",
        "Suporte: falta o protocolo\nAna: um minuto\nAna: tá aqui: 1003319044",
        "O protocolo foi substituído ontem.\nRecebi sim, 1003319044",
        'Protoc.: leu do recibo "1-0-0-3-3-1-9-0-4-4"',
    ],
)
def test_a_protocol_is_told_without_its_word(text: str) -> None:
    assert "1003319044" in found(f"{text}\nAna Souza, CPF 529.982.247-25")


@pytest.mark.parametrize(
    "text",
    [
        "Não tenho o protocolo.\nPode ligar agora: 0800 591 2030",
        "Não tenho o protocolo.\nCelular novo 51 99812-3344",
        "Não tenho o protocolo.\nFoi em 12/03/2026, aqui em Torres",
        "Não tenho o protocolo.\nAqui o CPF: 529.982.247-25",
        "Não tenho o protocolo.\n\n\n\nAchei o chamado 771203",
        "Achei o número 771203 na caixa",
    ],
)
def test_other_numbers_are_no_protocols(text: str) -> None:
    assert not found(f"Ana Souza\n{text}")
