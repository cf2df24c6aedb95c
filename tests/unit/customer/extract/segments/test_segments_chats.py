"""Turns of a chat: stamps of any shape that returns, names before colons, names in lines of their own."""

from __future__ import annotations

import pytest

from tests.support.divided import labelled, segments, spoken, voices

HEADS = [
    # As they are known from messengers and desks.
    "[14:32, 20/11/2026] {}: ",
    "[14/10/2021, 3:34:09 PM] {}: ",
    "\u200e[14/10/2021, 3:34:09\u202fPM] {}: ",
    "[07.03.26, 21:22:39] {}: ",
    "[01/01/19 11:25] {}: ",
    "20/01/19, 11:25 - {}: ",
    "20/01/2019 11:25 - {}: ",
    "03.08.21, 12:30 - {}: ",
    "28/3/2025, 9:29 p. m. - {}: ",
    "2023-12-20, 5:46 p.m. - {}: ",
    "30/08/25 18.00 - {}: ",
    "09/12/2012 17:03:48: {}: ",
    "3/24/14, 1:59:59 PM: {}: ",
    "[2019-12-24, 12:23] {}: ",
    "{}, [20.11.26 14:32]\n",
    "{}  14:32\n",
    "{} · 14:32\n",
    "(02:32:10 PM) {}: ",
    "14:32 - {}: ",
    "[14:32] {}: ",
    # And as nobody has listed them.
    "{} (14:32): ",
    "{} [14:32]: ",
    "{} - 14:32 - ",
    "{}, 14:32\n",
    "{} 20/11/2026 14:32\n",
    "{} — Hoje às 14:32\n",
    "[sexta-feira 15:02] {}\n",
    "20 nov. 2026 14:32 | {}: ",
    "Nov 20, 2026, 2:32 PM {}: ",
    "2026-11-20T14:32:10Z {}: ",
    "14h32 {}: ",
    "<14:32> {}: ",
    "14:32:10 From {} to Everyone: ",
    "{}\n14:32\n",
    "{}\n20/11/2026 14:32\n",
    "14:32\t{}: ",
    "*{}* [14:32]\n",
    "ter 14:32 {}: ",
    "14:32 > {}: ",
    "11/20/2026 2:32:10 PM {}: ",
]
TALK = [
    ("Suporte", "Bom dia, qual o seu CPF?"),
    ("Ana Souza", "526.018.159-06"),
    ("Suporte", "E o telefone?"),
    ("Ana Souza", "51 99812-3344"),
]


@pytest.mark.parametrize("head", HEADS)
def test_a_stamp_that_returns_parts_the_turns(head: str) -> None:
    text = "\n".join(head.format(speaker) + words for speaker, words in TALK)
    said = [one for one in segments(text) if one.part.value != "speaker" and one.speaker == "Ana Souza"]
    assert [one.text for one in said] == ["526.018.159-06", "51 99812-3344"]
    assert [sorted(one.asked) for one in said] == [["cpf"], ["phone"]]
    assert voices(text) == {"Suporte": "A", "Ana Souza": "C"}
    assert [one.turn for one in said] == [1, 3]


