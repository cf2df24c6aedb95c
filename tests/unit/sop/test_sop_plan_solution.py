"""Solução tells the truth about the token that was read, in Latin-1, without the holder."""

from __future__ import annotations

import pytest

from native_host.protocol.messages import Driver, Medium, ObjectCounts, State, TokenInfo
from tests.support import plans
from tests.support.procedure import SOLUTION_NAMES

LONGEST = 900


def solution(token: Medium, force: bool = False) -> str:
    return plans.step(plans.plan(token, force=force), "solucao").value or ""


def test_it_names_driver_version_model_serial_reader_and_time() -> None:
    text = solution(plans.medium())
    for told in (
        "SafeSign 3.8.0.1",
        "19C41A06",
        "0A1B2C3D4E5F",
        "StarSign CUT S 00 00",
        "22/11/2026 às 14:05",
    ):
        assert told in text


def test_it_says_what_was_looked_for_that_nothing_was_found_and_that_two_readings_agree() -> None:
    text = solution(plans.medium(driver=Driver(product="SoftHSM")))
    for told in (*SOLUTION_NAMES, "nada foi encontrado", "duas leituras"):
        assert told in text


def test_it_stays_short_with_the_longest_names_a_token_can_have() -> None:
    token = TokenInfo(label="", manufacturer="F" * 32, model="M" * 16, serial="S" * 16)
    driver = Driver(product="D" * 60, version="255.255")
    assert len(solution(plans.medium(token=token, driver=driver, reader="R" * 64))) <= LONGEST


def test_what_is_not_known_leaves_no_trace() -> None:
    text = solution(plans.medium(driver=None, reader=None, token=None))
    assert "Driver" not in text
    assert "Leitora" not in text
    assert all(line.strip() for line in text.splitlines())


def test_without_a_time_of_reading_the_time_of_planning_stands_in() -> None:
    assert "22/11/2026 às 15:30" in solution(plans.medium(read_at=None))
    assert "22/11/2026 às 15:30" in solution(plans.medium(read_at="ontem"))


def test_neither_holder_nor_label_is_in_it() -> None:
    for text in (solution(plans.medium()), solution(plans.operational(), force=True)):
        assert plans.HOLDER not in text
        assert plans.LABEL not in text
        assert "529" not in text


@pytest.mark.parametrize("state", [state for state in State if state is not State.BLANK])
def test_forced_it_never_says_blank(state: State) -> None:
    text = solution(plans.medium(state), force=True)
    assert "em branco" not in text
    assert "Situação encontrada:" in text


def test_forced_on_a_full_token_it_counts_what_is_there() -> None:
    token = plans.operational().model_copy(update={"objects": ObjectCounts(certificates=3, public_keys=1)})
    text = solution(token, force=True)
    assert "certificado dentro da validade" in text
    assert "3 certificados, 1 chave pública" in text


def test_forced_on_a_single_reading_it_says_that_it_is_not_confirmed() -> None:
    text = solution(plans.medium(confirmed=False), force=True)
    assert "ainda não confirmada" in text
    assert "em branco" not in text
    assert "duas leituras" not in text


def test_what_a_token_says_of_itself_is_made_to_fit_latin_1() -> None:
    token = TokenInfo(label="", manufacturer="", model="Modelo “Ž”…", serial="鍵1\x00\x07")
    text = solution(plans.medium(token=token))
    text.encode("iso-8859-1")
    assert 'Modelo "Z"...' in text
    assert "Número de série: ?1" in text


def test_braces_in_a_token_are_text_and_not_a_placeholder() -> None:
    token = TokenInfo(label="", manufacturer="", model="{serie}{0.__class__}", serial="7")
    assert "Modelo da mídia: {serie}{0.__class__}" in solution(plans.medium(token=token))
