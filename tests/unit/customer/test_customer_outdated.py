"""Values that no longer hold, or that somebody else may own, are never put in by themselves."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Confidence

_CPF = "529.982.247-25"


def _confidences(text: str) -> dict[str, Confidence]:
    return {one.value: one.confidence for one in parse_customer(text).candidates}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (
            f"Nome: Ana Prates Moura\nCPF: {_CPF}\nCelular: (51) 98840-6671\nTelefone: (51) 3482-1155\n\n"
            "Fui assaltada. O chip final 6671 bloqueei, não ligar nele.",
            "+5551988406671",
        ),
        (
            f"Cliente: Ana Prates Moura\nCPF: {_CPF}\nTelefone: (51) 98840-6671\n\n"
            "Diz que aquele celular (98840-6671) caiu na água, não atende mais.\nFixo: (51) 3482-1155",
            "+5551988406671",
        ),
        (
            f"Nome: Ana Prates Moura\nCPF: {_CPF}\nProtocolo: 4409121\n\n"
            "Retorno: o protocolo 4409121 é de 2023, expirado. O certo é o protocolo 5188701.",
            "4409121",
        ),
    ],
)
def test_what_is_said_further_down_to_be_of_the_past_is_unsure(text: str, value: str) -> None:
    assert _confidences(text)[value] is Confidence.UNSURE


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ("51 98744-2961", "opa, 51 98744-2916", "+5551987442961"),
        ("telefone (51) 98700-1111", "ops, o certo é (51) 98700-1112", "+5551987001111"),
        ("ana.prates@gmal.com", "ops, ana.prates@gmail.com", "ana.prates@gmal.com"),
    ],
)
def test_a_value_that_is_given_again_nearly_the_same_gives_way(first: str, second: str, value: str) -> None:
    text = f"Cliente: sou Ana Prates Moura, cpf {_CPF}\nCliente: {first}\nCliente: {second}"
    assert _confidences(text)[value] is Confidence.UNSURE


def test_two_numbers_of_one_exchange_both_stay() -> None:
    found = _confidences(f"Nome: Ana Prates Moura\nCPF: {_CPF}\nFone: (51) 3443-1010\nFone: (51) 3443-1011")
    assert found["+555134431010"] is not Confidence.UNSURE
    assert found["+555134431011"] is not Confidence.UNSURE


@pytest.mark.parametrize(
    "text",
    [
        "INFORMATIVO SEMANAL\n\nCurso de escrituração nos dias 24 e 25 de novembro, com certificado de "
        "participação para quem vier aos dois dias: inscrições em cursos@informativo.example ou "
        "(81) 3222-9090, das nove às dezessete horas.",
        "POSTOS DE ATENDIMENTO\nCentro: Av. Rio Branco, 181 - (21) 2240-3311\nBarra: Av. das Américas, "
        "3500 - (21) 3325-3311\nSegunda a sexta, das nove às dezessete horas, com agendamento. Leve "
        "documento com foto, comprovante de endereço e o número do pedido.",
    ],
)
def test_of_a_text_that_speaks_to_all_nothing_is_offered(text: str) -> None:
    assert {*_confidences(text).values()} <= {Confidence.UNSURE}


@pytest.mark.parametrize(
    "text", ["(54) 3281-4466", "(54) 3281-4466\n(51) 99812-3344", "ana.souza@exemplo.com"]
)
def test_values_alone_are_offered(text: str) -> None:
    found = _confidences(text)
    assert found
    assert Confidence.UNSURE not in found.values()


def test_rows_whose_documents_lost_their_zeros_are_several_customers() -> None:
    rows = "Ademilde Fontoura\t1339886782\t21 99107-3382\nSolange Prates\t9276504796\t22 99771-4408"
    assert parse_customer(f"Nome\tCPF\tCelular\n{rows}").people == 2


def test_a_cpf_beside_a_companys_cnpj_is_never_sure() -> None:
    text = f"Razão social: Padaria Aurora Ltda\nCNPJ: 11.222.333/0001-81\nCPF: {_CPF}\nFone: (51) 3443-1010"
    assert _confidences(text).get("52998224725") is not Confidence.SURE
