"""`qualitoken sop list|check|plan` tells what is in force, what is wrong, and what would be filled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from native_host.cli.main import main

OWN = Path(__file__).resolve().parents[3] / "native_host" / "sop" / "token_em_branco.toml"


@pytest.fixture(autouse=True)
def _configuration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "config.toml"
    folder = tmp_path / "procedimentos"
    folder.mkdir()
    file.write_text(f'sop_dirs = ["{folder.as_posix()}"]', encoding="utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(file))


def run(*arguments: str) -> int:
    return main(["sop", *arguments])


def test_list_names_procedures_and_where_they_were_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("list") == 0
    shown = capsys.readouterr().out
    assert "token_em_branco (versão 1)" in shown
    assert str(OWN) in shown


def test_list_reports_broken_files_and_still_lists_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "procedimentos" / "ruim.toml").write_text("id =", encoding="utf-8")
    assert run("list") == 1
    shown = capsys.readouterr()
    assert "token_em_branco" in shown.out
    assert "ruim.toml" in shown.err


def test_check_of_the_packages_own_file_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", str(OWN)) == 0
    assert "sem erros" in capsys.readouterr().out


def test_check_names_every_mistake(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ruim.toml"
    file.write_text(OWN.read_text(encoding="utf-8").replace("{driver}", "{drive}"), encoding="utf-8")
    assert run("check", str(file)) == 1
    shown = capsys.readouterr().out
    assert "2 erros" in shown
    assert "“{drive}”" in shown


def test_plan_shows_fields_questions_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "--answer", "email=ana@example.com") == 0
    shown = capsys.readouterr().out
    for told in ("Categoria 3: Em branco", "ana@example.com", "Falta perguntar", "{numero}"):
        assert told in shown
    assert "e-mail atual" not in shown


def test_plan_for_another_state_says_why_not(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "--state", "operational") == 1
    assert "não se aplica" in capsys.readouterr().out
    assert run("plan", "--unconfirmed") == 1
    assert "segunda leitura" in capsys.readouterr().out


def test_plan_as_json_is_the_message_of_the_protocol(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "--json", "--state", "expired", "--force") == 1
    plan = json.loads(capsys.readouterr().out)
    assert plan["code"] == "not_blank"
    assert plan["steps"]


def test_wrong_usage_is_told_apart_from_a_wrong_procedure() -> None:
    assert run("plan", "--state", "vazio") == 2
    assert run("plan", "--sop", "nenhum") == 1
    with pytest.raises(SystemExit) as caught:
        run("plan", "--answer", "sem_sinal")
    assert caught.value.code == 2


def test_list_says_what_kind_each_is_and_whose(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "procedimentos"
    guidance = OWN.with_name("certificado_vencido.toml").read_text(encoding="utf-8")
    (folder / "a.toml").write_text(guidance, encoding="utf-8")
    (folder / "b.toml").write_text(guidance.replace("certificado_vencido", "nosso"), encoding="utf-8")
    assert run("list") == 0
    shown = capsys.readouterr().out
    assert f"{folder / 'a.toml'} (da sua organização, no lugar do que vem com o Qualitoken)" in shown
    assert f"{folder / 'b.toml'} (da sua organização)" in shown
    assert f"{OWN} (do Qualitoken)" in shown
    assert "orientação, sem chamado" in shown


def test_plan_for_a_state_with_guidance_shows_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("plan", "--state", "no_token") == 1
    shown = capsys.readouterr().out
    assert "Dizer ao cliente:" in shown
    assert "  1. " in shown


def test_plan_with_several_procedures_lists_them_and_how_to_choose(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("matriz", "filial"):
        own = OWN.read_text(encoding="utf-8").replace("token_em_branco", name)
        (tmp_path / "procedimentos" / f"{name}.toml").write_text(own, encoding="utf-8")
    assert run("plan") == 1
    shown = capsys.readouterr().out
    assert "--sop matriz" in shown
    assert "--sop filial" in shown
    assert "Categoria 3" not in shown
    assert run("plan", "--sop", "matriz") == 0
    assert "Categoria 3" in capsys.readouterr().out


def test_check_of_guidance_finds_nothing_and_of_a_wrong_one_its_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = OWN.with_name("certificado_vencido.toml")
    assert run("check", str(own)) == 0
    assert "Orientação" in capsys.readouterr().out
    file = tmp_path / "ruim.toml"
    file.write_text(own.read_text(encoding="utf-8").replace("tell = [", "dizer = ["), encoding="utf-8")
    assert run("check", str(file)) == 1
    shown = capsys.readouterr().out
    assert "“tell”: falta esta chave" in shown
    assert "“dizer”: esta chave não existe" in shown


def test_a_byte_order_mark_and_windows_line_ends_are_no_mistake(tmp_path: Path) -> None:
    file = tmp_path / "windows.toml"
    content = OWN.read_text(encoding="utf-8").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + content.encode())
    assert run("check", str(file)) == 0


def test_options_stand_beside_the_question(capsys: pytest.CaptureFixture[str]) -> None:
    run("plan")
    assert "A mídia foi reaproveitada? (Sim / Não)" in capsys.readouterr().out
