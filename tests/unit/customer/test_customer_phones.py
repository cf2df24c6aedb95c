"""Phones are read by the library, written the national way, and kept as shown where they cannot be read."""

from __future__ import annotations

import pytest

from native_host.customer.phones import phone_of, phones_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(51) 3333-4444 / (51) 99999-8888", ["(51) 3333-4444", "(51) 99999-8888"]),
        ("51 3333-4444 (51) 99999-8888", ["(51) 3333-4444", "(51) 99999-8888"]),
        ("5133334444; 51999998888", ["(51) 3333-4444", "(51) 99999-8888"]),
        ("+55 51 99999 8888 e 0xx51 3333-4444", ["(51) 99999-8888", "(51) 3333-4444"]),
        ("(48) 3224-5560 r. 204", ["(48) 3224-5560 ramal 204"]),
        ("(48) 3224-5560 ramal 204, (48) 98811-2230", ["(48) 3224-5560 ramal 204", "(48) 98811-2230"]),
        ("(51) 3333-4444 / 51 3333 4444", ["(51) 3333-4444"]),
        ("+1 650 253 0000", ["+1 650-253-0000"]),
        ("3333-4444", ["3333-4444"]),
        ("não informado", []),
        ("ramal 204", []),
        ("", []),
    ],
)
def test_phones_of_a_text(text: str, shown: list[str]) -> None:
    assert [phone.display for phone in phones_in(text)] == shown


def test_a_canonical_number_is_shown_the_national_way() -> None:
    assert phone_of("+5551987654320").display == "(51) 98765-4320"


def test_a_canonical_number_that_the_library_refuses_is_shown_as_it_is() -> None:
    assert phone_of("+00000000").display == "+00000000"