@pytest.mark.parametrize("head", HEADS[:14])
def test_lines_without_a_stamp_belong_to_the_turn_before(head: str) -> None:
    text = "\n".join(head.format(speaker) + words + "\nobrigado" for speaker, words in TALK)
    assert [one for one in spoken(text) if one.endswith("obrigado")] == [
        f"{name}: obrigado" for name, _ in TALK
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "20/01/2019 11:24 - As mensagens e as ligações são protegidas com a criptografia de ponta a ponta.",
        "20/01/2019 11:24 - Ana Souza entrou no grupo",
        "20/01/2019 11:24 - Ana Souza: \u200eimagem ocultada",
        "20/01/2019 11:24 - Ana Souza: Mensagem apagada",
        "20/01/2019 11:24 - O código de segurança mudou",
    ],
)
def test_remarks_of_the_messenger_are_nobodys(remark: str) -> None:
    text = "\n".join([remark, *(f"20/01/2019 11:25 - {speaker}: {words}" for speaker, words in TALK)])
    assert not [one for one in segments(text) if one.line == 0 and one.part.value != "speaker"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("[22/11/2026 14:05:09] Ana Souza: meu CPF é 526.018.159-06", ["Ana Souza: 526.018.159-06"]),
        ("20/01/2019 11:25 - Ana Souza: oi", ["Ana Souza: oi"]),
        ("[14:32, 20/11/2026] +55 51 99812-3344: oi", ["+55 51 99812-3344: oi"]),
        ("Bruno Tavares, 14:02\ncliente aguardando", ["Bruno Tavares: cliente aguardando"]),
    ],
)
def test_a_single_message_with_a_stamp_that_everybody_knows_has_its_speaker(
    text: str, right: list[str]
) -> None:
    assert spoken(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "Aberto em 22/11/2026 14:05\nFechado em 22/11/2026 15:05",
        "Reunião 14:30\nAlmoço 12:00",
        "14h20 ligou Sra. Ana Souza, tel 47 3451-8822",
        "Horário: 09:00 - 18:00\nTelefone: 51 3333-4444",
        "Nome: Ana Souza\nCPF: 526.018.159-06\nTelefone: 51 3333-4444\nAtendente: Bia",
        "Cliente: Ana Souza\nTelefone: 51 3333-4444\nObs: token vazio",
        "Nome: Ana\nNome: Bia",
        "Data: 12/10/2026 14:30\nHora: 14:30",
    ],
)
def test_what_is_no_chat_has_no_speakers(text: str) -> None:
    assert {one.speaker for one in segments(text)} == {""}


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Atendente: Qual o CPF?\nCliente: 526.018.159-06", {"Atendente": "A", "Cliente": "C"}),
        (
            "Bia: Qual o seu CPF?\nAna Souza: 526.018.159-06\nBia: E o telefone?\nAna Souza: 51 3333-4444",
            {"Bia": "A", "Ana Souza": "C"},
        ),
        ("Bot: Digite o CPF\nUsuário: 52601815906\nBot: Aguarde", {"Bot": "A", "Usuário": "C"}),
        ("P: Qual o nome?\nR: Ana Souza\nP: CPF?\nR: 526.018.159-06", {"P": "A", "R": "C"}),
        ("Cliente: oi\nCliente: CPF 526.018.159-06", {"Cliente": "C"}),
        (
            "Ana Souza\noi, bom dia\nSuporte\nQual o CPF?\nAna Souza\n526.018.159-06",
            {"Ana Souza": "C", "Suporte": "A"},
        ),
    ],
)
def test_names_before_colons_or_alone_part_the_turns(text: str, right: dict[str, str]) -> None:
    assert voices(text) == right


@pytest.mark.parametrize(
    ("one", "two", "right"),
    [
        ("Carla", "Bia", {"Carla": "A", "Bia": "C"}),
        ("AR Serra", "Padaria Aurora", {"AR Serra": "A", "Padaria Aurora": "C"}),
        ("Você", "Ana Souza", {"Você": "A", "Ana Souza": "C"}),
        ("+55 51 3333-4444", "+55 51 99812-3344", {"+55 51 3333-4444": "A", "+55 51 99812-3344": "C"}),
        ("João Silva", "Contabilidade Lima", {"João Silva": "A", "Contabilidade Lima": "C"}),
    ],
)
def test_of_two_who_speak_the_desks_shows_by_what_he_says(one: str, two: str, right: dict[str, str]) -> None:
    talk = [
        (one, "Olá, em que posso ajudar?"),
        (two, "meu token não abre"),
        (one, "Me informe por gentileza o nome completo e o CPF"),
        (two, "Ana Souza, 526.018.159-06"),
        (one, "Só um momento. Seu protocolo é 20261120"),
    ]
    assert (
        voices("\n".join(f"[20/11/2026 14:3{at}] {who}: {what}" for at, (who, what) in enumerate(talk)))
        == right
    )


def test_what_the_desk_repeats_is_the_customers() -> None:
    text = "Cliente: oi\nAtendente: Confirmando: CPF 526.018.159-06, correto?\nCliente: isso"
    said = next(one for one in segments(text) if one.text.startswith("526"))
    assert (said.speaker, said.voice.value) == ("Atendente", "customer")


def test_what_the_desk_gives_of_its_own_stays_its_own() -> None:
    text = "Cliente: oi\nAtendente: Ligue para a nossa central: (51) 3014-5500\nCliente: ok"
    said = next(one for one in segments(text) if "3014" in one.text)
    assert said.voice.value == "agent"


@pytest.mark.parametrize(
    ("question", "kinds", "name"),
    [
        ("Com quem eu falo?", {"name"}, True),
        ("Qual o seu nome completo?", {"name"}, True),
        ("Pode me passar CPF e dois telefones?", {"cpf", "phone"}, False),
        ("Me informe o e-mail, por favor", {"email"}, False),
        ("E o protocolo?", {"protocol"}, False),
        ("CPF ou CNPJ?", {"cpf", "cnpj"}, False),
        ("Já vou verificar", set(), False),
    ],
)
def test_what_was_asked_for_right_before_is_known(question: str, kinds: set[str], name: bool) -> None:
    last = segments(f"Cliente: oi\nAtendente: {question}\nCliente: pois não")[-1]
    assert (set(last.asked), last.answers_name) == (kinds, name)


def test_labels_in_turns_are_found_behind_the_stamp() -> None:
    text = "[20/11/2026 14:31] Bia: oi\n[20/11/2026 14:32] Bia: CPF 526.018.159-06 e fone 51 3333-4444"
    assert labelled(text)[-2:] == ["cpf: 526.018.159-06", "phone: 51 3333-4444"]
