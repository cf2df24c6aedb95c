"""Options, first run and side panel with the real host, and without one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.support.clipboard import Clipboard
from tests.support.paths import EXTENSION_ID
from tests.support.reports import report_of
from tests.support.softhsm import blank_token, softhsm_module
from tests.support.stage import Stage, Token, open_stage

ORIGIN = f"chrome-extension://{EXTENSION_ID}"

FIX = """async (fixed) => {
  const said = chrome.storage.managed.get.bind(chrome.storage.managed);
  chrome.storage.managed.get = async () => fixed;
  await said().catch(() => {});
  await chrome.storage.local.set({ managed: fixed });
}"""
"""The browser says once, some time after its start, that there is no policy. Whenever the worker copies what
policies say from now on, it is this; a copy that was asked for before is made before."""

FREE = """async () => {
  delete chrome.storage.managed.get;
  await chrome.storage.local.set({ managed: {} });
}"""


@pytest.fixture
def stage(full_stage: Stage) -> Stage:
    """A browser on a PC with a certificate in its token."""
    return full_stage


@pytest.fixture
def clipboard(stage: Stage) -> Iterator[Clipboard]:
    """The clipboard, at hand on the practice site: the browser lets no test read it on our own pages."""
    page = stage.browser.context.new_page()
    page.goto(f"{stage.site.url}/practice/nothing-here")
    yield Clipboard(page, stage.site.url)
    page.close()


def open_own(stage: Stage, name: str) -> Page:
    page = stage.browser.context.new_page()
    page.goto(f"{ORIGIN}/{name}.html")
    return page


def test_options_show_connection_procedures_shortcut_and_copy_a_diagnosis_without_personal_data(
    stage: Stage, clipboard: Clipboard
) -> None:
    page = open_own(stage, "options")
    expect(page.get_by_text("O programa do Qualitoken respondeu.")).to_be_visible()
    expect(page.locator("[data-name=procedure][data-id=token_em_branco]")).to_contain_text(".toml")
    expect(page.locator("[data-name=procedure]").first).to_have_attribute("data-id", "token_em_branco")
    expect(page.locator("kbd")).to_have_text("Alt+Shift+Y")
    page.get_by_role("button", name="Copiar diagnóstico").click()
    expect(page.get_by_text("Diagnóstico copiado.")).to_be_visible()
    text = clipboard.read()
    assert "host: " in text
    assert EXTENSION_ID in text
    assert str(Path.home()) not in text
    page.close()


def test_language_is_chosen_here_and_followed_by_card_and_host(stage: Stage) -> None:
    page = open_own(stage, "options")
    page.get_by_label("Idioma do cartão").select_option("en")
    expect(page.get_by_role("heading", name="Keyboard shortcut")).to_be_visible()
    assert page.evaluate("document.documentElement.lang") == "en"
    panel = open_own(stage, "panel")
    expect(panel.get_by_role("button", name="Paste report")).to_be_visible()
    expect(panel.locator("[data-state=operational]")).to_contain_text("Certificate in order")
    panel.close()
    page.get_by_label("Language of").select_option("")
    expect(page.get_by_role("heading", name="Atalho de teclado")).to_be_visible()
    page.close()


def test_what_is_no_address_is_not_asked_for(stage: Stage) -> None:
    page = open_own(stage, "options")
    page.get_by_label("Endereço do seu Qualitor").fill("qualitor da empresa")
    page.get_by_role("button", name="Permitir").click()
    expect(page.get_by_text("Isto não é um endereço.")).to_be_visible()
    page.close()


def test_what_the_administrator_has_fixed_is_shown_and_cannot_be_changed(stage: Stage) -> None:
    fixed = {"language": "pt_BR", "sop_dirs": ["/srv/procedimentos"], "history": True, "sites": 7}
    page = open_own(stage, "options")
    managed = page.locator("[data-name=managed]")
    stage.browser.worker.evaluate(FIX, fixed)  # the page follows
    expect(managed).to_contain_text("/srv/procedimentos")
    expect(managed).to_contain_text("sim")
    expect(managed).not_to_contain_text("Endereços")
    expect(page.get_by_label("Definido pelo administrador.")).to_be_disabled()
    stage.browser.worker.evaluate(FREE)
    page.close()


def test_first_run_reads_the_token_and_names_the_addresses(stage: Stage) -> None:
    page = open_own(stage, "first-run")
    expect(page.get_by_text("O programa do Qualitoken respondeu.")).to_be_visible()
    expect(page.get_by_text("Certificado em ordem").first).to_be_visible()
    expect(page.locator("[data-name=site]").first).to_contain_text("qualitorsoftware.com")
    expect(page.get_by_role("heading", name="Pronto para usar")).to_be_visible()
    page.close()


def test_panel_says_what_to_do_and_reads_a_report(
    stage: Stage, clipboard: Clipboard, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("other")
    report = report_of(folder, blank_token(folder / "tokens"))
    page = open_own(stage, "panel")
    expect(page.locator("[data-name=guidance]")).to_contain_text("O que fazer")
    clipboard.write(report)
    page.bring_to_front()
    page.get_by_role("button", name="Colar relatório").click()
    expect(page.get_by_role("textbox", name="Colar relatório")).to_be_focused()
    page.keyboard.press("Control+V")
    expect(page.locator("[data-name=elsewhere]")).to_contain_text("Lido em outro computador, às")
    expect(page.get_by_role("heading", name="Mídia em branco")).to_be_visible()
    expect(page.locator("[data-name=guidance]")).to_have_count(0)
    page.get_by_role("button", name="Usar o token deste computador").click()
    expect(page.get_by_role("heading", name="Certificado em ordem").first).to_be_visible()
    page.get_by_role("button", name="Copiar mensagem").click()
    assert clipboard.read()
    page.close()


def test_toolbar_button_has_the_menu_that_opens_the_panel(stage: Stage) -> None:
    page = open_own(stage, "options")
    assert page.evaluate("chrome.contextMenus.update('open-panel', {}).then(() => 'there')") == "there"
    assert "panel.html" in page.evaluate("chrome.sidePanel.getOptions({}).then(({ path }) => path)")
    page.close()


def test_without_the_host_options_and_first_run_say_what_to_look_at(
    playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    token = Token([softhsm_module()], blank_token(tmp_path / "tokens"))
    with open_stage(playwright, tmp_path, token, extension=extension, registered=False) as hostless:
        for name in ("options", "first-run"):
            page = open_own(hostless, name)
            box = page.locator("[data-code=host_missing]")
            expect(box).to_contain_text("qualitoken register")
            expect(box).to_contain_text("Specified native messaging host not found")
            expect(page.get_by_role("heading", name="Pronto para usar")).to_have_count(0)
            page.close()
