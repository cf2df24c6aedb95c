"""Names are told by data: where they begin and end, whole as they are typed, shown as people write them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from native_host.customer.values.name import display, parse, scan
from native_host.toml import load_toml
from tests.pasted import corpus

NO_MISTAKE = {"place", "nameless", "longer", "shorter"}
"""Runs that are marked as places, as without any known name, or as one of two readings."""

LINES = cast("list[list[str]]", load_toml(Path(__file__).with_name("name_lines.toml"))["lines"])


def names(text: str) -> list[str]:
    return [match.read.value or "" for match in scan(text)]


def traits(text: str, name: str) -> frozenset[str]:
    (found,) = (match.traits for match in scan(text) if match.read.value == name)
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[0][:40])
def test_every_name_of_a_line_is_found_and_nothing_else(line: list[str]) -> None:
    text, *right = line
    found = scan(text)
    assert [name for name in right if name not in [match.read.value for match in found]] == []
    others = [match for match in found if match.read.value not in right and not match.traits & NO_MISTAKE]
    assert [match.read.value for match in others] == []


def test_what_is_found_stands_where_the_match_says() -> None:
    for text, *_ in LINES:
        for match in scan(f"Segue:\n{text}"):
            assert " ".join(f"Segue:\n{text}"[match.start : match.end].split()) == match.read.value


def test_nearly_all_names_of_the_corpus_are_found() -> None:
    right = [
        (name, case.text)
        for case in corpus()
        for person in case.people
        for name in person["name"]
        if name in case.text  # not in pieces of HTML, nor with letters of another script
    ]
    lost = [name for name, text in right if name not in names(text)]
    assert len(right) > 230
    assert len(lost) <= 2, lost


@pytest.mark.parametrize(
    "written",
    [
        "José Carlos do Nascimento", "Dona Benta Alimentos", "A Casa do Pão", "Celular Mania Ltda",
        "Conta Azul Serviços", "Maria Chaves", "Data Sul Informática", "Cliente Feliz Comércio Ltda",
        "Bom Dia Brasil Ltda", "Seu José Lanches", "Token Digital S.A.", "Ana Rua Campos", "Zyx Qwv",
        "Rua Nova Materiais", "E-mail Marketing ME", "3M do Brasil", "Padaria 24 Horas",
        "Maria e Filhos Ltda.",
    ],
)  # fmt: skip
def test_a_typed_name_stays_whole_whatever_its_words_are(written: str) -> None:
    read = parse(f"  {written.replace(' ', '   ')} ")
    assert (read.value, read.display, read.issues) == (written, written, ())


@pytest.mark.parametrize("written", ["", " ", "\t"])
def test_nothing_typed_is_no_name_and_no_mistake(written: str) -> None:
    read = parse(written)
    assert (read.value, read.display, read.issues) == (None, "", ())


@pytest.mark.parametrize("written", ["ana@exemplo.com", "529.982.247-25", "-", "A", "?!"])
def test_what_can_be_no_name_is_refused(written: str) -> None:
    read = parse(written)
    assert (read.value, [issue.code for issue in read.issues]) == (None, ["name_none"])


@pytest.mark.parametrize(("written", "letter"), [("Aя", "я"), ("李 Wei Chen", "李"), ("Анна Souza", "н")])
def test_letters_that_no_ticket_can_hold_are_told_and_nothing_stands_in_for_them(
    written: str, letter: str
) -> None:
    read = parse(written)
    assert (read.value, [issue.code for issue in read.issues]) == (None, ["name_letters"])
    assert letter in read.issues[0].message


def test_a_marked_letter_is_kept() -> None:
    assert parse("Łucja Šimůnek").value == "Łucja Šimůnek"


def test_a_name_of_one_word_is_worth_a_look() -> None:
    assert [issue.code for issue in parse("Teresa").issues] == ["name_one_word"]


def test_letters_of_another_script_are_read_as_they_look_and_told() -> None:
    read = parse("\u041carina \u0421osta")
    assert (read.value, [issue.code for issue in read.issues]) == ("Marina Costa", ["look_alike_letter"])
    assert "look_alike" in traits("\u041carina \u0421osta", "Marina Costa")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("MARIA DA SILVA", "Maria da Silva"),
        ("josé de souza e lima", "José de Souza e Lima"),
        ("MARIA E. D'ÁVILA", "Maria E. D'Ávila"),
        ("Maria da Silva", "Maria da Silva"),
        ("van der Berg", "van der Berg"),
        ("TRANSPORTES RODOVALE EIRELI", "TRANSPORTES RODOVALE EIRELI"),
        ("JOAO SOUZA ME", "JOAO SOUZA ME"),
    ],
)
def test_people_are_shown_as_people_write_and_companies_as_they_stand(name: str, shown: str) -> None:
    assert display(name) == shown


@pytest.mark.parametrize(
    ("text", "name", "trait"),
    [
        ("Ana Souza", "Ana Souza", "given_100k"),
        ("Jacira Prado", "Jacira Prado", "given_1000"),
        ("Maria Helena Prado", "Maria Helena Prado", "second_given"),
        ("ANA SOUZA", "ANA SOUZA", "all_caps"),
        ("ana souza", "ana souza", "small_letters"),
        ("Ana da Rocha", "Ana da Rocha", "particle"),
        ("Sr. João Prado", "João Prado", "whole_stretch"),
        ("Sr. João Prado", "João Prado", "title_before"),
        ("Ana Souza529.982.247-25", "Ana Souza", "touches_number"),
        ("MARIA DA SILVA:52998224725", "MARIA DA SILVA", "touches_number"),
        ("Ana Souza, CPF 529.982.247-25", "Ana Souza", "touches_number"),
        ("(51) 99812-3344 (Ana Souza)", "Ana Souza", "touches_number"),
        ("ana souza ana@exemplo.com", "ana souza", "touches_mail"),
        ("aqui é a Ana", "Ana", "introduction_before"),
        ("meu nome e Ana Souza", "Ana Souza", "introduction_before"),
        ("Bom dia Ana", "Ana", "greeting_before"),
        ("att Ana Souza", "Ana Souza", "closing_before"),
        ("falar com o Sr. João Prado", "João Prado", "somebody_else_before"),
        ("minha esposa, Ana Souza", "Ana Souza", "somebody_else_before"),
        ("Rua José Bonifácio", "José Bonifácio", "place"),
        ("Porto Alegre", "Porto Alegre", "place"),
        ("Cruzeiro Souza/RS", "Cruzeiro Souza", "place"),
        ("Padaria Aurora", "Padaria Aurora", "company_word"),
        ("Aurora Ltda", "Aurora Ltda", "company_form"),
        ("Celular Mania Ltda", "Celular Mania Ltda", "longer"),
        ("Celular Mania Ltda", "Mania Ltda", "shorter"),
        ("Przybylski Wszola", "Przybylski Wszola", "nameless"),
    ],
)
def test_traits_tell_how_a_name_is_written_and_what_stands_beside_it(
    text: str, name: str, trait: str
) -> None:
    assert trait in traits(text, name)


@pytest.mark.parametrize("gap", [":", " ", ", ", " - ", "\t", ";", " | ", "", ": ", " (", "/"])
@pytest.mark.parametrize("number", ["529.982.247-25", "51998123344", "(51) 99812-3344", "11.222.333/0001-81"])
def test_a_name_that_touches_data_ends_there_without_any_label(gap: str, number: str) -> None:
    assert names(f"João Carlos Silva{gap}{number}") == ["João Carlos Silva"]
    assert names(f"{number}{gap}João Carlos Silva") == ["João Carlos Silva"]


@pytest.mark.parametrize("label", ["Nome", "Cliente", "CPF", "Titular", "Contato", "Telefone", "E-mail"])
@pytest.mark.parametrize(
    "name", ["José Carlos do Nascimento", "Maria Chaves", "Rosa Campos", "Ivo Sales Filho"]
)
def test_labels_beside_a_name_are_no_part_of_it_and_surnames_are(label: str, name: str) -> None:
    assert names(f"{label} {name} {label}: 1") == [name]
    assert names(f"{label} {name} {label}: 1".upper()) == [name.upper()]


def test_a_person_ends_where_the_company_begins() -> None:
    assert names("Maria Souza da Padaria Aurora") == ["Maria Souza", "Padaria Aurora"]
    assert "Padaria Aurora Ltda" in names("Maria Souza da Padaria Aurora Ltda")


def test_two_people_joined_by_e_are_two_and_two_surnames_are_one() -> None:
    assert names("João Prado e Maria Prado") == ["João Prado", "Maria Prado"]
    assert names("João Costa e Silva") == ["João Costa e Silva"]
