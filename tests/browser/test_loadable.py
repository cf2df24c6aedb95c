"""The folder of the extension that packages bring is loaded as it is, and the host says hello to it."""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Playwright, expect

from build.freeze.loadable import FOLDER, make_loadable
from build.freeze.portable import write_portable
from native_host import __version__
from tests.support.browser import open_browser, register_host
from tests.support.paths import EXTENSION_ID
from tests.support.stage import write_config


def test_the_folder_in_the_portable_zip_is_greeted(playwright: Playwright, tmp_path: Path) -> None:
    payload, profile = tmp_path / "payload", tmp_path / "profile"
    payload.mkdir()
    loadable = make_loadable(tmp_path / "made")
    write_portable(payload, tmp_path / "portable.zip", windows=True, extension=loadable)
    shutil.unpack_archive(tmp_path / "portable.zip", tmp_path / "customer")
    extension = tmp_path / f"customer/qualitoken-{__version__}" / FOLDER
    register_host(profile)
    environment = {"QUALITOKEN_CONFIG": str(write_config(tmp_path, []))}
    with open_browser(playwright, profile, extension, environment=environment) as browser:
        page = browser.context.new_page()
        page.goto(f"chrome-extension://{EXTENSION_ID}/options.html")
        expect(page.get_by_text("O programa do Qualitoken respondeu.")).to_be_visible()


def test_what_comes_with_it_names_the_folder_and_how_to_load_it(tmp_path: Path) -> None:
    payload = tmp_path / "payload"
    payload.mkdir()
    (tmp_path / "made").mkdir()
    for windows, program in ((True, "qualitoken.exe register"), (False, "./qualitoken register")):
        write_portable(payload, tmp_path / "p.zip", windows=windows, extension=tmp_path / "made")
        shutil.unpack_archive(tmp_path / "p.zip", tmp_path / str(windows))
        told = (tmp_path / f"{windows}/qualitoken-{__version__}/LEIA-ME.txt").read_text("utf-8-sig")
        assert "Carregar sem" in told
        assert f"indique a pasta {FOLDER}" in told
        assert program in told
