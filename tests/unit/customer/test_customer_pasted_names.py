"""Names in a pasted text: whose they are, where they end, and which are never sure."""

from __future__ import annotations

import pytest

from native_host.customer.parse import parse_customer
from native_host.protocol.messages import Candidate, Confidence, CustomerKey


def only(text: str, key: CustomerKey) -> list[Candidate]:
    return [one for one in parse_customer(text).candidates if one.key is key]


def test_a_remark_behind_a_label_is_no_sure_name() -> None:
    for text in ("Cliente: muito bravo hoje", "Cliente: aguardando retorno", "Nome: a confirmar"):
        assert Confidence.SURE not in {one.confidence for one in parse_customer(text).candidates}


@pytest.mark.parametrize(
    "text",
    [
        "Nome da mãe: Maria Prates Moura",
        "Nome do atendente: Carla Duarte",
        "Responsável pelo atendimento: Carla Duarte",
        "De: Carla Duarte <carla@desk.example>\nCc: suporte@desk.example\nSegue.",
        "Bom dia Carla Duarte, tudo bem?",
    ],
)
def test_somebody_elses_name_is_not_offered_as_the_customers(text: str) -> None:
    assert {one.confidence for one in only(text, CustomerKey.NAME)} <= {Confidence.UNSURE}


def test_beside_somebody_elses_name_the_customers_own_is_sure() -> None:
    names = only("Nome: Ana Souza\nNome da mãe: Maria Souza Prates\nCPF: 526.018.159-06", CustomerKey.NAME)
    assert [(one.value, one.confidence) for one in names] == [
        ("Ana Souza", Confidence.SURE),
        ("Maria Souza Prates", Confidence.UNSURE),
    ]


def test_a_name_in_small_letters_counts_beside_data_only() -> None:
    (found,) = only("maria prates\n526.018.159-06\n51998123344", CustomerKey.NAME)
    assert (found.value, found.display) == ("maria prates", "Maria Prates")
    assert found.confidence is Confidence.LIKELY
    for text in ("falei com maria prates ontem", "bom dia, maria prates vai ver isso"):
        assert {one.confidence for one in only(text, CustomerKey.NAME)} <= {Confidence.UNSURE}


@pytest.mark.parametrize(
    "prompt",
    [
        "nome completo",
        "me manda o nome completo, por favor",
        "qual seu nome completo?",
        "nome completo do titular",
        "Atendente: preciso do nome completo e CPF",
    ],
)
def test_a_small_name_alone_in_its_line_answers_who_asks_for_the_name(prompt: str) -> None:
    (found,) = only(f"{prompt}\nmaria aparecida souza", CustomerKey.NAME)
    assert (found.value, found.confidence) == ("maria aparecida souza", Confidence.LIKELY)


def test_a_name_with_letters_of_another_script_is_read_as_it_looks_and_never_sure() -> None:
    (found,) = only("Nome: \u041carina \u0421osta", CustomerKey.NAME)
    assert (found.value, found.confidence, [issue.code for issue in found.issues]) == (
        "Marina Costa",
        Confidence.LIKELY,
        ["look_alike_letter"],
    )


def test_a_name_that_is_called_old_gives_way_to_the_one_of_today() -> None:
    names = only("Razão social antiga: Sol Nascente Ltda\nRazão social: Lua Cheia Ltda", CustomerKey.NAME)
    assert [(one.value, one.confidence) for one in names] == [
        ("Lua Cheia Ltda", Confidence.SURE),
        ("Sol Nascente Ltda", Confidence.UNSURE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Atendente: com quem eu falo?\nCliente: com pressa, por favor",
        "nome completo\nvou mandar depois",
        "nome completo\nnão sei informar",
        "Qual o seu nome?\njá te passo",
    ],
)
def test_an_answer_that_gives_no_name_is_none(text: str) -> None:
    assert only(text, CustomerKey.NAME) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cliente: 1042 Localidade: Gramado",
        "Contato: 5011 Centro de Custo: 7701 Departamento: 12",
        "Cliente: 1042 Unid. de Negócio: 03\nContato: 5011 Prioridade : Alta Origem: Telefone",
        "Nome: Ramal: 3344",
        "Cliente:\nLocalidade: Porto Alegre",
        "Contato: 5011 SETOR: FISCAL",
        "Contato: 5011 Rubrica Fiscal: 12",
        "Solicitante: 5011 Categoria 1: SUP - Emissão Categoria 2: Cartão",
    ],
)
def test_labels_of_a_tickets_form_are_nobodys_name(text: str) -> None:
    assert only(text, CustomerKey.NAME) == []


@pytest.mark.parametrize(
    "label", ["Departamento", "CENTRO DE CUSTO", "Unid. de Negócio", "Prioridade ", "Setor"]
)
@pytest.mark.parametrize("name", ["Ana Souza", "Origem Comunicação Ltda", "Setor Gráfica Ltda"])
def test_a_name_ends_before_the_next_label_of_a_tickets_form(name: str, label: str) -> None:
    found = only(f"Cliente: {name} {label}: 12 Fone: (51) 3224-9015", CustomerKey.NAME)
    assert [one.value for one in found] == [name]


