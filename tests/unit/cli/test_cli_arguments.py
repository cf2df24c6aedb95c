"""Whatever is typed on the command line, it answers in the language of this process, argparse too."""

from __future__ import annotations

import re

import pytest

from native_host.cli.main import COMMANDS, main

ENGLISH = re.compile(
    r"\b(usage|options|positional|show|exit|error|argument|arguments|required|unrecognized|invalid|choice|"
    r"choose|expected|allowed|ambiguous|match|following|value|ignored|explicit)\b"
)
"""Words of argparse's; names of options and of values are no words."""


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Run the command line; return its exit code and what it says, without names and links."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    shown = capsys.readouterr()
    code = caught.value.code
    assert isinstance(code, int)
    return code, re.sub(r"--[a-z-]+|'[^']*'|\[[^\]]*\]", "", shown.out + shown.err)


SUBCOMMANDS = (["sop", "list"], ["sop", "check"], ["sop", "plan"], ["page", "check"])


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), *SUBCOMMANDS], ids=" ".join)
def test_help_has_no_english_word(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    code, shown = said([*command, "--help"], capsys)
    assert code == 0
    assert "uso: qualitoken" in shown
    assert ENGLISH.findall(shown) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "falta informar: COMANDO"),
        (["foo"], "não existe"),
        (["diagnose", "--foo"], "argumentos desconhecidos"),
        (["diagnose", "--module"], "falta o valor"),
        (["diagnose", "--json", "--report"], "não pode ser usado com"),
        (["diagnose", "--json=x"], "não aceita o valor"),
        (["diagnose", "--re"], "pode ser mais de uma"),
        (["diagnose", "--deadline", "soon"], "use um número de segundos"),
        (["sop"], "falta informar"),
        (["sop", "check"], "falta informar: ARQUIVO"),
        (["sop", "plan", "--answer", "sem_sinal"], "argumento"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage_is_told_without_an_english_word(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, shown = said(arguments, capsys)
    assert code == 2
    assert words in shown
    assert ENGLISH.findall(shown) == []
