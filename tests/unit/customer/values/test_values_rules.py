"""One rule in every reader: what `parse` refuses `scan` never gives as a value, and the other way round."""

from __future__ import annotations

from types import ModuleType

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.br import cnpj, cpf

from native_host.customer.values import document, email, phone, protocol
from native_host.customer.values.area_codes import AREA_CODES
from native_host.customer.values.match import Match

READERS = [phone, document, email, protocol]
NAMES = [reader.__name__.rpartition(".")[2] for reader in READERS]

ELSEWHERE = {"shared_area", "spoken"}
"""Traits of values that are made of more than the stretch itself."""

areas = st.sampled_from(sorted(AREA_CODES))
digits = st.text("0123456789", min_size=8, max_size=14)
separators = st.sampled_from(
    ["", "", " ", "-", ".", "/", "  ", " - ", ") ", "(", "+", ", ", " e ", "\n", "@", "x"]
)
signs = st.sampled_from(
    [*"0123456789", *"0123456789", " ", "-", ".", "/", "(", ")", "+", "O", "l", "A", "@", "ã"]
)
words = st.sampled_from(
    ["nove", "(51) 99812-3344", "3333-4444", "526.018.159-06", "11.222.333/0001-81", "ramal 12", "DDD 51",
     "um", "oitenta e oito", "meia", "três", "cinco", "zero", "ana@exemplo.com", "arroba", "ponto", "gmail",
     "HL.FYF.F1T/0001-01", "12.ABC.345/01DE-35", "+598 99 123 456", "0800 722 0101", "20/11/2026", "14:32",
     "com", "mesmo DDD", "CPF:", "Tel", "e", "/", ",", "ana@gmail,com", "ana @gmail.com", "１２", "2026-0099"]
)  # fmt: skip
texts = st.one_of(
    st.lists(words, max_size=12).map(" ".join),
    st.lists(st.one_of(words, digits, separators), max_size=12).map("".join),
    st.text(signs, max_size=60),
    st.text(max_size=60),
)


def of_phone() -> st.SearchStrategy[str]:
    """Return canonical phones that the library takes for valid."""
    landline = st.builds("{}{}".format, st.sampled_from("2345"), st.from_regex(r"[0-9]{7}", fullmatch=True))
    mobile = st.from_regex(r"9[0-9]{8}", fullmatch=True)
    here = st.builds("+55{}{}".format, areas, st.one_of(landline, mobile))
    there = st.sampled_from(sorted(set(phonenumbers.SUPPORTED_REGIONS) - {"BR"})).map(_example)
    free = st.builds("+55{}00{}".format, st.sampled_from("8"), st.from_regex(r"[0-9]{7}", fullmatch=True))
    return st.one_of(here, here, there.filter(lambda one: len(one) > 8), free)


def _example(region: str) -> str:
    number = phonenumbers.example_number(region)
    if number is None or not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _with_cnpj_digits(one: str) -> str:
    return one + str(cnpj.calc_check_digits(one))


def of_document() -> st.SearchStrategy[str]:
    """Return canonical documents with right check digits."""
    person = st.from_regex(r"[0-9]{9}", fullmatch=True).map(lambda one: one + cpf._calc_check_digits(one))
    company = st.from_regex(r"[0-9A-Z]{12}", fullmatch=True).map(
        lambda one: one + cnpj.calc_check_digits(one)
    )
    repeated = {str(digit) * length for digit in range(10) for length in (11, 14)}
    return st.one_of(person, company).filter(
        lambda one: one not in repeated and (one[:12].isdecimal() or not one[:12].isalpha())
    )


local = st.from_regex(r"[A-Za-z0-9]{1,12}(?:[._+-][A-Za-z0-9]{1,8}){0,2}", fullmatch=True)
domain = st.sampled_from(["gmail.com", "exemplo.com", "uol.com.br", "münchen.example", "a-b.org"])
CANONICAL = {
    "phone": of_phone(),
    "document": of_document(),
    "email": st.builds("{}@{}".format, local, domain).map(lambda one: str(email.canonical(one))),
    "protocol": st.from_regex(r"[0-9A-Z]{3,40}", fullmatch=True).filter(lambda one: not one.isalpha()),
}


def stretch(text: str, match: Match) -> str:
    return text[match.start : match.end]


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@settings(max_examples=400, deadline=None)
@given(text=texts)
def test_what_is_found_is_what_the_typed_value_is(reader: ModuleType, text: str) -> None:
    end = 0
    for match in reader.scan(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        if match.traits & ELSEWHERE:
            assert match.read.value is None or reader.parse(match.read.display).value == match.read.value
            continue
        read = reader.parse(stretch(text, match))
        assert (read.value, read.meant) == (match.read.value, match.read.meant)
        assert match.read.value is not None or match.read.issues


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_a_value_as_people_write_it_is_the_value_and_is_found(
    reader: ModuleType, data: st.DataObject
) -> None:
    value = data.draw(CANONICAL[reader.__name__.rpartition(".")[2]])
    shown = reader.display(value)
    assert reader.parse(shown).value == value
    before, behind = data.draw(
        st.sampled_from([("", ""), ("é ", "."), (": ", ", e"), ("<", ">"), ("\t", "\n")])
    )
    found = reader.scan(f"{before}{shown}{behind}")
    assert [match.read.value for match in found if match.start == len(before)] == [value]


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
@settings(max_examples=300, deadline=None)
@given(text=texts)
def test_traits_are_those_that_are_told(reader: ModuleType, text: str) -> None:
    told = set((reader.scan.__doc__ or "").replace(",", " ").replace(":", " ").split())
    for match in reader.scan(text):
        assert match.traits <= told


@pytest.mark.parametrize("reader", READERS, ids=NAMES)
def test_nothing_written_is_nothing_wrong(reader: ModuleType) -> None:
    read = reader.parse(" \u00a0 ")
    assert (read.value, read.display, read.issues) == (None, "", ())
    assert reader.scan("") == []
