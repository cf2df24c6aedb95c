"""The text block: everything a ticket needs, nothing a ticket's page cannot show, and the code at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from native_host.protocol.messages import Medium, State
from native_host.report.block import block
from native_host.report.code import decode
from native_host.report.home import without_home
from native_host.report.make import report_of
from native_host.report.moment import moment
from tests.support import media


def text_of(*found: Medium) -> str:
    return "\n".join(block(report_of(media.result(*found))))


def test_it_says_state_evidence_driver_model_serial_when_and_version() -> None:
    text = text_of(media.blank())
    for part in (
        "Situação: Mídia em branco",
        "Driver: SafeSign Identity Client",
        "versão 3.7",
        "Modelo: 19C50B010C0C0002",
        "Nº de série: 0123456789ABCDEF",
        "04/03/2026 às 05:06:07 (UTC-03:00)",
        "Qualitoken 0.",
        "Duas leituras",
    ):
        assert part in text


def test_of_the_pin_it_says_the_flags_only() -> None:
    assert "Senha (PIN): A senha de usuário (PIN) está bloqueada." in text_of(
        media.blank(pin=media.pin(locked=True))
    )


def test_the_holder_is_in_it_as_the_ticket_is_filled_from_it() -> None:
    text = text_of(media.operational())
    assert "Titular: MARIA EXEMPLO DA SILVA" in text
    assert "CPF: 529.982.247-25" in text


def test_its_last_line_is_the_code_of_the_whole_report() -> None:
    report = report_of(media.result(media.operational(), media.problem(State.NO_READER)))
    lines = block(report)
    assert lines[-1].startswith("QT1:")
    assert decode("\n".join(f"> {line}" for line in lines)) == report


def test_our_own_words_fit_the_tickets_page() -> None:
    every = [media.problem(state) for state in State]
    text_of(media.operational(), media.blank(), *every).encode("latin-1")


def test_a_report_too_large_for_a_code_says_so_and_has_the_text() -> None:
    noise = [f"{n:x}{n * n * 7919:x}" for n in range(40_000)]
    lines = block(report_of(media.result(media.blank(evidence=noise))))
    assert "grande demais" in lines[-2]
    assert "Situação: Mídia em branco" in lines


def test_the_users_folder_is_not_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    medium = media.problem(
        State.DRIVER_FAILED, module=f"{tmp_path}/x.so", evidence=[f"Falhou: {tmp_path}/x.so."]
    )
    report = report_of(media.result(medium))
    assert report.media[0].module == "~/x.so"
    assert str(tmp_path) not in "\n".join(block(report))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/joana/lib/x.so", "/home/.../lib/x.so"),
        ("em C:\\Users\\Joana Prado\\x.dll.", "em C:\\Users\\...\\x.dll."),
        ("/Users/joana", "/Users/..."),
        ("/srv/eu/x", "/srv/eu/x"),
        ("/eu", "~"),
        ("/eu/x e /euclides", "~/x e /euclides"),
    ],
)
def test_no_users_name_stays_in_a_path(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    monkeypatch.setenv("HOME", "/eu")
    assert without_home(text) == expected


def test_a_moment_that_is_none_is_shown_as_it_is() -> None:
    assert moment("ontem") == "ontem"
    assert moment("2026-03-04T05:06:07") == "04/03/2026 às 05:06:07 (?)"
