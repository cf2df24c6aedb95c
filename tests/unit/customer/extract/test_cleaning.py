"""Cleaning: what copying, mail programs and wrong readings put into a text is gone, and nothing else is."""

from __future__ import annotations

import pytest

from native_host.customer.extract.cleaning import cleaned


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Jo=C3=A3o Concei=C3=A7=C3=A3o", ["João Conceição"]),
        ("Jo=E3o, o endere=\nço =C3=A9 este", ["João, o endereço é este"]),
        ("telefone: 51 9981=\n2-3344", ["telefone: 51 99812-3344"]),
        ("protocolo=2026", ["protocolo=2026"]),
        ("CPF=52601815906;cod=C3", ["CPF=52601815906;cod=C3"]),
        ("JoÃ£o ConceiÃ§Ã£o â€“ SÃ©rgio", ["João Conceição - Sérgio"]),
        ("IRMÃ O e JOÃO", ["IRMÃ O e JOÃO"]),
        ("JOÃƒO", ["JOÃO"]),
        ("Nome:&nbsp;Ana &amp; Bia", ["Nome: Ana & Bia"]),
        ("a\u200bb\u202ac\u202c\u00ad", ["abc"]),
        ("51\u00a09981\u20112 \u2013 x", ["51 9981-2 - x"]),
        ("<b>Nome:</b> Ana<br>CPF: 1", [" Nome:  Ana", "CPF: 1"]),
        ("<td>a</td><td>b</td>", [" a\t b"]),
        ("<nome>Ana</nome><cpf>1</cpf>", ["nome: Ana", "cpf: 1"]),
        ("- um\n• dois\n1) três\n* quatro", ["um", "dois", "três", "  quatro"]),
        ("📌 fixo\n📞 51", ["fixo", "📞 51"]),
        ("1. 52601815906", ["1. 52601815906"]),
        ("--\n-----\n====", ["--", "", ""]),
        ("| a | b |", ["a | b "]),
        ("\uff15\u0661", ["51"]),
        ("Ana <ana@exemplo.com>", ["Ana <ana@exemplo.com>"]),
        ("Conceic\u0327a\u0303o", ["Conceição"]),
    ],
)
def test_a_text_is_cleaned(text: str, right: list[str]) -> None:
    assert [one.text.rstrip() for one in cleaned(text)] == [one.rstrip() for one in right]


@pytest.mark.parametrize(("line", "depth"), [("> a", 1), (">> a", 2), ("> > a", 2), ("a > b", 0), ("| a", 0)])
def test_marks_of_quoting_are_counted(line: str, depth: int) -> None:
    assert cleaned(line)[0].quoted == depth
