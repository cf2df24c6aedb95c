"""Registering on Windows, over a registry in memory; the genuine one is met in tests/windows."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from native_host.registration.browsers import known_browsers
from native_host.registration.manifest import FILE_NAME, Outcome
from native_host.registration.places import Place, place_of
from tests.support.fake_winreg import FakeWinreg

USER, COMPUTER = "HKEY_CURRENT_USER", "HKEY_LOCAL_MACHINE"
CHROME = r"Software\Google\Chrome\NativeMessagingHosts\br.com.qualitoken"


@pytest.fixture
def winreg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeWinreg:
    fake = FakeWinreg()
    monkeypatch.setitem(sys.modules, "winreg", fake)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.setenv("PROGRAMDATA", str(tmp_path / "ProgramData"))
    return fake


def place(browser: str, *, system: bool = False) -> Place:
    return place_of(known_browsers("win32")[browser], system=system)


def test_every_browser_has_its_key(winreg: FakeWinreg, tmp_path: Path) -> None:
    for browser in known_browsers("win32"):
        assert place(browser).register(tmp_path / "qualitoken-host.exe") is Outcome.CREATED
    assert [key for root, key in winreg.keys if root == USER] == [
        rf"Software\{maker}\NativeMessagingHosts\br.com.qualitoken"
        for maker in (
            r"Google\Chrome", "Chromium", r"Microsoft\Edge", r"BraveSoftware\Brave-Browser", "Vivaldi",
        )
    ]  # fmt: skip
    named = {str(values[""]) for values in winreg.keys.values()}
    assert len(named) == 1
    manifest = json.loads(Path(named.pop()).read_text("utf-8"))
    assert manifest["path"] == str(tmp_path / "qualitoken-host.exe")


def test_all_users_are_told_under_the_computers_root(winreg: FakeWinreg, tmp_path: Path) -> None:
    place("chrome", system=True).register(tmp_path / "host.exe")
    assert str(winreg.keys[COMPUTER, CHROME][""]).startswith(str(tmp_path / "ProgramData"))


def test_twice_changes_nothing_and_what_points_elsewhere_is_mended(
    winreg: FakeWinreg, tmp_path: Path
) -> None:
    program = tmp_path / "host.exe"
    place("chrome").register(program)
    assert place("chrome").register(program) is Outcome.UNCHANGED
    winreg.keys[USER, CHROME][""] = r"C:\velho\br.com.qualitoken.json"
    assert place("chrome").register(program) is Outcome.UPDATED
    assert place("chrome").register(program) is Outcome.UNCHANGED


def test_an_installed_program_names_the_manifest_beside_it(
    winreg: FakeWinreg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FILE_NAME).write_text('{"name": "br.com.qualitoken"}', "utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "qualitoken.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    place("chrome").register(tmp_path / "qualitoken-host.exe")
    assert winreg.keys[USER, CHROME][""] == str(tmp_path / FILE_NAME)
    assert not (tmp_path / "Local").exists()
    assert place("chrome").unregister() is Outcome.REMOVED
    assert (tmp_path / FILE_NAME).is_file(), "the installer's file is the installer's to remove"


def test_unregister_takes_the_file_with_the_last_key_and_leaves_nothing(
    winreg: FakeWinreg, tmp_path: Path
) -> None:
    for browser in ("chrome", "edge"):
        place(browser).register(tmp_path / "host.exe")
    file = Path(str(winreg.keys[USER, CHROME][""]))
    assert place("chrome").unregister() is Outcome.REMOVED
    assert file.is_file()
    assert place("edge").unregister() is Outcome.REMOVED
    assert winreg.keys == {}
    assert list((tmp_path / "Local").iterdir()) == []
    assert place("edge").unregister() is Outcome.ABSENT


def test_a_key_of_our_name_that_names_another_program_is_left(winreg: FakeWinreg, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"name": "outro.programa"}', "utf-8")
    winreg.keys[USER, CHROME] = {"": str(other)}
    assert place("chrome").unregister() is Outcome.FOREIGN
    assert winreg.keys[USER, CHROME] == {"": str(other)}


def test_a_key_that_points_nowhere_is_removed(winreg: FakeWinreg) -> None:
    winreg.keys[USER, CHROME] = {"": r"C:\sumiu\br.com.qualitoken.json"}
    assert place("chrome").unregister() is Outcome.REMOVED
    assert winreg.keys == {}


def test_without_the_right_nothing_is_written(winreg: FakeWinreg, tmp_path: Path) -> None:
    winreg.read_only = (COMPUTER,)
    with pytest.raises(PermissionError):
        place("chrome", system=True).register(tmp_path / "host.exe")
    assert winreg.keys == {}


def test_a_browser_is_installed_if_it_was_started_or_its_program_is_known(
    winreg: FakeWinreg, tmp_path: Path
) -> None:
    assert not any(browser.is_installed for browser in known_browsers("win32").values())
    (tmp_path / "Local/Google/Chrome/User Data").mkdir(parents=True)
    winreg.keys[COMPUTER, r"Software\Microsoft\Windows\CurrentVersion\App Paths\msedge.exe"] = {"": "x"}
    found = [name for name, browser in known_browsers("win32").items() if browser.is_installed]
    assert found == ["chrome", "edge"]
