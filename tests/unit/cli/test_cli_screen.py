"""The screen of `diagnose`: 80 columns, calm, nothing said twice, and not steered by what is on a token."""

from __future__ import annotations

import io

import pytest

from native_host.cli import screen
from native_host.cli.terminal import Terminal
from native_host.protocol.messages import Card, Medium, State
from native_host.report.make import report_of
from native_host.token.diagnosis import sentences
from tests.support import media

LONG = "Muito_comprido" * 12


def shown(*found: Medium) -> str:
    stream = io.StringIO()
    terminal = Terminal(stream)
    report = report_of(media.result(*found))
    terminal.print([*screen.lines(report, terminal), *screen.closing(report, 640, terminal)])
    return stream.getvalue()


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")


def test_the_state_and_what_to_do_come_first() -> None:
    lines = shown(media.blank()).splitlines()
    assert lines[0].endswith("MÍDIA EM BRANCO")
    assert lines[1].strip().startswith("Siga o procedimento de token em branco")


@pytest.mark.parametrize("state", list(State))
def test_every_state_fits_80_columns_and_has_its_hint(state: State) -> None:
    text = shown(media.problem(state, evidence=[LONG, "x " * 100], module=f"/{LONG}", reader=LONG))
    assert max(map(len, text.splitlines())) <= 80
    assert " ".join(text.split()).count(sentences.hint(state, True)) == 1


def test_long_names_of_everything_fit_80_columns() -> None:
    token = media.blank().token
    assert token
    long = dict.fromkeys(("label", "model", "manufacturer", "serial"), LONG)
    found = media.operational(
        token=token.model_copy(update=long),
        certificates=[media.certificate(holder=LONG, issuer=LONG)],
        reader=LONG,
    )
    assert max(map(len, shown(found, media.problem(State.DRIVER_FAILED, reader=LONG)).splitlines())) <= 80


def test_what_a_row_says_is_not_said_again() -> None:
    medium = media.blank(pin=media.pin(locked=True))
    medium.evidence += sentences.pin_lines(media.pin(locked=True))
    text = " ".join(shown(medium).split())
    for part in ("StarSign CUT S 0", "versão 3.7", "está bloqueada"):
        assert text.count(part) == 1, part


def test_the_chain_is_said_once_with_the_warning_about_windows() -> None:
    text = " ".join(shown(media.operational()).split())
    assert text.count("o Windows pode tê-la por conta própria") == 1


def test_a_certificate_is_shown_with_holder_kind_numbers_period_and_issuer() -> None:
    text = shown(media.operational())
    for part in (
        "MARIA EXEMPLO DA SILVA",
        "e-CPF A3",
        "529.982.247-25",
        "02/01/2026 a 02/01/2029",
        "AC SAFEWEB RFB v5",
    ):
        assert part in text


def test_an_alphanumeric_cnpj_has_its_signs() -> None:
    found = media.operational(certificates=[media.certificate(cnpj="12ABC34501DE35", kind="e-CNPJ")])
    assert "12.ABC.345/01DE-35" in shown(found)


def test_many_certificates_are_counted_not_listed() -> None:
    found = media.operational(certificates=[media.certificate() for _ in range(9)])
    assert "Outros certificados na mídia: 5." in shown(found)


def test_a_problem_beside_a_medium_is_short_and_a_failure_says_why() -> None:
    failed = media.problem(State.DRIVER_FAILED, code="driver_timeout", evidence=["Não respondeu no prazo."])
    nothing = media.problem(State.NO_READER, evidence=["Não é dito."])
    text = shown(media.blank(), failed, nothing).split("Também foi visto:")[1]
    assert "Não respondeu no prazo." in text
    assert "Não é dito." not in text


def test_a_card_that_nobody_knows_beside_a_medium_is_named_by_its_reader_with_what_to_do() -> None:
    driver = media.blank().driver
    unknown = media.problem(State.UNRECOGNIZED, reader="Leitora 2", driver=driver)
    empty = media.problem(State.NO_TOKEN, reader="Leitora 3", driver=driver)
    text = " ".join(shown(media.blank(), unknown, empty).split()).split("Também foi visto:")[1]
    assert "Mídia não reconhecida (Leitora 2)" in text
    assert "Leitora vazia (Leitora 3)" in text
    assert sentences.hint(State.UNRECOGNIZED, True) in text
    assert sentences.hint(State.NO_TOKEN, True) not in text


def test_a_failure_beside_a_medium_is_named_by_its_driver() -> None:
    driver = media.blank().driver
    assert driver
    failed = media.problem(State.DRIVER_FAILED, code="driver_timeout", reader="Leitora 2", driver=driver)
    assert f"O driver do token falhou ({driver.product})" in " ".join(shown(media.blank(), failed).split())


def test_two_tokens_are_told_apart_by_serial_and_a_spare_slot_is_none() -> None:
    token = media.blank().token
    assert token
    other = media.blank(token=token.model_copy(update={"serial": "FF"}))
    assert shown(media.blank(), other).startswith("Foram lidas 2 mídias.")
    spare = media.blank(token=token.model_copy(update={"serial": ""}), spare=True)
    assert shown(media.blank(), spare).count("Senha (PIN)") == 1
    assert "Foram lidas" not in shown(media.blank(), spare)


def test_an_unrecognised_card_is_named_by_its_chip() -> None:
    card = Card(atr="3BF99600", vendor="G+D", model="StarSign CUT S", likely_driver="SafeSign")
    text = shown(media.problem(State.UNRECOGNIZED, card=card))
    assert "StarSign CUT S (G+D)" in text
    assert "SafeSign" in text


def test_a_token_cannot_steer_the_terminal() -> None:
    token = media.blank().token
    assert token
    nasty = token.model_copy(update={"label": "\x1b[2J\u202eX\r\n"})
    text = shown(media.blank(token=nasty, evidence=["\x1b]0;x\x07"], hint="\x1b[31m"))
    assert not {"\x1b", "\r", "\u202e", "\x07"} & set(text)


def test_when_it_was_read_stands_at_the_end_with_the_clocks_offset() -> None:
    assert shown(media.blank()).splitlines()[-1] == "Lido em 0,6 s, em 04/03/2026 às 05:06:07 (UTC-03:00)."
