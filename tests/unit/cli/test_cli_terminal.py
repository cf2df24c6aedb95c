"""Colour, signs and progress only where they belong; never a traceback."""

from __future__ import annotations

import importlib
import io
import sys

import pytest

from native_host.cli import diagnose, main
from native_host.cli.json_output import print_json
from native_host.cli.progress import Progress
from native_host.cli.terminal import Sign, Terminal
from tests.support.waiting import until


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" in Terminal(Tty()).bold("x")
    assert "\x1b" not in Terminal(io.StringIO()).bold("x")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in Terminal(Tty()).bold("x")
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b" in Terminal(Tty()).bold("x")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in Terminal(Tty()).bold("x")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850"])
def test_a_poor_terminal_gets_signs_it_can_show_and_no_error(encoding: str) -> None:
    raw = io.BytesIO()
    terminal = Terminal(io.TextIOWrapper(raw, encoding))
    terminal.print([f"{terminal.sign(sign)} Mídia “☃”" for sign in Sign])
    assert raw.getvalue().decode(encoding).split()[0] in {"+", "✓"}


@pytest.mark.parametrize(("columns", "width"), [("200", 80), ("80", 80), ("60", 60), ("10", 40)])
def test_lines_are_as_wide_as_the_terminal_and_80_at_most(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert max(map(len, Terminal(io.StringIO()).wrap("palavra " * 50))) <= width


def test_progress_is_shown_on_a_terminal_and_cleared() -> None:
    stream = Tty()
    with Progress(stream, "Lendo..."):
        until(lambda: "Lendo... 0 s" in stream.getvalue())
    assert "Lendo... 0 s" in stream.getvalue()
    assert stream.getvalue().endswith("\r")
    last = stream.getvalue().split("\r")[-2]
    assert last.strip() == ""


def test_progress_is_silent_anywhere_else_and_when_all_is_quick() -> None:
    for stream in (io.StringIO(), Tty()):
        with Progress(stream, "Lendo..."):
            pass
        assert stream.getvalue() == ""


def test_progress_is_cleared_when_the_work_fails() -> None:
    stream = Tty()
    with pytest.raises(ValueError, match="x"), Progress(stream, "Lendo..."):
        until(stream.getvalue)
        raise ValueError("x")
    assert stream.getvalue().endswith("\r")


def test_json_is_utf8_or_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    for encoding, expected in (("utf-8", "mídia"), ("cp1252", "m\\u00eddia")):
        raw = io.BytesIO()
        stream = io.TextIOWrapper(raw, encoding)
        monkeypatch.setattr(sys, "stdout", stream)
        print_json("mídia")
        stream.flush()
        assert expected in raw.getvalue().decode("utf-8")


@pytest.mark.parametrize(
    ("error", "code"), [(KeyboardInterrupt(), 130), (RuntimeError("Maria"), 1), (MemoryError(), 1)]
)
def test_no_failure_is_shown_as_a_traceback_or_tells_its_text(
    error: BaseException, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_modules: object, _deadline: int) -> None:
        raise error

    monkeypatch.setattr(diagnose, "_read", fail)
    assert main.main(["diagnose"]) == code
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    assert "Maria" not in shown.err
    assert shown.err.strip()


def test_an_interruption_while_commands_are_still_loaded_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(_name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(importlib, "import_module", interrupted)
    assert main.main(["diagnose"]) == 130
    assert capsys.readouterr().err == "Interrompido.\n"
