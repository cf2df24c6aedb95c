"""What a test may change about the site."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.practice_qualitor.server import PracticeServer
from tests.practice_qualitor.settings import BadSetting, Settings

Ask = Callable[..., Any]
Post = Callable[..., str]
Get = Callable[[str], tuple[int, str, str]]
PATH = {"cdtipochamado": "7", "cdcategoria1": "710", "cdcategoria2": "712", "cdcategoria3": "7123"}
ROOT = Path(__file__).resolve().parents[3]


def change(site: PracticeServer, settings: object) -> tuple[int, dict[str, Any]]:
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc)
    headers = {"Content-Type": "application/json"}
    connection.request("POST", "/practice/settings", json.dumps(settings), headers)
    answer = connection.getresponse()
    reply = json.loads(answer.read())
    connection.close()
    return answer.status, reply


def test_settings_are_changed_and_read_over_http(site: PracticeServer, get: Get) -> None:
    status, reply = change(site, {"latency_ms": 25, "renamed_options": {"Em branco": "Mídia vazia"}})
    assert status == 200
    assert reply == site.settings.as_dict() == json.loads(get("/practice/settings")[2])
    assert site.settings.latency_ms == 25
    change(site, {"reset": True})
    assert site.settings == Settings()


@pytest.mark.parametrize(
    "wrong",
    [{"nothing": 1}, {"latency_ms": -1}, {"latency_ms": True}, {"skin": "10"}, {"revert_fields": ["x"]}, []],
)
def test_a_wrong_setting_is_refused_and_changes_nothing(site: PracticeServer, wrong: object) -> None:
    assert change(site, wrong)[0] == 400
    assert site.settings == Settings()


def test_several_settings_are_taken_together_or_not_at_all() -> None:
    settings = Settings()
    with pytest.raises(BadSetting):
        settings.update({"latency_ms": 5, "skin": "none"})
    assert settings == Settings()


def test_no_page_links_to_the_settings(get: Get) -> None:
    for path in ("/login.php", "/html/index.php", "grid_chamado.php", "cadastro_chamado.php"):
        assert "/practice/" not in get(path)[2]


def test_the_cascade_waits_and_the_code_fields_do_not(
    site: PracticeServer, pauses: list[float], ask: Ask
) -> None:
    site.settings.latency_ms = 600
    ask("ajax_severidade.php", PATH)
    assert pauses == [0.6]
    ask("ajax_cliente.php", {"cdcliente": "1042"})
    assert pauses == [0.6]


def test_the_code_fields_wait(site: PracticeServer, pauses: list[float], ask: Ask) -> None:
    site.settings.lookup_latency_ms = 80
    ask("ajax_cliente.php", {"cdcliente": "1042"})
    assert pauses == [0.08]


def test_a_renamed_option_does_not_exist_any_more(site: PracticeServer, ask: Ask, get: Get) -> None:
    site.settings.renamed_options = {"Em branco": "Mídia vazia", "Relacionamento": "Pós-venda"}
    cell = ask("ajax_categoria.php", {"nivel": "3", **PATH})["celulas"]["tdCategoria3"]
    assert "Mídia vazia" in cell
    assert "Em branco" not in cell
    assert ">Relacionamento<" not in get("cadastro_chamado.php")[2]


@pytest.mark.parametrize("skin", ["classic", "9"])
def test_controls_are_made_read_only(site: PracticeServer, get: Get, ask: Ask, skin: str) -> None:
    site.settings.skin = skin
    site.settings.read_only_fields = ["cdlocalidade", "dschamado", "vlinformacaoadicional1826"]
    text = get("cadastro_chamado.php")[2]
    assert 'id="cdlocalidade" name="cdlocalidade" onchange="fieldChanged(this);" disabled="disabled"' in text
    assert text.count('readonly="readonly">') > 0
    assert ask("ajax_informacaoadicional.php", PATH)["html"].count('disabled="disabled"') == 2


def test_the_alert_comes_with_categoria_3(site: PracticeServer, ask: Ask) -> None:
    site.settings.alert_on_category = "Leia o procedimento."
    assert ask("ajax_informacaoadicional.php", PATH)["mensagem"] == "Leia o procedimento."
    assert (
        ask("ajax_informacaoadicional.php", {**PATH, "cdcategoria2": "714", "cdcategoria3": ""})["mensagem"]
        == ""
    )


def test_an_expired_session_answers_with_the_login_everywhere_until_somebody_logs_in(
    site: PracticeServer, get: Get, post: Post, good_ticket: dict[str, str]
) -> None:
    site.settings.session_expired = True
    for text in (
        get("cadastro_chamado.php")[2],
        post("ajax_categoria.php", {}),
        post("processa_chamado.php", good_ticket),
    ):
        assert 'id="btnLogin"' in text
    assert site.saves() == []
    post(
        "/login.php?voltar=/html/hd/hdchamado/cadastro_chamado.php",
        {"cdusuario": "a", "cdsenha": "b"},
        expect=302,
    )
    assert 'id="divcdchamado"' in get("cadastro_chamado.php")[2]


def test_more_fields_can_be_required(
    site: PracticeServer, get: Get, post: Post, good_ticket: dict[str, str]
) -> None:
    site.settings.required_extra = ["cdanimo"]
    assert "Ânimo* :" in get("cadastro_chamado.php")[2]
    assert "\\u00c2nimo" in post("processa_chamado.php", good_ticket)


def test_only_this_machine_is_served() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        PracticeServer(host="0.0.0.0")  # noqa: S104


def test_the_command_says_where_it_listens_and_ends_when_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.practice_qualitor", "--latency-ms", "7", "--skin", "9"]
    log = tmp_path / "saves.jsonl"
    process = subprocess.Popen([*command, "--log", str(log)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        assert said["pid"] == process.pid
        connection = http.client.HTTPConnection(urlsplit(said["url"]).netloc)
        connection.request("GET", "/practice/settings")
        settings = json.loads(connection.getresponse().read())
        assert (settings["latency_ms"], settings["skin"]) == (7, "9")
        connection.close()
    finally:
        process.terminate()
        assert process.wait() == 0
        process.stdout and process.stdout.close()
