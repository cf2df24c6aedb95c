"""`configure`: language and policy hold for this host process, and go before the configuration file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from native_host import texts
from native_host.history import store
from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.protocol.messages import ConfigureResult, RpcError
from native_host.token.service import TokenService
from tests.support import media
from tests.support.procedure import CLASSIFICATION

Json = dict[str, object]


@pytest.fixture(autouse=True)
def _portuguese() -> Iterator[None]:
    yield
    texts.use_language(texts.LANGUAGE)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    (tmp_path / "sops").mkdir()
    file = tmp_path / "config.toml"
    folder, history = json.dumps(str(tmp_path / "sops")), json.dumps(str(tmp_path / "history"))
    file.write_text(f"sop_dirs = [{folder}]\nhistory_dir = {history}\nreport_max_age_minutes = 60\n", "utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(file))
    return Services()


def ask(services: Services, method: str, params: Json) -> Json:
    request: Json = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return answer(request, services, lambda _method, _params: None)


def configured(services: Services, **params: object) -> ConfigureResult:
    return ConfigureResult.model_validate(ask(services, "configure", params)["result"])


def test_without_policy_the_file_holds(services: Services, tmp_path: Path) -> None:
    found = configured(services)
    assert found.language.value == "pt_BR"
    assert (found.report_max_age_minutes, found.history) == (60, False)
    assert found.sop_dirs == [str(tmp_path / "sops")]


def test_policy_goes_before_the_file_and_leaves_with_the_next_answer(services: Services) -> None:
    fixed = configured(services, managed={"sop_dirs": ["/policy"], "history": True})
    assert (fixed.sop_dirs, fixed.history, fixed.report_max_age_minutes) == (["/policy"], True, 60)
    assert services.config.sop_dirs == ["/policy"]
    assert configured(services).history is False


def test_procedures_come_from_the_folder_that_policy_names(services: Services, tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    source = (Path(store.__file__).parents[1] / "sop" / "token_em_branco.toml").read_text("utf-8")
    changed = source.replace(CLASSIFICATION["localidade"], "Canoas")
    (tmp_path / "theirs" / "token_em_branco.toml").write_text(changed, "utf-8")
    configured(services, managed={"sop_dirs": [str(tmp_path / "theirs")]})
    listed = ask(services, "sop.list", {})["result"]["sops"]  # type: ignore[index]
    assert [sop["replaces"] for sop in listed if sop["id"] == "token_em_branco"] == [True]


def test_a_folder_that_is_not_absolute_is_refused_and_nothing_changes(services: Services) -> None:
    reply = ask(services, "configure", {"managed": {"page_dirs": ["x"], "history": True}})
    error = RpcError.model_validate(reply["error"])
    assert error.data.code == "invalid_params"
    assert "managed.page_dirs" in error.data.detail
    assert not services.config.history


@pytest.mark.parametrize("managed", [{"modules": ["/x.so"]}, {"only_modules": True}, {"log_dir": "/x"}])
def test_policy_can_name_no_driver_and_no_log(services: Services, managed: Json) -> None:
    reply = ask(services, "configure", {"managed": managed})
    assert RpcError.model_validate(reply["error"]).data.code == "invalid_params"


def test_the_language_holds_for_all_later_answers(services: Services) -> None:
    configured(services, language="en")
    error = RpcError.model_validate(ask(services, "report.read", {"text": ""})["error"])
    assert error.message == texts.template("errors", "report_missing.message", "en")
    configured(services, language="pt_BR")
    error = RpcError.model_validate(ask(services, "report.read", {"text": ""})["error"])
    assert error.message == texts.template("errors", "report_missing.message", "pt_BR")


def test_with_a_broken_file_the_language_is_set_all_the_same(services: Services, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("x", "utf-8")
    reply = ask(services, "configure", {"language": "en"})
    assert RpcError.model_validate(reply["error"]).data.code == "configuration_broken"
    assert texts.language_in_use() == "en"


def test_readings_are_remembered_only_when_wanted_and_forgotten_when_forbidden(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = iter([media.operational(), media.operational(), media.blank()])
    monkeypatch.setattr(TokenService, "read", lambda *_: media.result(next(found)))
    file = tmp_path / "history" / store.FILE_NAME
    ask(services, "tokens.read", {})
    assert not file.exists()
    configured(services, managed={"history": True})
    ask(services, "tokens.read", {})
    assert file.exists()
    (medium,) = ask(services, "tokens.read", {})["result"]["media"]  # type: ignore[index]
    assert medium["seen_before"]["state"] == "operational"
    configured(services, managed={"history": False})
    assert not file.exists()


def test_a_remote_session_is_told(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TokenService, "read", lambda *_: media.result(media.blank()))
    assert ask(services, "tokens.read", {})["result"]["remote_session"] is False  # type: ignore[index]
    monkeypatch.setattr("native_host.methods.tokens_read.in_remote_session", lambda: True)
    assert ask(services, "tokens.read", {})["result"]["remote_session"] is True  # type: ignore[index]