def test_a_name_that_may_end_in_a_label_is_never_sure() -> None:
    assert [one.confidence for one in only("Nome: Ana Souza", CustomerKey.NAME)] == [Confidence.SURE]
    (found,) = only("Nome: Ana Souza Rubrica: 77", CustomerKey.NAME)
    assert found.confidence is not Confidence.SURE


@pytest.mark.parametrize(
    "name",
    [
        "Lumiar Soluções em Energia Solar Ltda",
        "Tudo em Festa Decorações Ltda",
        "Casa para Você Móveis Ltda ME",
        "Nós na Cozinha Restaurante Eireli",
        "Quero Mais Lanches Ltda",
        "DIA A DIA MERCEARIA LTDA",
        "Sabor & Cia para Festas",
        "Clube de Mães Nossa Senhora Aparecida",
        "Grupo de Escoteiros Águia Branca",
        "Instituto de Olhos e Visão Sem Limites S/S",
        "Aqui Tem Pão Panificadora Ltda - ME",
        "CPM da Escola Estadual Érico Veríssimo",
        "A Casa do Pão Ltda",
        "Ponto de Encontro da Moda Ltda",
        "Mãos à Obra Construções S/A",
    ],
)
@pytest.mark.parametrize(
    "layout", ["Razão Social: {}\n", "Empresa: {} - ", "Identificação\t{}\n", "Nome empresarial:\n{}\n"]
)
def test_a_company_behind_its_label_is_all_that_stands_there(layout: str, name: str) -> None:
    names = only(f"{layout.format(name)}CNPJ: 44.774.118/0001-42\nFone 51 3333-4444", CustomerKey.NAME)
    assert names[0].value == name
    assert names[0].confidence is not Confidence.UNSURE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Empresa: Sol Nascente Ltda precisa de ajuda", "Sol Nascente Ltda"),
        ("Cliente: Ana Clara Souza ligou pedindo retorno", "Ana Clara Souza"),
        ("Cliente: Ana Clara Souza da Padaria Aurora", "Ana Clara Souza"),
    ],
)
def test_a_sentence_behind_a_label_is_no_part_of_a_name(text: str, name: str) -> None:
    assert only(text, CustomerKey.NAME)[0].value == name


@pytest.mark.parametrize(
    "sentence",
    [
        "O Condomínio Edifício Solar (CNPJ 44.774.118/0001-42) não consegue transmitir.",
        "A Padaria Bom Gosto Ltda, CNPJ 44.774.118/0001-42, informa que o token está vazio.",
        "A Associação dos Moradores da Vila Nova, CNPJ 44.774.118/0001-42, solicita contato.",
        "A ESCOLA PEQUENO MUNDO LTDA, CNPJ 44.774.118/0001-42, pede contato.",
    ],
)
def test_an_article_that_begins_a_sentence_is_no_part_of_a_name(sentence: str) -> None:
    assert {one.value.split()[0] for one in only(sentence, CustomerKey.NAME)}.isdisjoint("AO")


@pytest.mark.parametrize(
    "introduction",
    [
        "boa tarde amigo aki e o {}. meu",
        "oi aki quem fala é a {},",
        "bom dia, qm fala é o {}, meu",
        "oi meu nome e {} moro em torres",
        "eu me xamo {},",
        "ola aqui eh a {}",
        "opa blz, é o {} q ta falando,",
        "bom dia eu sou a {}",
    ],
)
@pytest.mark.parametrize("name", ["nelson barroso de lima", "joelma quevedo", "marlene aparecida bortolini"])
def test_an_introduction_in_small_letters_gives_a_name(introduction: str, name: str) -> None:
    text = f"{introduction.format(name)} cpf 529.982.247-25 tel 51 99812-3344"
    assert only(text, CustomerKey.NAME)[0].value == name


def test_a_company_of_one_is_called_as_the_register_does_or_by_its_name() -> None:
    names = only("Razão social: 57.831.418 Cleber Antunes Morais\nCNPJ 57.831.418/0001-68", CustomerKey.NAME)
    assert {one.value for one in names} == {"57.831.418 Cleber Antunes Morais", "Cleber Antunes Morais"}
    assert Confidence.SURE not in {one.confidence for one in names}


@pytest.mark.parametrize(
    ("remark", "offered"),
    [
        ("(o da segunda emissão)", True),
        ("(fixo ou celular, com DDD)", True),
        ("(de preferência o celular, por favor)", True),
        ("(o meu, pode ligar)", True),
        ("(antigo, não usar)", False),
        ("(da minha esposa, só recado)", False),
    ],
)
def test_what_stands_in_brackets_before_a_labels_sign_belongs_to_it(remark: str, *, offered: bool) -> None:
    text = f"Nome: Ana Souza\nCPF: 529.982.247-25\nTelefone {remark}: (51) 99812-3344"
    found = [one for one in only(text, CustomerKey.PHONE) if one.confidence is not Confidence.UNSURE]
    assert [one.value for one in found] == (["+5551998123344"] if offered else [])
