"""Texts that are made: the same from the same seed, true to their answers, and the parser on some."""

from __future__ import annotations

import re
from collections import defaultdict

import email_validator
import phonenumbers
import pytest
from stdnum.br import cnpj, cpf

from native_host.protocol.messages import Candidate, Confidence, CustomerKey
from tests.fuzz.pasted import assert_in
from tests.pasted.generate import Generated, families, generated, made
from tests.pasted.leave_out import Report, measured, shipped

LEAST_FAMILIES = 40
MEASURED = 300
"""Texts that are measured in every run of the tests; `make bench` takes 5,000."""
LEAST_WHOLE, LEAST_SURE = 0.93, 0.72
"""Of the texts and of the right values."""
MOST_WRONG_SURE, MOST_WRONG_UNASKED = 0.005, 0.008
"""Of the values called sure, and of those put in without a question."""
LEAST_OF_ALONE = 0.97
"""Of the right values that the best library alone finds."""
SENTENCE_CHARS = 26
"""So many signs in a row of plain words are a sentence, no label."""
SHARED = {"<suporte@certifica.example>"}
"""Whoever writes to the desk knows its address."""

_DIGITS_IN_WORDS = "voice_dictated"


@pytest.fixture(scope="module")
def texts() -> list[Generated]:
    """Two of each template or more."""
    return list(generated(1_000, seed=13))


@pytest.fixture(scope="module")
def report() -> Report:
    return measured(list(generated(MEASURED, seed=7)), lambda _family: shipped)


def test_the_same_seed_makes_the_same_texts_and_another_one_others(texts: list[Generated]) -> None:
    assert list(generated(200, seed=13)) == texts[:200]
    assert [one.case.text for one in generated(200, seed=14)] != [one.case.text for one in texts[:200]]


def test_a_text_is_made_again_from_what_its_name_says(texts: list[Generated]) -> None:
    for one in texts[::17]:
        name, _, numbers = one.case.id.partition(" ")
        seed, number = map(int, numbers.split(":"))
        assert made(families()[name], seed, number) == one.case


def test_there_are_enough_families_and_hardly_a_text_twice(texts: list[Generated]) -> None:
    assert len({one.family for one in texts}) == len(families()) >= LEAST_FAMILIES
    assert len({one.case.text for one in texts}) > 0.97 * len(texts)


def test_every_template_of_every_family_can_be_filled() -> None:
    for name, family in families().items():
        for number in range(4 * len(family.texts)):
            assert made(family, 3, number).text.strip(), name


def test_no_two_families_share_a_sentence() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for family in families().values():
        pools = [line for name, pool in family.pools.items() if name != "stamps" for line in pool]
        for part in re.split(r"«[^»]*»|[\n|{}&]", "\n".join([*family.texts, *pools])):
            owners[part.strip(" .,:;!?0123456789").lower()].add(family.name)
    shared = {part: names for part, names in owners.items() if len(names) > 1}
    assert {part for part in shared if len(part) >= SENTENCE_CHARS} <= SHARED


def test_every_right_value_is_valid(texts: list[Generated]) -> None:
    for one in texts:
        for person in one.case.people:
            assert all(cpf.is_valid(value) and len(value) == 11 for value in person["cpf"]), one.case.id
            assert all(cnpj.is_valid(value) and len(value) == 14 for value in person["cnpj"]), one.case.id
            assert all(re.fullmatch("[A-Z0-9]{5,}", value) for value in person["protocol"]), one.case.id
            for value in person["phone"]:
                assert phonenumbers.is_valid_number(phonenumbers.parse(value)), one.case.id
            for value in person["email"]:
                assert email_validator.validate_email(
                    value, check_deliverability=False, test_environment=True
                )


def test_every_right_value_stands_in_its_text(texts: list[Generated]) -> None:
    for one in texts:
        if not one.family.startswith(_DIGITS_IN_WORDS):
            values = [
                Candidate(key=CustomerKey(key), value=value, display=value, confidence=Confidence.SURE)
                for person in one.case.people
                for key, listed in person.items()
                for value in listed
            ]
            assert_in(values, one.case.text)


def test_texts_are_right_as_a_whole_and_little_is_wrong(report: Report) -> None:
    total, keys = report.total, report.total.all_keys
    assert total.whole >= LEAST_WHOLE * total.texts, total.faults
    assert keys.wrong_sure <= MOST_WRONG_SURE * keys.sure, total.faults
    assert keys.wrong_unasked <= MOST_WRONG_UNASKED * keys.unasked, total.faults
    assert keys.sure >= LEAST_SURE * keys.there


@pytest.mark.parametrize("key", ["name", "cpf", "cnpj", "phone", "email"])
def test_no_fewer_right_values_and_no_more_wrong_ones_called_sure_than_the_best_library_alone(
    report: Report, key: str
) -> None:
    right, wrong = report.alone[key]
    assert report.total.keys[key].right >= LEAST_OF_ALONE * right
    assert report.total.keys[key].wrong_sure <= wrong
