"""Installations that went wrong: half there, pointing nowhere, older and still running, not to be written."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from native_host.doctor import processes, registrations
from native_host.doctor.probes import browsers as browsers_probe
from native_host.doctor.probes import registration, running
from native_host.protocol.messages import ProbeStatus
from native_host.registration.browsers import Browser, known_browsers
from native_host.registration.manifest import FILE_NAME, HOST_PROGRAM, write_manifest
from tests.support.fake_winreg import FakeWinreg
from tests.support.host import HOST, running_host
from tests.support.probes import codes, surroundings

Browsers = Mapping[str, Browser]
CHROME = r"Software\Google\Chrome\NativeMessagingHosts\br.com.qualitoken"


@pytest.fixture
def payload(tmp_path: Path) -> Path:
    """An installed folder, as the installers leave it."""
    folder = tmp_path / "Qualitoken/1.0.0"
    (folder / "_internal").mkdir(parents=True)
    (folder / HOST_PROGRAM).touch(mode=0o755)
    (folder / FILE_NAME).write_text("{}", "utf-8")
    return folder


def test_an_installation_without_its_library_is_named(browsers: Browsers, payload: Path) -> None:
    write_manifest(browsers["chromium"].user, payload / HOST_PROGRAM)
    assert codes(registration.look(surroundings())) == {"registration.chromium": None}
    (payload / "_internal").rmdir()
    (probe,) = registration.look(surroundings())
    assert probe.code == "registration_half_installed"
    assert "Reinstale" in probe.hint


def test_each_file_that_was_installed_must_be_there_and_open(
    browsers: Browsers, payload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_manifest(browsers["chromium"].user, payload / HOST_PROGRAM)
    part = payload / "_internal/PyKCS11.pyd"
    (payload / "_internal/files.txt").write_text(f"{HOST_PROGRAM}\n_internal/PyKCS11.pyd\n", "utf-8")
    (probe,) = registration.look(surroundings())
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, "registration_half_installed")
    assert str(part) in probe.detail
    part.touch()
    assert codes(registration.look(surroundings())) == {"registration.chromium": None}
    opened = os.open

    def held(path: str | Path, flags: int, *more: int) -> int:
        """An antivirus looks into the file and lets nobody else in meanwhile."""
        if Path(path) == part:
            raise PermissionError(13, "sharing violation")
        return opened(path, flags, *more)

    monkeypatch.setattr(os, "open", held)
    (probe,) = registration.look(surroundings())
    assert (probe.status, probe.code) == (ProbeStatus.WARNING, "registration_file_locked")
    assert str(part) in probe.detail
    assert "antivírus" in probe.hint


def test_a_program_in_another_users_closed_folder_is_told_so(
    browsers: Browsers, payload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_manifest(browsers["chromium"].system, payload / HOST_PROGRAM)
    looked_at = os.stat

    def closed(path: str | Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == payload / HOST_PROGRAM:
            raise PermissionError(13, "Permission denied")
        return looked_at(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(os, "stat", closed)  # root may look everywhere
    (probe,) = registration.look(surroundings())
    assert (probe.status, probe.code) == (ProbeStatus.ERROR, "registration_other_user")
    assert "para todos" in probe.hint


def test_a_manifest_that_an_antivirus_holds_is_told_so(
    browsers: Browsers, payload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_manifest(browsers["chromium"].user, payload / HOST_PROGRAM)

    def held(_self: Path, *_more: object) -> str:
        raise PermissionError(13, "sharing violation")

    monkeypatch.setattr(Path, "read_text", held)
    (probe,) = registration.look(surroundings())
    assert probe.code == "registration_unreadable"
    assert "antivírus" in probe.hint


def test_on_windows_a_key_that_points_nowhere_is_named_and_a_relative_path_is_right(
    payload: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakeWinreg()
    monkeypatch.setitem(sys.modules, "winreg", fake)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    known = {"chrome": known_browsers("win32")["chrome"]}
    monkeypatch.setattr(registrations, "known_browsers", lambda: known)
    monkeypatch.setattr(registration, "known_browsers", lambda: known)
    assert codes(registration.look(surroundings())) == {"registration": "registration_none"}
    fake.keys["HKEY_CURRENT_USER", CHROME] = {"": str(payload / "gone.json")}
    (probe,) = registration.look(surroundings())
    assert probe.code == "registration_points_nowhere"
    assert "gone.json" in probe.detail
    write_manifest(payload, Path(HOST_PROGRAM))
    fake.keys["HKEY_CURRENT_USER", CHROME] = {"": str(payload / FILE_NAME)}
    assert codes(registration.look(surroundings())) == {"registration.chrome": None}


def test_a_profile_that_cannot_be_written_is_the_administrators_case(
    browsers: Browsers, monkeypatch: pytest.MonkeyPatch
) -> None:
    browsers["edge"].profile.mkdir(parents=True)
    assert codes(registration.look(surroundings())) == {"registration.edge": "registration_missing"}
    monkeypatch.setattr("os.access", lambda *_: False)  # root may write everywhere
    (probe,) = registration.look(surroundings())
    assert probe.code == "registration_folder_read_only"
    assert "--system --browser edge" in probe.hint


@pytest.mark.skipif(sys.platform != "linux", reason="Snap exists on Linux only")
def test_a_browser_in_a_sandbox_is_a_warning(browsers: Browsers, tmp_path: Path) -> None:
    assert browsers
    (tmp_path / "home/snap/chromium").mkdir(parents=True)
    found = codes(browsers_probe.look(surroundings()))
    assert found == {"browsers": "no_browser", "browsers.chromium.snap": "browser_sandboxed"}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")
def test_a_running_host_is_seen(tmp_path: Path) -> None:
    with running_host(tmp_path, []):
        assert HOST in processes.running_hosts()


def test_a_host_that_is_no_longer_the_registered_one_is_a_warning(
    browsers: Browsers, payload: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = payload.with_name("0.9.0") / HOST_PROGRAM
    write_manifest(browsers["chromium"].user, payload / HOST_PROGRAM)
    for running_now, code in (
        (set(), None),
        ({payload / HOST_PROGRAM}, None),
        ({older, payload / HOST_PROGRAM}, "running_other"),
    ):
        monkeypatch.setattr(running, "running_hosts", lambda found=running_now: found)
        (probe,) = running.look(surroundings())
        assert probe.code == code
    assert str(older) in probe.detail
