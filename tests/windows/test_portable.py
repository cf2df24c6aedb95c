"""The portable zip, unpacked on a PC: its program reports, its extension is loaded and greeted."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from build.freeze.loadable import FOLDER
from build.windows.places import WINDOWS_OUT
from native_host import __version__
from tests.windows.machine import Machine
from tests.windows.steps import assert_loads_and_greets

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def unpacked(machine: Machine) -> Path:
    """The folder on the desktop of somebody whose name has an accent."""
    desktop = machine.prefix.drive / "Área de Trabalho"
    shutil.unpack_archive(WINDOWS_OUT / f"qualitoken-{__version__}-windows-portatil.zip", desktop)
    return desktop / f"qualitoken-{__version__}"


def test_its_extension_is_loaded_and_greeted(
    machine: Machine, unpacked: Path, driver: Path, playwright: Playwright, tmp_path: Path
) -> None:
    host = unpacked / "qualitoken-host.exe"
    assert_loads_and_greets(machine, host, unpacked / FOLDER, driver, playwright, tmp_path)


def test_its_programs_register_themselves_as_its_words_say(machine: Machine, unpacked: Path) -> None:
    named = f"C:\\Área de Trabalho\\{unpacked.name}"
    told = (unpacked / "LEIA-ME.txt").read_text("utf-8-sig")
    for command in ("register", "unregister"):
        assert f"qualitoken.exe {command}" in told
    assert machine.run(f"{named}\\qualitoken.exe", "register", "--browser", "chrome").returncode == 0
    assert machine.registered("HKCU")["chrome"] == f"{named}\\br.com.qualitoken.json"
    assert machine.run(f"{named}\\qualitoken.exe", "unregister").returncode == 0
    assert set(machine.registered("HKCU").values()) == {None}
