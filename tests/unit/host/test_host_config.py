"""The configuration: strict, joined from two files, and every mistake named with file, place and reason."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from native_host import config_files
from native_host.config import load_configuration
from native_host.config_files import FILE_VARIABLE
from native_host.datafiles.bounded_calls import BoundedCalls
from native_host.protocol.errors import Code, QualitokenError
from tests.support.other_user import needs_root


@pytest.fixture
def named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that the variable names."""
    file = tmp_path / "config.toml"
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    return file


def reason(file: Path) -> str:
    with pytest.raises(QualitokenError) as caught:
        load_configuration()
    assert caught.value.code is Code.CONFIGURATION_BROKEN
    assert caught.value.values["file"] == str(file)
    return caught.value.values["reason"]


def test_every_key_is_read(named: Path) -> None:
    named.write_text(
        'modules = ["/m.so"]\nonly_modules = true\nsop_dirs = ["/s"]\npage_dirs = ["/p"]\n'
        'log_level = "debug"\nhistory = true\nhistory_days = 30\nhistory_dir = "/h"\n'
        f'report_max_age_minutes = 90\nextension_ids = ["{"b" * 32}"]\n',
        "utf-8",
    )
    config = load_configuration()
    assert (config.modules, config.only_modules, config.log_level, config.history) == (
        ["/m.so"],
        True,
        "debug",
        True,
    )
    assert (config.history_days, config.history_dir, config.report_max_age_minutes) == (30, "/h", 90)
    assert config.extension_ids == ["b" * 32]


def test_variables_and_home_are_expanded(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRIVERS", "/opt/drivers")
    named.write_text('modules = ["$DRIVERS/m.so"]', "utf-8")
    assert load_configuration().modules == ["/opt/drivers/m.so"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("modulos = []", '"modulos": chave desconhecida'),
        ('only_modules = "sim"', '"only_modules": esperado true ou false'),
        ("modules = [1]", '"modules.0": esperado um texto'),
        ('modules = "x"', '"modules": esperada uma lista'),
        ('modules = ["m.so"]', '"modules.0": o caminho precisa ser completo'),
        ('log_level = "loud"', '"log_level": use debug'),
        ('\nmodules = ["C:\\Windows\\x.dll"]', "linha 2"),
        ('\nmodules = ["C:\\Windows\\x.dll"]', "caminhos do Windows vão entre aspas simples"),
        ("modules = [", "sintaxe"),
        ("only_modules true", "confira aspas, colchetes e o sinal de igual"),
        ("only_modules = true\nonly_modules = false\n", "da linha 2 já apareceu antes"),
        ("only_modules = true\nonly_modules = false", "da linha 2 já apareceu antes"),
        ("modules = ['C:\\x.dll']\nmodules = ['C:\\y.dll']\n", "da linha 2 já apareceu antes"),
        ("[a]\nb = 1\n[a]\nc = 2\n", "da linha 3 já apareceu antes"),
        ("a = {b = 1, b = 2}\n", "da linha 1 já apareceu antes"),
        ('extension_ids = ["x"]', '"extension_ids.0": esperado o identificador da extensão'),
        (
            "report_max_age_minutes = 0",
            '"report_max_age_minutes": o número é pequeno demais; o menor aceito é 1',
        ),
        ("history_days = 999999", '"history_days": o número é grande demais; o maior aceito é 1.825'),
        ("read_deadline_ms = 99999999", "o maior aceito é 60.000"),
        ("read_deadline_ms = 5", "o menor aceito é 100"),
        ('history_days = "30"', '"history_days": esperado um número inteiro'),
        (".".join(["a"] * 20_000) + " = 1", "uma chave tem partes demais"),
        ("modules = " + "[" * 100 + "]" * 100, "umas dentro das outras"),
        ("history_days = " + "9" * 5000, "um número tem algarismos demais"),
        ("x = 1\n" * 20_000, "o arquivo é grande demais (o limite é 65.536 bytes)"),
        ("a" * 50_000 + " = 1", "chave desconhecida"),
        ("sop_dirs = [" + '"/x", ' * 21 + "]", '"sop_dirs": a lista é longa demais; o limite é 20'),
        ("modules = [" + '"/x", ' * 101 + "]", '"modules": a lista é longa demais; o limite é 100'),
        ('modules = ["/a"]\0', "sintaxe"),
    ],
)
def test_a_mistake_is_named_with_file_place_and_reason(named: Path, content: str, expected: str) -> None:
    named.write_text(content, "utf-8")
    said = reason(named)
    assert expected in said
    assert len(said) < 300


def test_a_named_file_that_is_missing_is_a_mistake(named: Path) -> None:
    assert "não pôde ser lido" in reason(named)


def test_a_file_that_is_not_utf8_is_a_mistake(named: Path) -> None:
    named.write_bytes('sop_dirs = ["/João"]'.encode("latin-1"))
    assert "UTF-8" in reason(named)


@needs_root
def test_lists_of_both_files_add_up_and_the_users_values_win(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    for which in ("site", "user"):
        (tmp_path / which).mkdir()
        monkeypatch.setattr(
            platformdirs, f"{which}_config_path", lambda *_, where=which, **__: tmp_path / where
        )
    (tmp_path / "site/config.toml").write_text('modules = ["/a.so"]\nlog_level = "error"\n', "utf-8")
    (tmp_path / "user/config.toml").write_text('modules = ["/b.so"]\nlog_level = "debug"\n', "utf-8")
    config = load_configuration()
    assert (config.modules, config.log_level) == (["/a.so", "/b.so"], "debug")


def test_without_any_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    for which in ("site", "user"):
        monkeypatch.setattr(platformdirs, f"{which}_config_path", lambda *_, **__: tmp_path / "none")
    config = load_configuration()
    assert (config.modules, config.only_modules, config.history) == ([], False, False)


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero"), Path.mkdir])
def test_what_is_no_file_is_named_and_not_opened(named: Path, make: Callable[[Path], None]) -> None:
    make(named)
    assert "não é um arquivo comum" in reason(named)


def test_a_file_that_does_not_answer_is_waited_for_once(named: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named.write_text("", "utf-8")
    there = threading.Event()
    looks: list[Path] = []

    def read(_owners: object, path: Path, _limit: int) -> bytes:
        looks.append(path)
        there.wait()
        return b""

    monkeypatch.setattr(config_files, "read_counting", read)
    monkeypatch.setattr(config_files, "_CALLS", BoundedCalls(0.0))
    for _ in range(5):
        assert "não respondeu a tempo" in reason(named)
    assert looks == [named]
    there.set()


def test_lists_of_both_files_may_be_longer_together_than_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FILE_VARIABLE, raising=False)
    for which in ("site", "user"):
        (tmp_path / which).mkdir()
        monkeypatch.setattr(
            platformdirs, f"{which}_config_path", lambda *_, where=which, **__: tmp_path / where
        )
        folders = ", ".join(f'"/{which}{number}"' for number in range(15))
        (tmp_path / which / "config.toml").write_text(f"sop_dirs = [{folders}]", "utf-8")
    assert len(load_configuration().sop_dirs) == 30
