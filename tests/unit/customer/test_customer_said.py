"""Values of forms, signatures and talk: whose they are by what is said around them."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import CustomerKey
from tests.pasted.offered import offered

_PERSON = "Marina Castro Leal, CPF 529.982.247-25"
_COMPANY = "Razão social: Metalúrgica Aurora Ltda\nCNPJ: 11.222.333/0001-81"
_MAIL, _OTHER_MAIL = "marina.leal@gmail.com", "marina@antiga.example"


@pytest.mark.parametrize(
    "form",
    [
        "Nome: _Marina Castro Leal____\nCPF: _529.982.247-25___ RG: "
        "_3.118.940___\nE-mail: _marina.leal@gmail.com__",
        "Nome: __Marina Castro Leal__\nCPF: ____529.982.247-25\nE-mail: __marina.leal@gmail.com_____",
        "Nome . . . . : Marina Castro Leal\nCPF . . . . .: 529.982.247-25\nE-mail . . . "
        ": marina.leal@gmail.com",
        "Nome ........: Marina Castro Leal\nCPF .........: 529.982.247-25\nE-mail "
        "......: marina.leal@gmail.com",
    ],
)
def test_what_is_written_on_the_lines_of_a_form_is_read(form: str) -> None:
    assert offered(form, CustomerKey.NAME) == ["Marina Castro Leal"]
    assert offered(form, CustomerKey.CPF) == ["52998224725"]
    assert offered(form, CustomerKey.EMAIL) == [_MAIL]


@pytest.mark.parametrize(
    "address",
    [
        "naoresponda@loja.example",
        "nao-responda@loja.example",
        "noreply@loja.example",
        "no-reply@loja.example",
    ],
)
def test_an_address_that_nobody_reads_is_nobodys(address: str) -> None:
    text = (
        f"De: Loja <{address}>\nPara: {_MAIL}\nAssunto: Pedido\n\nOlá, Marina Castro "
        "Leal!\nCPF: 529.982.247-25"
    )
    assert address not in [one.value for one in parse_customer(text).candidates]


@pytest.mark.parametrize(
    "said",
    [
        "não mandar nada pra lá, saí da empresa",
        "não mandem nada",
        "não usar mais",
        "não trabalho mais lá",
        "favor retirar do cadastro",
    ],
)
def test_an_address_that_is_not_to_be_used_is_notoffered(said: str) -> None:
    text = (
        f"nome: Marina Castro Leal\ncpf: 529.982.247-25\nemail cadastrado: {_OTHER_MAIL} "
        f"({said})\nemail: {_MAIL}"
    )
    assert offered(text, CustomerKey.EMAIL) == [_MAIL]


@pytest.mark.parametrize("verb", ["retirar", "remover", "excluir"])
def test_all_that_is_to_leave_the_records_is_notoffered(verb: str) -> None:
    text = (
        f"A Mônica Ribas não trabalha mais conosco, favor {verb} o celular dela (41 99870-4432) e o e-mail "
        "monica@aurora.example do cadastro. O certificado é da Metalúrgica Aurora Ltda, "
        "CNPJ 11.222.333/0001-81."
        f"\n\nKelvin Amaro\n(41) 99533-1902\nkelvin@aurora.example"
    )
    assert "+5541998704432" not in offered(text, CustomerKey.PHONE)
    assert offered(text, CustomerKey.EMAIL) == ["kelvin@aurora.example"]


@pytest.mark.parametrize(
    "said", ["está normal, favor não mexer", "está funcionando", "continua funcionando", "tá ok, não mexer"]
)
def test_the_head_offices_certificate_that_works_is_not_the_customers(said: str) -> None:
    text = (
        "O certificado da nossa FILIAL está em branco. O certificado da matriz (CNPJ "
        f"11.222.333/0001-81) {said}.\n\n"
        "Cliente: Metalúrgica Aurora Ltda\nCNPJ: 11.222.333/0002-62\nTelefone: (51) 3222-4411"
    )
    assert offered(text, CustomerKey.CNPJ) == ["11222333000262"]


@pytest.mark.parametrize(
    "label", ["Celular do sócio", "Celular do sócio (Sr. Delmar Rossi)", "Telefone da sócia"]
)
def test_the_partner_of_a_company_is_of_its_house(label: str) -> None:
    text = f"{_COMPANY}\nTelefone da empresa: (51) 3222-4411\n{label}: (51) 99812-3344"
    assert offered(text, CustomerKey.PHONE) == ["+555132224411", "+5551998123344"]


@pytest.mark.parametrize("role", ["Depto. Contábil", "Departamento Contábil", "Setor Contábil"])
def test_the_accounting_department_of_the_customer_is_no_accountant(role: str) -> None:
    text = (
        "O token da nossa empresa está em "
        f"branco.\n\n{_COMPANY}\n\nAtenciosamente,\nAristides Bonfá\n{role}\n"
        "aristides@aurora.example"
    )
    assert offered(text, CustomerKey.EMAIL) == ["aristides@aurora.example"]


@pytest.mark.parametrize("mailbox", ["atendimento", "sac"])
def test_a_mailbox_of_the_companys_own_domain_is_its_own(mailbox: str) -> None:
    text = (
        "Metalúrgica Aurora Ltda\nCNPJ "
        f"11.222.333/0001-81\n{mailbox}@metalurgicaaurora.example\nO token está vazio."
    )
    assert offered(text, CustomerKey.EMAIL) == [f"{mailbox}@metalurgicaaurora.example"]


@pytest.mark.parametrize(
    "chat",
    [
        "10:02 Cliente > Marina Castro Leal, cpf 529.982.247-52\n10:03 Atendente > esse CPF não confere\n"
        "10:04 Cliente > nossa troquei, é 529.982.247-25\n10:06 Cliente > 51 99812-3344",
        "Atendente (10:31): Pode confirmar o CPF?\nMarina Castro Leal (10:32): 529.982.247-52\n"
        "Atendente (10:33): Está inválido.\nMarina Castro Leal (10:34): desculpa troquei "
        "os últimos, é 529.982.247-25",
    ],
)
def test_a_document_put_right_in_a_chat_isoffered(chat: str) -> None:
    assert offered(chat, CustomerKey.CPF) == ["52998224725"]


@pytest.mark.parametrize(
    "said", ["protocolo acho que é esse", "o protocolo eu acho que é", "protocolo creio que é o"]
)
def test_a_protocol_that_somebody_thinks_is_his_isoffered(said: str) -> None:
    assert offered(f"{_PERSON}\n{said} 1008452237", CustomerKey.PROTOCOL) == ["1008452237"]


@pytest.mark.parametrize("begin", ["Aqui é da", "Bom dia, aqui é da", "Oi, aqui é do"])
def test_a_company_that_introduces_itself_is_named_without_it(begin: str) -> None:
    company = "Gráfica Bela Letra Ltda" if begin.endswith("da") else "Mercado Bela Vista Ltda"
    text = f"{begin} {company}, CNPJ 11.222.333/0001-81. O token está vazio."
    assert offered(text, CustomerKey.NAME) == [company]


def test_somebody_in_the_next_sentence_is_not_the_one_who_is_spoken_for() -> None:
    text = (
        "O site diz que não encontrou certificado. Meu vizinho disse que está em branco.\n"
        f"Meu nome é Marina Castro Leal, o CPF 529.982.247-25. O e-mail que eu olho é {_MAIL}."
    )
    assert offered(text, CustomerKey.EMAIL) == [_MAIL]


def test_a_program_s_queue_governs_no_other_field() -> None:
    text = (
        '{"canal":"webchat","fila":"suporte_tecnico","dados":{"nome":"Marina Castro '
        'Leal","cpf":"52998224725",'
        f'"telefone":"51998123344","email":"{_MAIL}"}}}}'
    )
    assert offered(text, CustomerKey.EMAIL) == [_MAIL]


def test_a_phone_below_its_label_and_area_code_goes_on_in_the_next_line() -> None:
    assert offered("Marina Castro Leal\nmarina.leal@gmail.com\n\ntel 81\n99916\n4402", CustomerKey.PHONE) == [
        "+5581999164402"
    ]


@pytest.mark.parametrize(
    "said", ["estou tentando resolver pro meu pai", "é pro meu pai", "escrevo pelo meu pai"]
)
def test_for_whom_somebody_writes_is_the_customer(said: str) -> None:
    text = (
        f"Bom dia, me chamo Igor Haas, {said}. Nome dele: Reinoldo Haas, CPF 529.982.247-25. "
        "Telefone dele é 51 3758-2017. O protocolo: 1008045513."
    )
    assert offered(text, CustomerKey.CPF) == ["52998224725"]
    assert offered(text, CustomerKey.PROTOCOL) == ["1008045513"]
