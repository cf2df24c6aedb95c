"""`pages.check` and `pages.export`: what an agent taught goes out as a page map and comes in elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from native_host.methods.dispatch import answer
from native_host.methods.services import Services
from native_host.pages.loader import load_pages
from native_host.protocol.messages import PagesCheckResult, PagesExportResult, RpcError, Taught

Json = dict[str, object]

TAUGHT = Taught(label="Praça :", section="Dados", id="campo_77", type="select", position=1, among=2)


@pytest.fixture
def services(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Services:
    (tmp_path / "maps").mkdir()
    file = tmp_path / "config.toml"
    file.write_text(f"page_dirs = [{json.dumps(str(tmp_path / 'maps'))}]\n", "utf-8")
    monkeypatch.setenv("QUALITOKEN_CONFIG", str(file))
    return Services()


def ask(services: Services, method: str, params: Json) -> Json:
    request: Json = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
    return answer(request, services, lambda _method, _params: None)


def exported(services: Services, taught: dict[str, Taught]) -> PagesExportResult:
    params: Json = {"map": "qualitor", "taught": {key: one.model_dump() for key, one in taught.items()}}
    return PagesExportResult.model_validate(ask(services, "pages.export", params)["result"])


def checked(services: Services, toml: str) -> PagesCheckResult:
    return PagesCheckResult.model_validate(ask(services, "pages.check", {"toml": toml})["result"])


def test_what_was_taught_goes_out_and_comes_in_again(services: Services) -> None:
    file = exported(services, {"localidade": TAUGHT})
    assert file.file_name == "qualitor.toml"
    found = checked(services, file.toml)
    assert found.problems == []
    assert found.page is not None
    assert {field.key: field.taught for field in found.page.fields if field.taught} == {"localidade": TAUGHT}


def test_an_exported_file_in_the_folder_of_maps_is_the_one_in_force(
    services: Services, tmp_path: Path
) -> None:
    file = exported(services, {"localidade": TAUGHT})
    (tmp_path / "maps" / file.file_name).write_text(file.toml, "utf-8")
    in_force = load_pages([tmp_path / "maps"]).items()["qualitor"]
    assert next(field for field in in_force.fields if field.key == "localidade").taught == TAUGHT


def test_a_key_that_the_map_does_not_have_is_left_out(services: Services) -> None:
    assert exported(services, {"inexistente": TAUGHT}).toml == exported(services, {}).toml


def test_an_unknown_map_is_named(services: Services) -> None:
    error = RpcError.model_validate(ask(services, "pages.export", {"map": "outro", "taught": {}})["error"])
    assert error.data.code == "unknown_page_map"


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        ("", "“detection”: falta esta chave obrigatória"),
        ("id = ", "não segue o formato TOML"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_and_nothing_is_taken(
    services: Services, toml: str, reason: str
) -> None:
    found = checked(services, toml)
    assert found.page is None
    assert any(reason in problem for problem in found.problems), found.problems


def test_a_cross_reference_into_nothing_is_said(services: Services) -> None:
    wrong = exported(services, {}).toml.replace('section = "atendimento"', 'section = "atendimeto"', 1)
    assert any("atendimeto" in problem for problem in checked(services, wrong).problems)
