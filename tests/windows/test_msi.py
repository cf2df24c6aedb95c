"""The installer for all users, step by step on one machine: each test goes on where the one before ended."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from build.windows.msi import write_msi
from build.windows.wine import windows_path
from native_host import __version__
from tests.windows.machine import Machine, running
from tests.windows.steps import assert_fills_the_ticket, assert_reads_a_token, configure

pytestmark = pytest.mark.timeout(300)
OLDER = "0.0.9"
USER, COMPUTER = "HKCU", "HKLM"
INSTALL_S = 10.0
TRIES = 3


def _manifest(version: str) -> str:
    return f"C:\\Program Files\\Qualitoken\\{version}\\br.com.qualitoken.json"


def _goes_at_restart(machine: Machine, name: str) -> bool:
    """Whether Windows was told to delete the file, or everything in the folder, when it starts next."""
    path = machine.prefix.drive / name
    if path.is_dir():
        return all(_goes_at_restart(machine, f"{name}/{one.name}") for one in path.iterdir())
    session = r"HKLM\System\CurrentControlSet\Control\Session Manager"
    told = machine.run("reg", "query", session, "/v", "PendingFileRenameOperations").stdout
    return name.replace("/", "\\").lower() in told.lower()


@pytest.fixture(scope="module")
def packages(payload: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The packages of two versions with the same content."""
    folder = tmp_path_factory.mktemp("packages")
    made = {version: folder / f"{version}.msi" for version in (OLDER, __version__)}
    for version, file in made.items():
        write_msi(payload, version, file)
    return made


@pytest.fixture(scope="module")
def before(machine: Machine) -> tuple[set[str], set[str]]:
    """What was on the machine at first."""
    return machine.files(), machine.registry()


@pytest.fixture(scope="module")
def installed(
    machine: Machine, packages: dict[str, Path], before: tuple[set[str], set[str]]
) -> dict[str, float]:
    """The older version installed, and the seconds of the quickest try: other work slows one down."""
    assert before[0]
    times: list[float] = []
    while len(times) < TRIES and min(times, default=INSTALL_S) >= INSTALL_S:
        machine.run("msiexec", "/x", windows_path(packages[OLDER]), "/qn")
        begun = time.monotonic()
        done = machine.run("msiexec", "/i", windows_path(packages[OLDER]), "/qn")
        times.append(time.monotonic() - begun)
        assert done.returncode == 0, done.stdout + done.stderr
    return {OLDER: min(times)}


def test_a_silent_install_is_quick_and_asks_nothing(installed: dict[str, float]) -> None:
    assert installed[OLDER] <= INSTALL_S


def test_every_browser_of_every_user_finds_it(machine: Machine, installed: dict[str, float]) -> None:
    assert installed
    assert set(machine.registered(COMPUTER).values()) == {_manifest(OLDER)}
    assert set(machine.registered(USER).values()) == {None}


def test_an_upgrade_over_a_running_host_registers_the_new_one_and_removes_the_old(
    machine: Machine, packages: dict[str, Path], installed: dict[str, float], driver: Path
) -> None:
    assert installed
    old = machine.launcher(machine.host_of(_manifest(OLDER)), configure(machine, driver))
    with running(old) as host:
        host.receive()
        done = machine.run("msiexec", "/i", windows_path(packages[__version__]), "/qn")
        assert done.returncode == 0, done.stdout + done.stderr
        assert host.call("ping", {"echo": "?"})["echo"] == "?"
    machine.prefix.wait()
    assert set(machine.registered(COMPUTER).values()) == {_manifest(__version__)}
    assert not machine.here(_manifest(OLDER)).exists()


def test_the_installed_host_reads_a_token_through_a_windows_driver(machine: Machine, driver: Path) -> None:
    assert_reads_a_token(machine, _manifest(__version__), driver)


def test_chromium_fills_the_ticket_with_it(
    machine: Machine, driver: Path, playwright: Playwright, extension: Path, tmp_path: Path
) -> None:
    assert_fills_the_ticket(machine, _manifest(__version__), driver, playwright, extension, tmp_path)


def test_nothing_is_left_after_uninstalling(
    machine: Machine,
    packages: dict[str, Path],
    before: tuple[set[str], set[str]],
    installed: dict[str, float],
) -> None:
    assert installed
    machine.run("msiexec", "/x", windows_path(packages[__version__]), "/qn")
    machine.prefix.wait()
    files, keys = machine.files() - before[0], machine.registry() - before[1]
    # What the older host held while it was replaced: Wine's installer leaves it to the next restart.
    files -= {name for name in files if "/Qualitoken" in name and _goes_at_restart(machine, name)}
    assert sorted(files) == []
    assert sorted(key for key in keys if "qualitoken" in key or "nativemessaging" in key) == []
