"""The installer for all users, step by step on one machine: each test goes on where the one before ended."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from build.windows.msi import write_msi
from build.windows.wine import windows_path
from native_host import __version__
from native_host.host.server import EXIT_REMOVED
from tests.windows.machine import Done, Machine, running
from tests.windows.steps import (
    COMPUTER,
    OLDER,
    USER,
    State,
    assert_fills_the_ticket,
    assert_loads_and_greets,
    assert_reads_a_token,
    configure,
)

pytestmark = pytest.mark.timeout(300)


def _manifest(version: str) -> str:
    return f"C:\\Program Files\\Qualitoken\\{version}\\br.com.qualitoken.json"


@pytest.fixture(scope="module")
def packages(payload: Path, loadable: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The packages of two versions with the same content."""
    folder = tmp_path_factory.mktemp("packages")
    made = {version: folder / f"{version}.msi" for version in (OLDER, __version__)}
    for version, file in made.items():
        write_msi(payload, loadable, version, file)
    return made


@pytest.fixture(scope="module")
def installed(machine: Machine, packages: dict[str, Path], before: State) -> Done:
    """What the installer of the older version said."""
    assert before.files
    return machine.run("msiexec", "/i", windows_path(packages[OLDER]), "/qn", "/norestart")


def test_a_silent_install_ends_by_itself_and_asks_nothing(installed: Done) -> None:
    assert installed.returncode == 0, installed.stdout + installed.stderr


def test_every_browser_of_every_user_finds_it(machine: Machine, installed: Done) -> None:
    assert installed
    assert set(machine.registered(COMPUTER).values()) == {_manifest(OLDER)}
    assert set(machine.registered(USER).values()) == {None}


def test_an_upgrade_over_a_running_host_registers_the_new_one_and_removes_the_old(
    machine: Machine, packages: dict[str, Path], installed: Done, driver: Path
) -> None:
    assert installed
    old = machine.launcher(machine.host_of(_manifest(OLDER)), configure(machine, driver))
    with running(old) as host:
        host.receive()
        done = machine.run("msiexec", "/i", windows_path(packages[__version__]), "/qn", "/norestart")
        assert done.returncode == 0, done.stdout + done.stderr
        # Its files are gone. It ends when asked; the extension asks once more, which starts the new one.
        assert host.exit_code_at_a_request() == EXIT_REMOVED
    machine.prefix.wait()
    assert set(machine.registered(COMPUTER).values()) == {_manifest(__version__)}
    assert not machine.here(_manifest(OLDER)).exists()


def test_the_installed_host_reads_a_token_through_a_windows_driver(machine: Machine, driver: Path) -> None:
    assert_reads_a_token(machine, _manifest(__version__), driver)


def test_chromium_fills_the_ticket_with_it(
    machine: Machine, driver: Path, playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    assert_fills_the_ticket(machine, _manifest(__version__), driver, playwright, extension, tmp_path)


def test_the_installed_extension_loads_as_it_is_and_is_greeted(
    machine: Machine, driver: Path, playwright: Playwright, tmp_path: Path
) -> None:
    host = machine.host_of(_manifest(__version__))
    extension = machine.here("C:\\Program Files\\Qualitoken\\extensao")
    assert_loads_and_greets(machine, host, extension, driver, playwright, tmp_path)


def test_the_folder_of_the_computers_configuration_is_made_and_what_is_in_it_stays(
    machine: Machine, packages: dict[str, Path]
) -> None:
    folder = machine.here("C:\\ProgramData\\qualitoken")
    assert folder.is_dir()
    (folder / "config.toml").write_text('log_level = "info"\n', "utf-8")
    for version in (OLDER, __version__):
        machine.run("msiexec", "/x", windows_path(packages[__version__]), "/qn", "/norestart")
        done = machine.run("msiexec", "/i", windows_path(packages[version]), "/qn", "/norestart")
        assert done.returncode == 0, done.stdout + done.stderr
        assert (folder / "config.toml").is_file()
    (folder / "config.toml").unlink()


def test_uninstalling_leaves_nothing_but_what_a_running_host_held(
    machine: Machine,
    packages: dict[str, Path],
    before: State,
    installed: Done,
) -> None:
    assert installed
    machine.run("msiexec", "/x", windows_path(packages[__version__]), "/qn", "/norestart")
    machine.prefix.wait()
    files, keys = before.left(machine)
    assert keys == []
    # Windows moves such files away and deletes them when it starts next; Wine's installer leaves them.
    held = "Program Files/Qualitoken"
    assert [name for name in files if name != held and not name.startswith(f"{held}/{OLDER}")] == []
    shutil.rmtree(machine.prefix.drive / held, ignore_errors=True)


def test_nothing_at_all_is_left_where_no_host_ran(
    machine: Machine, packages: dict[str, Path], before: State
) -> None:
    for version in (OLDER, __version__):
        done = machine.run("msiexec", "/i", windows_path(packages[version]), "/qn", "/norestart")
        assert done.returncode == 0, done.stdout + done.stderr
    assert set(machine.registered(COMPUTER).values()) == {_manifest(__version__)}
    machine.run("msiexec", "/x", windows_path(packages[__version__]), "/qn", "/norestart")
    machine.prefix.wait()
    assert before.left(machine) == ([], [])
