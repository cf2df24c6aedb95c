"""What a text says of values elsewhere in it: taken back, somebody else's, left without their label."""

from __future__ import annotations

import pytest

from native_host.customer.extract.segment import Part, Segment, Voice
from native_host.customer.extract.segments import divide


def segment(text: str, value: str) -> Segment:
    return next(one for one in divide(text).segments if value in one.text and one.part is not Part.SPEAKER)


def kind(text: str, value: str) -> str:
    label = segment(text, value).label
    return label.kind if label else ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bia: meu fone é 51 99811-2233\nBia: esse não uso mais\nSuporte: ok\nBia: oi", "99811"),
        ("fone 51 99811-2233\nisso é antigo, o novo é 51 98822-3344", "99811"),
        ("celular (51) 99811-2233, não atende mais", "99811"),
        ("não liga no 51 99811-2233 que está no site", "99811"),
        (
            "Síndico anterior: Rui, 51 99811-2233, rui@a.example\nSíndico: Eva, 51 98822-3344, eva@a.example",
            "rui@",
        ),
        ("Ana: ana@gmial.com\nSuporte: oi?\nAna: *ana@gmail.com\nSuporte: ok", "gmial"),
    ],
)
def test_what_is_taken_back_elsewhere_is_past(text: str, value: str) -> None:
    assert segment(text, value).past


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fone 51 99811-2233\nisso é antigo, o novo é 51 98822-3344", "98822"),
        ("E-mail: ana@exemplo.com (o do UOL não uso mais)", "ana@"),
        ("Fone 51 98822-3344, não ligar depois das 18h", "98822"),
        ("Bia: não, esse era da loja, é 51 98822-3344\nSuporte: ok\nBia: sim", "98822"),
    ],
)
def test_what_comes_instead_is_not(text: str, value: str) -> None:
    assert not segment(text, value).past


@pytest.mark.parametrize(
    ("text", "value", "owner"),
    [
        ("não liga pro 51 99811-2233\nesse é da minha ex-sócia", "99811", "socia"),
        ("51 99811-2233 recado na vizinha 51 3333-4444", "99811", ""),
        ("51 99811-2233 recado na vizinha 51 3333-4444", "3333", "recado"),
        ("CNPJ da administradora: 11.222.333/0001-81", "11.222", "administradora"),
        ("a neta criou o e-mail: rui@exemplo.com", "rui@", ""),
        ("e-mail feito com ajuda da neta: rui@exemplo.com", "rui@", ""),
        (
            "Proprietário da conta\nBia Lima\nNome da conta\nPadaria Aurora Ltda\nCNPJ\n11.222.333/0001-81",
            "Padaria",
            "",
        ),
    ],
)
def test_a_value_is_its_own_owners(text: str, value: str, owner: str) -> None:
    found = segment(text, value).owner
    assert (owner in found) if owner else not found


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("o protocolo que veio no e-mail é 18840721", "18840721", "protocol"),
        ("e o protocolo que tá no papel, deixa eu ver,\né 4 4 0 8 1 2 9", "4 4 0", "protocol"),
        ("Protocolo novo, da emissão em vigor: 98 801 455", "98 801", "protocol"),
        ("Nº do processo de emissão: 98801455", "98801", "protocol"),
        ("Protocolo do chat: 98801455", "98801", "other"),
        ("o CPF que mandei era o da esposa. O dele é 529.982.247-25", "529", "cpf"),
        ("| Tel. | (51) 3333-4444 |\n| Cel. | (51) 99811-2233 |", "3333", "phone"),
        ("certificado e-CNPJ: PADARIA AURORA LTDA", "PADARIA", ""),
        ("tinha no e-mail: protocolo 2025-11873", "2025", "protocol"),
    ],
)
def test_a_label_is_found_where_more_is_told(text: str, value: str, right: str) -> None:
    assert kind(text, value) == right


def test_answers_within_a_quotation_are_the_writers() -> None:
    head = "Em 5/11/2026, Suporte <suporte@ac.example> escreveu:"
    text = f"{head}\n> Protocolo de emissão\n\nÉ o 3.390.187\n\n> E-mail\n\nana@exemplo.com"
    answer = segment(text, "3.390")
    assert (answer.voice, answer.speaker, answer.asked) == (Voice.UNKNOWN, "", frozenset({"protocol"}))
    assert segment(text, "ana@").speaker == ""


def test_names_of_accounts_speak() -> None:
    text = "psi.marina\noi\nVocê enviou\nNome completo?\npsi.marina\nMarina Reis\nVocê enviou\nObrigada"
    assert segment(text, "Marina Reis").speaker == "psi.marina"


def test_a_name_is_read_over_two_lines() -> None:
    assert (
        segment("Nome\nROSA MARIA\nDE OLIVEIRA\nCPF\n529.982.247-25", "ROSA").text == "ROSA MARIA DE OLIVEIRA"
    )


def test_a_notice_is_nobodys() -> None:
    text = "PROMOÇÃO! e-CPF por apenas R$ 99\nChama no zap (11) 94002-8921\nPadaria Aurora Ltda"
    assert {one.part for one in divide(text).segments} == {Part.FOOTER}
    asked = f"{text}\nmeu token não funciona"
    assert Part.FOOTER not in {one.part for one in divide(asked).segments}
