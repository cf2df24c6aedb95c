"""A page's skeleton holds no value, and the locator finds the same controls on the page made of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright

from native_host.cli.main import main
from native_host.protocol.messages import PageMap, Skeleton
from native_host.toml import load_toml
from tests.browser.corpus.runner import corpus_context
from tests.browser.corpus.wanted import page_map
from tests.browser.engine.harness import World
from tests.practice_qualitor.server import PracticeServer
from tests.support.paths import ROOT

PERSONAL = ["Joana Teste da Silva", "529.982.247-25", "(51) 98888-7777", "joana@exemplo.test", "SEGREDO-77"]
"""Made up; put into every place where a page keeps values."""


@pytest.fixture(scope="module")
def context(playwright: Playwright) -> Iterator[BrowserContext]:
    """A browser for all tests."""
    with corpus_context(playwright) as made:
        yield made


@pytest.fixture(scope="module")
def locator(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The skeleton's taker and the locator, bundled as one script."""
    folder = tmp_path_factory.mktemp("locator")
    source = folder / "entry.ts"
    engine = ROOT / "extension/src/page"
    source.write_text(
        f'export {{ skeletonOf }} from "{engine}/skeleton/skeleton";\n'
        f'export {{ locateAll }} from "{engine}/locate/locate-all";\n',
        "utf-8",
    )
    esbuild = ROOT / "node_modules/.bin/esbuild"
    command = [str(esbuild), str(source), "--bundle", "--format=iife", "--global-name=taker"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return f"{done.stdout}\nglobalThis.taker = taker;"


def take(page: Page, script: str) -> tuple[Skeleton, dict[str, Any]]:
    """Return the page's skeleton and what the locator finds on the page itself."""
    world = World(page)
    world.run(f"{script}; globalThis.pageMap = {page_map().model_dump_json()}; 0")
    skeleton = Skeleton.model_validate_json(
        world.run("JSON.stringify(taker.skeletonOf(document, [pageMap]))")
    )
    found = world.run(
        "Object.fromEntries(Object.entries(taker.locateAll(pageMap, document))"
        ".map(([key, { status, id, name }]) => [key, [status, id, name]]))"
    )
    return skeleton, found


@pytest.mark.parametrize("skin", ["classic", "9"])
def test_the_check_finds_on_a_skeleton_what_the_locator_finds_on_the_page(
    context: BrowserContext, locator: str, skin: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["node", "build/locator.mjs"], cwd=ROOT, check=True)
    with PracticeServer() as site:
        site.settings.skin = skin
        page = context.new_page()
        page.goto(site.ticket_url)
        skeleton, found = take(page, locator)
        page.close()
    file = tmp_path / "estrutura.json"
    file.write_text(skeleton.model_dump_json(), "utf-8")
    main(["page", "check", str(file), "--json"])
    checked = {
        one["key"]: [one["status"], one["id"], one["name"]] for one in json.loads(capsys.readouterr().out)
    }
    located = {key for key, (status, *_) in found.items() if status == "found"}
    assert len(located) > 15
    assert {key: checked[key] for key in located} == {key: found[key] for key in located}


UNKNOWN = """<!DOCTYPE html><title>Sistema</title><table>
<tr><td>Tipo</td><td><select id="t"><option>Um</option></select></td></tr>
<tr><td>Praça</td><td><select id="campo_77"><option>Um</option></select></td></tr>
<tr style="display:none"><td>Origem</td><td><select id="o"><option>Um</option></select></td></tr></table>"""


def test_the_check_says_why_a_field_is_missing_and_asks_where_it_is(
    context: BrowserContext,
    locator: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    subprocess.run(["node", "build/locator.mjs"], cwd=ROOT, check=True)
    page = context.new_page()
    page.set_content(UNKNOWN)
    skeleton, _ = take(page, locator)
    page.close()
    file = tmp_path / "estrutura.json"
    file.write_text(skeleton.model_dump_json(), "utf-8")
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return "1" if "Localidade" in question else ""

    monkeypatch.setattr("builtins.input", answer)
    main(["page", "check", str(file), "--teach"])
    told = capsys.readouterr().out
    rows = {line.strip().split("  ")[0]: line for line in told.splitlines()}
    assert "não aparece na página" in rows["Localidade"]
    assert "não está visível" in rows["Origem"]
    assert "“Tipo” → #t" in rows["Tipo"]
    assert "1. Praça  (campo_77)" in told
    assert [one for one in asked if "Tipo" in one] == []
    exported = PageMap.model_validate(load_toml(tmp_path / "estrutura.toml"))
    assert [(one.key, one.taught.id) for one in exported.fields if one.taught] == [("localidade", "campo_77")]
    fixture = context.new_page()
    fixture.goto((tmp_path / "estrutura.html").as_uri())
    assert fixture.evaluate(MARKED) == ["t"]
    fixture.close()


MARKED = "() => [...document.querySelectorAll('select')].filter((s) => s.style.outline).map((s) => s.id)"


FILLED = """<!DOCTYPE html><title>Qualitor Web</title><h1>Chamado de {0}</h1><h3>{0}</h3>
<table><tr><td>Cliente</td><td><input value="{0}" title="{0}"> <span>{0}</span></td></tr>
<tr><td>Nome :</td><td>{0}</td><td>Solicitante</td><td>{0}</td><td>Ramal</td><td><input value="{4}"></td></tr>
<tr><td>CPF/CNPJ</td><td><input value="{1}" placeholder="{1}"></td></tr></table>
<label>Telefone <output>{2}</output><input type="hidden" value="{2}"></label>
<label for="d">Descrição</label><textarea id="d">{0} {1} {3}</textarea><div contenteditable="true">{0}</div>
<select><option>Sim</option><option selected>{1}</option></select>
<select id="c" style="display:none"><option>Sim</option></select>
<div class="chosen-container"><a class="chosen-single"><span>{0}</span></a>
<input></div><p>Observação de {0}: ligar para {2}, {3}.</p>
<a href="/cliente/52998224725" data-cpf="{1}">{0}</a>
<div id="contato_52998224725" onclick="abrir('{1}')">{4}</div>
<iframe srcdoc="<table><tr><td>Nome:</td><td>{0}</td></tr></table><input value='{1}'>"></iframe>"""


def test_no_value_of_a_page_is_in_its_skeleton(context: BrowserContext, locator: str) -> None:
    page = context.new_page()
    page.set_content(FILLED.format(*PERSONAL))
    page.fill("#d", " ".join(PERSONAL))
    skeleton, _ = take(page, locator)
    page.close()
    copied = skeleton.model_dump_json()
    assert [text for text in (*PERSONAL, "Joana", "52998224725", "abrir") if text in copied] == []
    texts = {node.text for node in skeleton.nodes}
    assert {"Cliente", "Nome :", "CPF/CNPJ", "Descrição"} <= texts
    assert {node.options and node.options[0] for node in skeleton.nodes} >= {"Sim"}


def test_a_skeleton_that_is_none_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "outra.json"
    file.write_text('{"format": "qualitoken-skeleton", "nodes": []}', "utf-8")
    assert main(["page", "check", str(file)]) == 2
    assert "não é a estrutura de uma página" in capsys.readouterr().err
