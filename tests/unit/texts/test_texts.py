"""Every language has the same sentences with the same placeholders; tickets stay in their own language."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from native_host import texts
from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences as sentences_of_tokens
from native_host.toml import load_toml
from tests.support import plans

FOLDER = Path(texts.__file__).parent
AREAS = sorted(file.stem for file in (FOLDER / texts.LANGUAGE).glob("*.toml"))
OTHERS = [language for language in texts.LANGUAGES if language != texts.LANGUAGE]


def sentences(language: str, area: str) -> dict[str, str]:
    return dict(_flat(load_toml(FOLDER / language / f"{area}.toml"), ""))


def _flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)


def placeholders(sentence: str) -> set[str]:
    return {f"{name}:{form}" for _, name, form, _ in Formatter().parse(sentence) if name is not None}


@pytest.fixture(autouse=True)
def _portuguese() -> Iterator[None]:
    yield
    texts.use_language(texts.LANGUAGE)


@pytest.mark.parametrize("language", OTHERS)
def test_every_area_is_there_and_no_other(language: str) -> None:
    assert sorted(file.stem for file in (FOLDER / language).glob("*.toml")) == AREAS


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("area", AREAS)
def test_keys_and_placeholders_are_the_same(language: str, area: str) -> None:
    own, other = sentences(texts.LANGUAGE, area), sentences(language, area)
    assert other.keys() == own.keys()
    differing = [key for key in own if placeholders(own[key]) != placeholders(other[key])]
    assert differing == []


@pytest.mark.parametrize("language", texts.LANGUAGES)
@pytest.mark.parametrize("area", AREAS)
def test_no_sentence_is_left_empty_and_none_has_stray_spaces(language: str, area: str) -> None:
    for key, sentence in sentences(language, area).items():
        if not key.endswith(".hint"):
            assert sentence.strip(), key
        assert "  " not in re.sub(r"^ +|\n +|\) +", "", sentence.replace("  (", "")) or area == "page", key


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_untranslated(language: str) -> None:
    left = [
        f"{area}:{key}"
        for area in AREAS
        for key, sentence in sentences(texts.LANGUAGE, area).items()
        if sentence == sentences(language, area)[key] and re.search(r"[à-ü]", sentence)
    ]
    assert left == []


def test_a_language_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        texts.use_language("fr")


def test_in_any_language_the_ticket_and_the_customers_message_are_the_same() -> None:
    for token in (plans.medium(), plans.operational()):
        texts.use_language("pt_BR")
        own = plans.plan(token, force=True)
        texts.use_language("en")
        other = plans.plan(token, force=True)
        assert [step.value for step in other.steps] == [step.value for step in own.steps]
        assert other.customer_message == own.customer_message
        assert other.reason != own.reason


@pytest.mark.parametrize(
    ("platform", "language", "says", "says_not"),
    [
        ("win32", "pt_BR", "Cartão Inteligente", "pcscd"),
        ("linux", "pt_BR", "sudo systemctl enable --now pcscd.socket", "Windows"),
        ("darwin", "pt_BR", "macOS", "Windows"),
        ("win32", "en", "Smart Card", "pcscd"),
        ("linux", "en", "sudo systemctl enable --now pcscd.socket", "Windows"),
        ("darwin", "en", "macOS", "Windows"),
    ],
)
def test_the_hint_for_a_stopped_service_is_the_one_of_the_hosts_own_system(
    monkeypatch: pytest.MonkeyPatch, platform: str, language: str, says: str, says_not: str
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    texts.use_language(language)
    said = sentences_of_tokens.hint(State.SERVICE_STOPPED, confirmed=True)
    assert says in said
    assert says_not not in said


def test_a_system_without_a_sentence_of_its_own_is_told_what_linux_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "platform", "freebsd14")
    assert "pcscd" in sentences_of_tokens.hint(State.SERVICE_STOPPED, confirmed=True)


def test_a_sentence_that_depends_on_the_system_has_one_for_each() -> None:
    for language in texts.LANGUAGES:
        for area in AREAS:
            keys = sentences(language, area).keys()
            parents = {key.rpartition(".")[0] for key in keys if key.rpartition(".")[2] in texts.SYSTEMS}
            assert {f"{parent}.{system}" for parent in parents for system in texts.SYSTEMS} <= keys
