"""Mails: heads in three languages, threads, forwards, quotes, signatures, and what is nobody's."""

from __future__ import annotations

import pytest

from native_host.customer.extract.segment import Part, Segment, Voice
from tests.support.divided import segments, voices

BODY = "Bom dia, meu CPF é 526.018.159-06."
OUTLOOK = (
    "De: Ana Souza <ana@exemplo.com>\nEnviada em: segunda-feira, 16 de novembro de 2026 09:12\n"
    "Para: suporte@certifica.example\nAssunto: Token\n\n"
)
GMAIL = (
    "---------- Forwarded message ---------\nDe: Ana Souza <ana@exemplo.com>\n"
    "Date: qui., 19 de nov. de 2026 às 10:32\nSubject: Token\nTo: <suporte@certifica.example>\n\n"
)


def of(text: str, value: str) -> Segment:
    """Return the segment that holds the value."""
    return next(one for one in segments(text) if value in one.text)


@pytest.mark.parametrize(
    "head",
    [
        OUTLOOK,
        GMAIL,
        "From: Ana Souza <ana@exemplo.com>\nSent: Monday, November 16, 2026 9:12 AM\n"
        "To: support@certifica.example\nSubject: Token\n\n",
        "De: Ana Souza <ana@exemplo.com>\nEnviado el: lunes, 16 de noviembre de 2026 9:12\n"
        "Para: soporte@certifica.example\nAsunto: Token\n\n",
        "De: Ana Souza [mailto:ana@exemplo.com]\nEnviada em: 16/11/2026 09:12\n"
        "Para: Suporte\nAssunto: Token\n\n",
        'De: "Ana Souza" <ana@exemplo.com>\nPara: Suporte\n\n',
        "De:\tAna Souza <ana@exemplo.com>\nData:\t16/11/2026\nAssunto:\tToken\n\n",
        "-----Mensagem Original-----\nDe: Ana Souza\nEnviada em: 16/11/2026\nAssunto: Token\n\n",
        "Em 16/11/2026 09:12, Ana Souza escreveu:\n",
        "Em seg., 16 de nov. de 2026 às 09:12, Ana Souza <ana@exemplo.com> escreveu:\n",
        "Em seg., 16 de nov. de 2026 às 09:12, Ana Souza <\nana@exemplo.com> escreveu:\n",
        "On Mon, Nov 16, 2026 at 9:12 AM Ana Souza <ana@exemplo.com> wrote:\n",
        "El lun, 16 nov 2026 a las 9:12, Ana Souza (<ana@exemplo.com>) escribió:\n",
        "Begin forwarded message:\n\nFrom: Ana Souza <ana@exemplo.com>\n"
        "Subject: Token\nDate: 16 November 2026\nTo: suporte@certifica.example\n\n",
        "*De:* Ana Souza <ana@exemplo.com>\n*Enviada em:* 16/11/2026\n*Assunto:* Token\n\n",
    ],
)
@pytest.mark.parametrize(
    "above", ["", "Segue para atendimento.\n\n", "Prezados, segue.\n\nAtt,\nBia Lima\nContadora\n\n"]
)
def test_who_wrote_a_mail_is_in_its_head(above: str, head: str) -> None:
    text = above + head + BODY
    said = of(text, "526.018")
    assert said.speaker == "Ana Souza"
    assert said.turn == bool(above)
    first = segments(text)[0]
    assert not above or (first.speaker, first.turn) == ("", 0)


def test_lines_of_a_head_are_told_apart() -> None:
    parts = {one.text: one.part for one in segments(OUTLOOK + BODY)}
    assert parts["Ana Souza <ana@exemplo.com>"] is Part.FROM
    assert parts["suporte@certifica.example"] is Part.TO
    assert parts["Token"] is Part.HEADER


def test_a_thread_has_a_turn_for_each_mail_and_voices() -> None:
    text = (
        "De: Ana Souza <ana@exemplo.com>\nAssunto: RES: Token\n\nSegue: 526.018.159-06\n\n"
        "De: Suporte <suporte@certifica.example>\nAssunto: RES: Token\n\nFavor informar o CPF.\n\n"
        "De: Ana Souza <ana@exemplo.com>\nAssunto: Token\n\nNão consigo usar.\n"
    )
    assert voices(text) == {"Ana Souza": "C", "Suporte": "A"}
    assert [of(text, what).turn for what in ("526.018", "Favor", "Não consigo")] == [0, 1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "Data: 16/11/2026\nPrioridade: Alta\nNome: Ana Souza",
        "De segunda a sexta: 9 às 18\nNome: Ana Souza",
        "Para: amanhã\nNome: Ana Souza",
    ],
)
def test_a_form_is_no_head(text: str) -> None:
    assert {one.part for one in segments(text)} == {Part.BODY}


