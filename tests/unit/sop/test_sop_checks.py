"""A mistake in a procedure file is named with its line, its key, the reason and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.pages.loader import load_pages
from native_host.sop.loader import read_procedure

GOOD = """\
id = "teste"
version = 1
title = "Teste"
states = ["blank"]
page = "qualitor"

[message]
text = "Número {numero}, {prazo} horas."
text_if_forced = "Número {numero}."
deadline_hours = 24

[fields.tipo]
value = "Suporte"

[fields.categoria_1]
value = "Cartão"
after = ["tipo"]

[fields.solucao]
template = "Driver {driver}."
template_if_forced = "Visto: {situacao}."

[fields.telefone]
phones = 2
sources = ["customer.phones"]
question = "Quais?"
question_more = "E o outro?"
"""


def mistakes(tmp_path: Path, old: str = "", new: str = "") -> list[str]:
    assert old in GOOD
    file = tmp_path / "teste.toml"
    file.write_text(GOOD.replace(old, new) if old else GOOD + new, encoding="utf-8")
    return [str(mistake) for mistake in read_procedure(file, load_pages().items()).mistakes]


def test_a_good_file_has_none(tmp_path: Path) -> None:
    assert mistakes(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "where", "reason"),
    [
        ('title = "Teste"', 'title = "Teste"\ntitle = "Dois"', "linha 4", "já apareceu antes"),
        ("[fields.tipo]", "[message]", "linha 12", "já apareceu antes"),
        ("= 24", "= " + "9" * 5000, "um número tem algarismos demais", "confira os números"),
        ("[fields.tipo]", "[" + "a." * 30 + "b]", "linha 12", "uma chave tem partes demais"),
        ('["tipo"]', "[" * 40 + "]" * 40, "linha 17", "umas dentro das outras"),
        ('"Cartão"', '"' + "x" * 4000 + '"', "linha 16, “fields.categoria_1.value”", "o limite é 3.000."),
        ('["tipo"]', "[" + "1, " * 30_000 + "]", "linha 17", "valores demais"),
        ('id = "teste"\n', "", "“id”", "falta esta chave obrigatória"),
        ("version = 1", 'version = "1"', "linha 2, “version”", "número inteiro"),
        ("version = 1", "version = 0", "linha 2, “version”", "menor aceito é 1"),
        ('"Teste"', '"Teste—1"', "linha 3, “title”", "“—” (U+2014)"),
        ('["blank"]', '["vazio"]', "linha 4, “states[1]”", "not_initialized, no_user_pin, blank"),
        ('["blank"]', "[]", "linha 4, “states”", "não pode ficar vazio"),
        ('"qualitor"', '"qualitr"', "linha 5, “page”", "quis dizer “qualitor”"),
        ('text = "Número {numero}, {prazo} horas."\n', "", "linha 7, “message.text”", "falta"),
        ("{prazo}", "{praso}", "linha 8, “message.text”", "“{praso}” não é um valor"),
        ("categoria_1]", "categora_1]", "linha 15, “fields.categora_1”", "quis dizer “categoria_1”"),
        ("fields.tipo]", "fields.Tipo]", "linha 12, “fields.Tipo”", "letras minúsculas"),
        ('value = "Suporte"', 'valeu = "Suporte"', "linha 13, “fields.tipo.valeu”", "quis dizer “value”"),
        ('value = "Suporte"', "", "linha 12, “fields.tipo”", "não diz de onde vem o valor"),
        ('value = "Suporte"', "free = true\nrequired = true", "linha 12, “fields.tipo”", "campo livre"),
        ('value = "Suporte"', "free = true", "linha 17, “fields.categoria_1.after[1]”", "campo livre"),
        ('["tipo"]', '["tipos"]', "linha 17, “fields.categoria_1.after[1]”", "quis dizer “tipo”"),
        ('["tipo"]', '["categoria_1"]', "“fields.categoria_1.after”", "categoria_1 → categoria_1"),
        ('"Suporte"', '"Suporte"\nafter = ["categoria_1"]', "“fields.categoria_1.after”", "em círculo"),
        ('"Cartão"', '"Cartão"\npolicy = "always"', "linha 17, “fields.categoria_1.policy”", "set, if_empty"),
        ('"Cartão"', '"Cartão"\ntemplate = "x"', "“fields.categoria_1.value”", "value, template"),
        ('"Cartão"', '"Cartão"\nquestion = "?"', "“fields.categoria_1.value”", "value, sources/question"),
        ('"Cartão"', '"Cartão"\noptions = ["Sim"]', "“fields.categoria_1.options”", "com question"),
        ('"Cartão"', '"Cartão"\nphones = 2', "“fields.categoria_1.phones”", "precisa de sources"),
        ("{driver}", "{driver!r}", "linha 20, “fields.solucao.template”", "chave sem par ou com formato"),
        ("{driver}", "{driver", "linha 20, “fields.solucao.template”", "chave sem par"),
        ("{driver}", "{driver.x}", "linha 20, “fields.solucao.template”", "“{driver.x}”"),
        ("{situacao}", "{numero}", "linha 21, “fields.solucao.template_if_forced”", "“{numero}”"),
        ('template_if_forced = "Visto: {situacao}."', "", "“fields.solucao.template”", "diz a verdade"),
        ('template = "Driver {driver}."', "", "“fields.solucao.template_if_forced”", "escreva também"),
        ("customer.phones", "customer.fones", "linha 25, “fields.telefone.sources[1]”", "customer.phones"),
        ("customer.phones", "customer.name", "“fields.telefone.sources[1]”", "não dá telefones"),
        ("customer.phones", "page.tel.phones", "“fields.telefone.sources[1]”", "não tem este campo"),
        ("phones = 2\n", "", "“fields.telefone.sources[1]”", "acrescente phones"),
        ('question = "Quais?"', "", "“fields.telefone.question_more”", "phones e question"),
        ("[message]", "[message", "linha 7", "formato TOML"),
        ('"Cartão"', '"Cartão"\nonly_if = { tipos = ["x"] }', "categoria_1.only_if", "quis dizer “tipo”"),
        ('"Cartão"', '"Cartão"\nonly_if = { tipo = ["X"] }', "only_if.tipo”", "nunca tem o valor “X”"),
        ('"Cartão"', '"Cartão"\nonly_if = { tipo = [] }', "only_if.tipo”", "não pode ficar vazio"),
        ('"Cartão"', '"Cartão"\nonly_if = { tipo = "Suporte" }', "only_if.tipo”", "lista entre colchetes"),
        ('"Cartão"', '"Cartão"\nonly_if = ["tipo"]', "fields.categoria_1.only_if”", "tabela"),
        ('"Cartão"', '"Cartão"\nonly_if = { categoria_1 = ["Cartão"] }', "“fields.categoria_1", "em círculo"),
        ('value = "Suporte"', "free = true", "“fields.categoria_1.after[1]”", "campo livre"),
        ('"Cartão"', '"Cartão"\nevidence = ["issuer"]', "“fields.categoria_1.evidence”", "com question"),
        ('"Quais?"', '"Quais?"\nevidence = ["palpite"]', "telefone.evidence[1]”", "issuer, earlier_reading"),
        ('title = "Teste"', 'title = "Teste"\nkind = "outro"', "“kind”", "escalation, guidance"),
        ('title = "Teste"', 'title = "Teste"\nkind = "guidance"', "“page”", "esta chave não existe"),
        ('title = "Teste"', 'title = "Teste"\nkind = "guidance"', "“tell”", "falta esta chave obrigatória"),
    ],
)  # fmt: skip
def test_the_mistake_is_named(tmp_path: Path, old: str, new: str, where: str, reason: str) -> None:
    found = mistakes(tmp_path, old, new)
    assert any(where in one and reason in one for one in found), found


def test_all_mistakes_of_a_file_are_named_at_once(tmp_path: Path) -> None:
    assert len(mistakes(tmp_path, "", '\n[fields.nada]\n[fields.titulo]\nvalue = "€"\nafter = ["x"]\n')) == 3


def test_a_file_that_is_not_there_or_not_utf_8_is_explained(tmp_path: Path) -> None:
    absent = read_procedure(tmp_path / "nenhum.toml", {})
    assert "não existe" in str(absent.mistakes[0])
    file = tmp_path / "latin.toml"
    file.write_bytes('title = "Ação"'.encode("latin-1"))
    assert "UTF-8" in str(read_procedure(file, {}).mistakes[0])
    assert "não pôde ser aberto" in str(read_procedure(tmp_path, {}).mistakes[0])
