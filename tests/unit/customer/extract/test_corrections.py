"""A value that was taken back, and the one that came instead."""

from __future__ import annotations

import pytest

from native_host.customer.extract.find import find

FIRST, SECOND = "+5551998123344", "+5551998123345"


def told(text: str, value: str) -> frozenset[str]:
    """Return the signals of a value."""
    return next(one.signals for one in find(text).candidates if one.value == value)


@pytest.mark.parametrize("word", ["ops, o certo é", "digitei errado, é"])
def test_of_two_values_about_a_word_of_correction_the_second_holds(word: str) -> None:
    text = f"meu celular é 51 99812-3344\n{word} 51 99765-4321"
    assert "corrected" in told(text, FIRST)
    assert "correction" in told(text, "+5551997654321")


def test_a_number_with_two_digits_changed_about_was_mistyped() -> None:
    text = "celular 51 99812-3344\ncelular 51 99812-3434"
    assert "corrected" in told(text, FIRST)
    assert "correction" in told(text, "+5551998123434")


@pytest.mark.parametrize(
    "text",
    [
        "celular 51 99812-3344\nfixo 51 99812-3345",
        "celular 51 99812-3344" + "\nobrigada" * 5 + "\ncelular 51 99812-3434",
    ],
    ids=["another digit", "far below"],
)
def test_a_number_that_is_only_like_another_corrects_nothing(text: str) -> None:
    assert not any({"corrected", "correction"} & one.signals for one in find(text).candidates)


def test_a_number_of_which_the_text_says_later_that_it_is_old_is_past() -> None:
    text = "CPF 529.982.247-25, fone 51 99812-3344 e 51 99765-4321\no final 3344 é antigo"
    assert "later:past" in told(text, FIRST)
    assert "later:past" not in told(text, "+5551997654321")


def test_what_comes_in_place_of_a_value_makes_it_an_older_one_of_its_kind_alone() -> None:
    text = "celular 51 99812-3344, fixo 51 3333-4444\nmeu novo celular: 51 99765-4321"
    assert "later:new" in told(text, FIRST)
    assert "later:new" not in told(text, "+555133334444")
