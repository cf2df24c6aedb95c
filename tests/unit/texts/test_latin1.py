"""Whatever is written into the ticket can be carried by iso-8859-1."""

from __future__ import annotations

import pytest

from native_host.latin1 import fit, lost, misfits


@pytest.mark.parametrize(
    ("text", "fitted"),
    [
        ("Ação à São João nº 1 ª ç", "Ação à São João nº 1 ª ç"),
        ("“aspas” ‘simples’ – traço — …", "\"aspas\" 'simples' - traço - ..."),
        ("Ac\u0327a\u0303o", "Ação"),
        ("Ž ő ﬁ Ⅳ ㎏", "Z o fi IV kg"),
        ("Łucja Đorđević ȴ", "Lucja Dordevic l"),
        ("🔑 鍵", "? ?"),
        ("a\r\nb\tc\x00\x1b\u200b\u0085d", "a\nb\tcd"),
    ],
)
def test_text_is_made_to_fit_with_the_nearest_characters(text: str, fitted: str) -> None:
    assert fit(text) == fitted
    assert misfits(fit(text)) == []
    assert fit(text).encode("iso-8859-1").decode("windows-1252") == fit(text)


def test_misfits_names_each_character_once() -> None:
    assert misfits("a—b—c€") == ["—", "€"]


def test_lost_letters_are_those_without_a_latin_letter_near() -> None:
    assert lost("Łucja “Lu” 李 Аня 🔑") == ["李", "А", "н", "я"]
    assert lost("José Šimůnek") == []
