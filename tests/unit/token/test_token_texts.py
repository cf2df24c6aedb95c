"""Every sentence exists, can be put together, and fits the ticket's Latin-1 page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from native_host import texts
from native_host.protocol.messages import State
from native_host.token.diagnosis import sentences
from native_host.toml import load_toml
from tests.support.media import pin

FOLDER = Path(texts.__file__).parent / texts.LANGUAGE


def all_texts(node: object) -> list[str]:
    if isinstance(node, dict):
        return [found for value in node.values() for found in all_texts(value)]
    return [str(node)]


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("confirmed", [True, False])
def test_every_state_has_title_and_hint(state: State, confirmed: bool) -> None:
    assert sentences.title(state, confirmed)
    assert sentences.hint(state, confirmed)


def test_what_may_go_into_the_ticket_is_latin1() -> None:
    for sentence in all_texts(load_toml(FOLDER / "token.toml")):
        sentence.encode("latin-1")


def test_no_sentence_is_longer_than_three_lines_of_a_card() -> None:
    for sentence in all_texts(load_toml(FOLDER / "token.toml")):
        assert len(re.sub(r"\{\w+\}", "", sentence)) <= 180, sentence


def test_a_pin_that_there_is_not_is_none_to_be_changed() -> None:
    assert sentences.pin_lines(pin(to_be_changed=True))
    assert sentences.pin_lines(pin(initialized=False, to_be_changed=True)) == []
