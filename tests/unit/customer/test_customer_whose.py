"""Whose a value is, told in passing, and whether it still holds: what is offered, and what is not."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import CustomerKey
from tests.pasted.offered import offered

_PERSON = "Marina Castro Leal, CPF 529.982.247-25"
_COMPANY = "Metalúrgica Aurora Ltda\nCNPJ 11.222.333/0001-81"


@pytest.mark.parametrize(
    "said",
    [
        "me liguem no 51 99812-3344 e NÃO no 51 99812-3434",
        "usem o 51 99812-3344 em vez do 51 99812-3434",
        "ligar no 51 99812-3344, não o 51 99812-3434",
        "meu celular é 51 99812-3344, nunca no 51 99812-3434",
        "ligar para 51 99812-3344 ao invés do 51 99812-3434",
        "no cadastro está 51 99812-3434, que não existe mais, o novo é 51 99812-3344",
        "celular 51 99812-3344 (troquei em maio, o 51 99812-3434 não é mais meu)",
    ],
)
def test_a_number_that_is_denied_is_not_offered_beside_the_one_that_is_meant(said: str) -> None:
    assert offered(f"{_PERSON}, {said}", CustomerKey.PHONE) == ["+5551998123344"]


@pytest.mark.parametrize(
    "staff",
    [
        "Falem com a síndica, Vera Antoniazzi, (54) 99916-2743; portaria do prédio, (54) 3286-9015",
        "Gerente: Vera Antoniazzi - (54) 99916-2743 / recepção (54) 3286-9015",
        "Podem ligar na secretaria, (54) 3286-9015, ou no celular da presidente, (54) 99916-2743",
        "Tesoureira Vera Antoniazzi (54) 99916-2743, faturamento (54) 3286-9015",
    ],
)
def test_the_numbers_of_a_companys_staff_are_its_own(staff: str) -> None:
    text = f"Prezados, o certificado da empresa não abre.\n{_COMPANY}\n{staff}.\n"
    assert sorted(offered(text, CustomerKey.PHONE)) == ["+555432869015", "+5554999162743"]
    assert offered(text, CustomerKey.CNPJ) == ["11222333000181"]


def test_a_secretary_beside_a_person_is_somebody_else() -> None:
    text = f"{_PERSON}\nCelular: 51 99812-3344\nTelefone da secretária: 51 3333-4444"
    assert offered(text, CustomerKey.PHONE) == ["+5551998123344"]


@pytest.mark.parametrize("buyer", ["COMPRADOR (nota fiscal)", "Dados do pagador", "Faturamento"])
def test_who_paid_is_no_customer_where_the_holder_has_a_heading(buyer: str) -> None:
    text = (
        f"{buyer}\nNome: Edson Farias Quadros\nCPF: 111.444.777-35\nTelefone: (51) 99688-0714\n\n"
        "TITULAR DO CERTIFICADO\nNome: Marina Castro Leal\nCPF: 529.982.247-25\nTelefone: (51) 99812-3344\n"
    )
    assert parse_customer(text).people == 1
    assert offered(text, CustomerKey.CPF) == ["52998224725"]
    assert offered(text, CustomerKey.PHONE) == ["+5551998123344"]


@pytest.mark.parametrize("works", ["está ok", "funciona normal", "está funcionando"])
def test_another_whose_certificate_works_is_no_customer(works: str) -> None:
    text = (
        f"{_PERSON}, fone 51 99812-3344.\n"
        f"O token do sócio Edson Farias Quadros (CPF 111.444.777-35) {works}, só o meu vem vazio."
    )
    assert parse_customer(text).people == 1
    assert offered(text, CustomerKey.CPF) == ["52998224725"]


def test_a_company_and_a_person_with_all_data_of_their_own_are_two_customers() -> None:
    text = (
        "8h50 Metalúrgica Aurora Ltda - cnpj 11.222.333/0001-81 - (51) 3333-4444 - prot 1008830127\n\n"
        "9h35 Marina Castro Leal - cpf 529.982.247-25 - (51) 99812-3344 - prot 1008829940\n"
    )
    assert parse_customer(text).people == 2


def test_a_company_and_its_responsible_are_one_customer() -> None:
    text = f"{_COMPANY}\n(51) 3333-4444\nSócio: Edson Farias Quadros, CPF 111.444.777-35, (51) 99812-3344\n"
    assert parse_customer(text).people == 1


def test_what_a_correction_takes_back_is_of_its_own_kind() -> None:
    text = (
        "Nome: Marina Castro Leal\nFone: 51 99812-3344\n"
        "Obs.: a primeira emissão foi o protocolo 1003317620, mas esse foi cancelado porque errei o e-mail\n"
    )
    assert offered(text, CustomerKey.PHONE) == ["+5551998123344"]
