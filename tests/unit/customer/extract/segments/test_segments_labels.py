"""Labels: where they can stand, which words they have, what they name, and where values are left whole."""

from __future__ import annotations

import pytest

from native_host.customer.extract.segment import Joint
from tests.support.divided import labelled, segments


@pytest.mark.parametrize(
    ("line", "right"),
    [
        # Words of labels in names are no labels.
        ("Nome: José Carlos do Nascimento", ["name: José Carlos do Nascimento"]),
        ("Nome: Dona Benta Alimentos", ["name: Dona Benta Alimentos"]),
        ("Razão Social: Celular Mania Ltda", ["name: Celular Mania Ltda"]),
        ("Celular Mania Ltda", ["-: Celular Mania Ltda"]),
        ("Contato Imediato ME", ["-: Contato Imediato ME"]),
        ("Cliente: Contato Imediato ME", ["name: Contato Imediato ME"]),
        ("Empresa: Cliente Feliz Comércio Ltda", ["name: Cliente Feliz Comércio Ltda"]),
        ("Nome: Fone Fácil Telecom Eireli", ["name: Fone Fácil Telecom Eireli"]),
        ("Titular: Maria Rosa da Conceição Rua", ["name: Maria Rosa da Conceição Rua"]),
        ("Nome: Paulo Nota Fiscal", ["name: Paulo Nota Fiscal"]),
        ("Nome: Ana Conta Dias", ["name: Ana Conta Dias"]),
        ("Responsável: Renata Banco de Souza", ["contact: Renata Banco de Souza"]),
        ("cliente pediu retorno amanhã", ["-: cliente pediu retorno amanhã"]),
        ("O contato foi feito ontem", ["-: O contato foi feito ontem"]),
        ("meu certificado não abre", ["-: meu certificado não abre"]),
        # Signs of all kinds.
        ("CPF: 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF=52601815906", ["cpf: 52601815906"]),
        ("CPF -> 52601815906", ["cpf: 52601815906"]),
        ("CPF => 52601815906", ["cpf: 52601815906"]),
        ("CPF → 52601815906", ["cpf: 52601815906"]),
        ("CPF - 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF- 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF........: 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF ........ 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF nº 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF/MF sob o nº 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF (do titular): 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF? 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF\t526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF | 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("CPF     526.018.159-06", ["cpf: 526.018.159-06"]),
        ("[CPF] 526.018.159-06", ["cpf: 526.018.159-06"]),
        ('"cpf": "52601815906"', ["cpf: 52601815906"]),
        ("meu CPF é 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("meu cpf e 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("meu cpf eh o 526.018.159-06", ["cpf: 526.018.159-06"]),
        ("C.P.F.: 526.018.159-06", ["cpf: 526.018.159-06"]),
        # Words that go on with a label.
        ("Telefone 1: 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Tel2: 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Fone (2): 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Telefone 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Telefone celular do titular com DDD: 51 99812-3344", ["phone: 51 99812-3344"]),
        (
            "Dois telefones atuais para contato: 51 3333-4444 / 99812-3344",
            ["phone: 51 3333-4444 / 99812-3344"],
        ),
        ("WhatsApp/Celular: 51 99812-3344", ["phone: 51 99812-3344"]),
        ("Fone/Fax: 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Telefone residencial (com DDD): (51) 3333-4444", ["phone: (51) 3333-4444"]),
        ("Fone (ddd 51) 3333-4444", ["phone: (ddd 51) 3333-4444"]),
        ("CPF/CNPJ: 52601815906", ["document: 52601815906"]),
        ("CPF ou CNPJ do cliente: 52601815906", ["document: 52601815906"]),
        ("E-mail para contato: ana@exemplo.com", ["email: ana@exemplo.com"]),
        ("E-mail atualizado do responsável: ana@exemplo.com", ["email: ana@exemplo.com"]),
        ("Nome completo do titular do certificado: Ana Souza", ["name: Ana Souza"]),
        ("Nome/Razão Social: Ana Souza", ["name: Ana Souza"]),
        ("Nº do protocolo: 2026.118", ["protocol: 2026.118"]),
        ("Número do protocolo de atendimento: 2026.118", ["protocol: 2026.118"]),
        ("Protocolo#A77-2026", ["protocol: A77-2026"]),
        ("DDD: 51", ["area_code: 51"]),
        ("Data de nascimento: 12/03/1970", ["other: 12/03/1970"]),
        ("Nº de série do token: 51998441200", ["other: 51998441200"]),
        ("Chave Pix: 51998441200", ["other: 51998441200"]),
        ("RG 1234567890 SSP/RS", ["other: 1234567890 SSP/RS"]),
        ("Setor: Financeiro", ["other: Financeiro"]),
        ("📞 (51) 3333-4444", ["phone: (51) 3333-4444"]),
        ("📧 ana@exemplo.com", ["email: ana@exemplo.com"]),
        ("nome_completo: Ana Souza", ["name: Ana Souza"]),
        # Several in a line.
        (
            "Ana Souza, CPF 52601815906, fone 51 99812-3344",
            ["-: Ana Souza", "cpf: 52601815906", "phone: 51 99812-3344"],
        ),
        (
            "Nome: Ana Souza CPF: 52601815906 Tel: 51 3333-4444",
            ["name: Ana Souza", "cpf: 52601815906", "phone: 51 3333-4444"],
        ),
        (
            "nome=Ana;cpf=52601815906;mail=ana@exemplo.com",
            ["name: Ana", "cpf: 52601815906", "email: ana@exemplo.com"],
        ),
        (
            "Cliente Ana Souza / CPF 52601815906 / prot 445566",
            ["name: Ana Souza", "cpf: 52601815906", "protocol: 445566"],
        ),
        ("Nome: Ana Souza - Telefone: 51 3333-4444", ["name: Ana Souza", "phone: 51 3333-4444"]),
        (
            "O titular é Ana Souza (CPF: 526.018.159-06), celular 51 99812-3344",
            ["name: Ana Souza", "cpf: 526.018.159-06", "phone: 51 99812-3344"],
        ),
        ("[Nome=Ana Souza] [CPF=52601815906]", ["name: Ana Souza", "cpf: 52601815906"]),
        ("fone daqui 51 3333-4444", ["phone: 51 3333-4444"]),
        ("Fone Res............: 51 3333-4444", ["phone: 51 3333-4444"]),
        ("O telefone da clínica é 51 3333-4444", ["phone: 51 3333-4444"]),
        ("M: +55 51 99812-3344", ["phone: +55 51 99812-3344"]),
        ("CNPJ S3.D19.T33/0001-14", ["cnpj: S3.D19.T33/0001-14"]),
        (
            "CPF 526.018.159-06, atendo pelo 51 3333-4444",
            ["cpf: 526.018.159-06", "-: atendo pelo 51 3333-4444"],
        ),
        (
            "Contatos da Ana (CPF 526.018.159-06): 51 3333-4444",
            ["-: Contatos da Ana", "cpf: 526.018.159-06", "-: 51 3333-4444"],
        ),
        ("Fone: 51 3333-4444, ana@exemplo.com", ["phone: 51 3333-4444", "-: ana@exemplo.com"]),
        ("Titular: ANA SOUZA:52601815906", ["name: ANA SOUZA", "-: 52601815906"]),
        ("Convidado: Ana Souza <ana@exemplo.com>", ["name: Ana Souza", "-: ana@exemplo.com>"]),
        ("me chamo Ana Souza, moro em Canoas", ["name: Ana Souza", "-: moro em Canoas"]),
        ("meu número é 51 3333-4444", ["phone: 51 3333-4444"]),
        ("meu número de protocolo é 445566", ["protocol: 445566"]),
        ("o cpf é cinco dois meia zero um", ["cpf: cinco dois meia zero um"]),
        ("troquei de número: agora é 51 3333-4444", ["-: troquei de número: agora é 51 3333-4444"]),
        ("Fax 51 3333-4445 - Plantão 51 3333-4446", ["other: 51 3333-4445", "-: Plantão 51 3333-4446"]),
        ("token em branco aqui. CPF: 526.018.159-06", ["-: token em branco aqui.", "cpf: 526.018.159-06"]),
        ("aqui é do escritório", ["-: aqui é do escritório"]),
        # A sentence behind a value is none of it.
        ("CPF 526.018.159-06. Ligue amanhã cedo.", ["cpf: 526.018.159-06.", "-: Ligue amanhã cedo."]),
        ("Nome: Profa. Ana Souza", ["name: Profa. Ana Souza"]),
        ("Empresa: Souza Ltda. ME", ["name: Souza Ltda. ME"]),
        # Said, and not written.
        ("me chamo Ana Souza", ["name: Ana Souza"]),
        ("oi, aqui é a Ana Souza", ["-: oi", "name: Ana Souza"]),
        ("sou a Ana Souza da padaria", ["name: Ana Souza da padaria"]),
        ("sou cliente desde 2010", ["-: sou cliente desde 2010"]),
        ("favor falar com Ivete Souza", ["-: favor", "contact: Ivete Souza"]),
        # Behind the value.
        ("Ana Souza (nome)", ["name: Ana Souza"]),
        ("526.018.159-06 (cpf)", ["cpf: 526.018.159-06"]),
        ("51 99812-3344 - celular", ["phone: 51 99812-3344"]),
        ("51 99812-3344 whats", ["phone: 51 99812-3344"]),
        ("51 99812-3344 (celular) 51 3333-4444 (fixo)", ["phone: 51 99812-3344", "phone: 51 3333-4444"]),
        # Whose, and when.
        ("Telefone do contador: 51 3333-4444", ["phone!: 51 3333-4444"]),
        ("CPF da esposa: 526.018.159-06", ["cpf!: 526.018.159-06"]),
        ("E-mail da contabilidade: x@y.example", ["email!: x@y.example"]),
        ("Recado: 51 3333-4444", ["phone!: 51 3333-4444"]),
        ("Contador: 51 3333-4444", ["contact!: 51 3333-4444"]),
        ("Secretária: Ivete Souza", ["contact!: Ivete Souza"]),
        ("E-mail antigo: x@y.example", ["email~: x@y.example"]),
        ("Protocolo anterior: 5510", ["protocol~: 5510"]),
        ("Celular (desativado): 51 99812-3344", ["phone~: 51 99812-3344"]),
    ],
)
def test_a_line_is_cut_at_its_labels(line: str, right: list[str]) -> None:
    assert labelled(line) == right


@pytest.mark.parametrize(
    ("line", "joint"),
    [
        ("CPF: 526.018.159-06", Joint.SIGN),
        ("CPF 526.018.159-06", Joint.BLANK),
        ("meu CPF é 526.018.159-06", Joint.SAID),
        ("CPF\n526.018.159-06", Joint.LINE),
        ("526.018.159-06 (CPF)", Joint.BEHIND),
        ("Nome;CPF\nAna Souza;526.018.159-06", Joint.COLUMN),
    ],
)
def test_the_joint_says_what_parts_label_and_value(line: str, joint: Joint) -> None:
    label = segments(line)[-1].label
    assert label is not None
    assert label.joint is joint


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Nome\nAna Souza\nCPF\n526.018.159-06", ["name: Ana Souza", "cpf: 526.018.159-06"]),
        ("Nome:\n\nAna Souza\n\nTelefone:\n\n51 3333-4444", ["name: Ana Souza", "phone: 51 3333-4444"]),
        (
            "Nome\nCPF\nTelefone\nAna Souza\n526.018.159-06\n51 3333-4444",
            ["name: Ana Souza", "cpf: 526.018.159-06", "phone: 51 3333-4444"],
        ),
        ("Telefones:\n51 3333-4444\n51 99812-3344", ["phone: 51 3333-4444", "phone: 51 99812-3344"]),
        (
            "Telefone 1\n51 3333-4444\nTelefone 2\n51 99812-3344",
            ["phone: 51 3333-4444", "phone: 51 99812-3344"],
        ),
        ("Nome:\nCPF:\nTelefone:\n", []),
        ("Nome:\nCPF:\nTelefone:\n\nAguardo os dados, obrigado", ["-: Aguardo os dados, obrigado"]),
        (
            "Ana Souza\n(51) 99812-3344\nCelular\nana@exemplo.com\nE-mail",
            ["-: Ana Souza", "phone: (51) 99812-3344", "email: ana@exemplo.com"],
        ),
        ("Situação cadastral\nATIVA\nCPF\n526.018.159-06", ["other: ATIVA", "cpf: 526.018.159-06"]),
    ],
)
def test_a_label_in_a_line_of_its_own_names_the_value_beside_it(text: str, right: list[str]) -> None:
    assert labelled(text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("nmoe: Soraia Bitar", "name"),
        ("telefnoe: 51 3333-4444", "phone"),
        ("protoclo: 4455", "protocol"),
        ("emali: ana@exemplo.com", "email"),
        ("celullar: 51 99812-3344", "phone"),
        ("titula: Ana Souza", "name"),
    ],
)
def test_a_mistyped_label_before_a_colon_is_still_one(text: str, right: str) -> None:
    assert [one.split(": ")[0] for one in labelled(text)] == [right]