def test_quoted_lines_are_quoted_and_what_they_ask_is_known() -> None:
    text = "> Bom dia, por favor informe o CPF:\n526.018.159-06\n> E o telefone?\n51 3333-4444"
    assert [one.part for one in segments(text) if "Bom dia" in one.text] == [Part.QUOTED]
    assert of(text, "526").asked == {"cpf"}
    assert of(text, "3333").asked == {"phone"}
    assert of(text, "526").part is Part.BODY


@pytest.mark.parametrize(
    "closing",
    [
        "Att,",
        "Atenciosamente,",
        "Atenciosamente",
        "Obrigada!",
        "--",
        "Desde já agradeço,",
        "Best regards,",
        "Abs",
        "Grato.",
        "Saludos,",
        "At.te",
    ],
)
@pytest.mark.parametrize("blank", ["", "\n"])
def test_what_stands_below_a_closing_is_a_signature(closing: str, blank: str) -> None:
    text = f"O token parou.\n\n{closing}\n{blank}Ana Souza\nFinanceiro\nFone: (54) 3221-7788"
    assert {of(text, what).part for what in ("Ana Souza", "Financeiro", "3221")} == {Part.SIGNATURE}
    assert of(text, "parou").part is Part.BODY


@pytest.mark.parametrize(
    "signature",
    [
        "Ana Souza\nGerente Financeira\n(54) 3221-7788",
        "Ana Souza\nSuporte N1\n(54) 3221-7788",
        "Ana Souza\nCoordenadora de Compras | Souza Ltda\n(54) 3221-7788",
    ],
)
def test_a_name_over_its_role_is_a_signature_too(signature: str) -> None:
    text = f"O token parou.\n\n{signature}"
    assert {of(text, what).part for what in ("Ana Souza", "3221")} == {Part.SIGNATURE}


def test_the_writers_own_name_begins_his_signature() -> None:
    text = OUTLOOK + "O token parou.\n\nAna Souza\n(54) 3221-7788"
    assert of(text, "3221").part is Part.SIGNATURE
    assert of(text, "parou").part is Part.BODY


def test_a_signature_ends_where_the_next_mail_begins() -> None:
    text = "Segue.\n\nAtt,\nBia Lima\n" + OUTLOOK + BODY
    assert of(text, "Bia Lima").part is Part.SIGNATURE
    assert of(text, "526").part is Part.BODY


def test_a_desks_signature_is_the_desks() -> None:
    text = (
        "Segue.\n\nAtenciosamente,\nBia Lima\nAnalista de Suporte Técnico\n(51) 3014-5500\n\n"
        + OUTLOOK
        + BODY
    )
    assert of(text, "3014").voice is Voice.AGENT
    assert of(text, "526").voice is not Voice.AGENT


@pytest.mark.parametrize(
    "text",
    [
        "AVISO LEGAL: esta mensagem é confidencial. Em caso de engano ligue (51) 3000-0000.",
        "Esta mensagem é confidencial. Caso a tenha recebido por engano, avise pelo telefone (61) 3000-0000.",
        "This e-mail is confidential. Call (61) 3000-0000 if you are not the intended recipient.",
        "Enviado do meu iPhone",
        "Dúvidas? Ligue (51) 3000-0000",
        "Join by phone\n+55 11 3000-0000,,123456789#",
        "Reunião do Microsoft Teams\n+55 11 3000-0000,,123456789#",
        "Em caso de dúvidas ligue (51) 3000-0000.",
    ],
)
def test_legal_text_and_advertisement_are_nobodys(text: str) -> None:
    whole = segments(f"Nome: Ana Souza\n\n{text}")
    assert {one.part for one in whole if one.line > 1} == {Part.FOOTER}
    assert whole[0].part is Part.BODY


def test_a_mails_signature_of_an_accountant_is_owned() -> None:
    text = "Segue a cliente.\n\nAtt,\nBia Lima\nContadora CRC 12345\n(51) 3014-5500\n\n" + GMAIL + BODY
    assert of(text, "3014").owner == "contadora"
    assert of(text, "526").owner == ""
