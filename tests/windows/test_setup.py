"""The installer for one user, step by step on one machine: each test goes on where the one before ended."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from build.windows.installers import BYTES_PER_MB, SETUP_MAX_MB
from build.windows.nsis import write_setup
from build.windows.places import WINDOWS_OUT
from native_host import __version__
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
TARGET = "C:\\Programas do João\\Qualitoken"
"""Accents and spaces: a user's folder has them."""
PROGRAM = f"{TARGET}\\{__version__}\\qualitoken.exe"


def _manifest(version: str) -> str:
    return f"{TARGET}\\{version}\\br.com.qualitoken.json"


@pytest.fixture(scope="module")
def setups(payload: Path, loadable: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The installers of two versions with the same content."""
    older = tmp_path_factory.mktemp("setups") / f"{OLDER}.exe"
    write_setup(payload, loadable, OLDER, older)
    return {OLDER: older, __version__: WINDOWS_OUT / f"qualitoken-{__version__}-setup.exe"}


@pytest.fixture(scope="module")
def installed(machine: Machine, setups: dict[str, Path], before: State) -> Done:
    """What the installer of the older version said."""
    assert before.files
    # NSIS takes /D without quotes, up to the end of the line: as single words it gets none.
    return machine.run(str(setups[OLDER]), "/S", *f"/D={TARGET}".split(" "))


def test_it_is_small(setups: dict[str, Path]) -> None:
    assert setups[__version__].stat().st_size <= SETUP_MAX_MB * BYTES_PER_MB


def test_a_silent_install_ends_by_itself_and_asks_nothing(installed: Done) -> None:
    assert installed.returncode == 0, installed.stdout + installed.stderr


def test_every_browser_finds_it_for_this_user_only(machine: Machine, installed: Done) -> None:
    assert installed
    assert set(machine.registered(USER).values()) == {_manifest(OLDER)}
    assert set(machine.registered(COMPUTER).values()) == {None}


def test_an_upgrade_over_a_running_host_leaves_it_running_and_registers_the_new_one(
    machine: Machine, setups: dict[str, Path], installed: Done, driver: Path
) -> None:
    assert installed
    old = machine.launcher(machine.host_of(_manifest(OLDER)), configure(machine, driver))
    with running(old) as host:
        host.receive()
        done = machine.run(str(setups[__version__]), "/S")
        assert done.returncode == 0, done.stdout + done.stderr
        assert host.call("ping", {"echo": "?"})["echo"] == "?"
        # It starts children and reads files of its own only now.
        assert len(host.call("tokens.read", {"deadline_ms": 8000})["media"]) == 1  # type: ignore[arg-type]
        assert machine.doctor(PROGRAM)["running"] == "running_other"
    machine.prefix.wait()
    assert set(machine.registered(USER).values()) == {_manifest(__version__)}
    listed = machine.run("reg", "query", r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall")
    assert listed.stdout.count("Qualitoken") == 1


def test_the_same_version_again_changes_nothing(machine: Machine, setups: dict[str, Path]) -> None:
    assert machine.run(str(setups[__version__]), "/S").returncode == 0
    machine.prefix.wait()
    assert set(machine.registered(USER).values()) == {_manifest(__version__)}
    assert not machine.here(f"{TARGET}\\{OLDER}").exists()


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
    extension = machine.here(f"{TARGET}\\extensao")
    assert_loads_and_greets(machine, host, extension, driver, playwright, tmp_path)


def test_doctor_names_a_policy_and_a_key_that_points_nowhere(machine: Machine) -> None:
    found = machine.doctor(PROGRAM)
    assert (found["host_start"], found["running"], found["policy"]) == (None, None, None)
    chrome = r"HKCU\Software\Google\Chrome\NativeMessagingHosts\br.com.qualitoken"
    policy = r"HKLM\Software\Policies\Google\Chrome"
    machine.run("reg", "add", chrome, "/ve", "/d", r"C:\sumiu.json", "/f")
    value = ("/v", "NativeMessagingUserLevelHosts")
    machine.run("reg", "add", policy, *value, "/t", "REG_DWORD", "/d", "0", "/f")
    found = machine.doctor(PROGRAM)
    assert found["registration.chrome"] == "registration_points_nowhere"
    assert found["registration.edge"] is None
    assert found["policy.chrome"] == "policy_hides_user_level"
    machine.run("reg", "delete", policy, *value, "/f")
    assert machine.run(PROGRAM, "register", "--browser", "chrome").returncode == 0
    assert machine.doctor(PROGRAM)["registration.chrome"] is None


def test_doctor_names_a_file_that_was_taken_away(machine: Machine) -> None:
    part = machine.here(f"{TARGET}\\{__version__}\\_internal\\native_host\\pages\\qualitor.toml")
    away = part.rename(part.with_suffix(".away"))
    found = machine.doctor(PROGRAM)
    away.rename(part)
    assert found["registration.chrome"] == "registration_half_installed"
    assert machine.doctor(PROGRAM)["registration.chrome"] is None


def test_register_mends_a_key_and_unregister_takes_all_back(machine: Machine) -> None:
    key = r"HKCU\Software\Google\Chrome\NativeMessagingHosts\br.com.qualitoken"
    machine.run("reg", "add", key, "/ve", "/d", r"C:\sumiu.json", "/f")
    done = machine.run(PROGRAM, "register", "--browser", "chrome")
    assert done.returncode == 0, done.stdout + done.stderr
    assert machine.registered(USER)["chrome"] == _manifest(__version__)
    assert machine.run(PROGRAM, "unregister").returncode == 0
    assert set(machine.registered(USER).values()) == {None}
    named = [part for name in machine.registered(USER) for part in ("--browser", name)]
    done = machine.run(PROGRAM, "register", *named)
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(machine.registered(USER).values()) == {_manifest(__version__)}


def test_nothing_is_left_after_uninstalling(machine: Machine, before: State, installed: Done) -> None:
    assert installed
    machine.run(f"{TARGET}\\desinstalar.exe", "/S")
    machine.prefix.wait()
    # /D named a folder inside one that was not there: that one is the user's.
    assert before.left(machine) == (["Programas do João"], [])
