"""Two users, one `log_dir`, one `history_dir`: each keeps his own there, and touches nobody else's."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from native_host.protocol.messages import Probe
from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.drivers import HOLDS_KEY, ScriptedDriver
from tests.support.host import HostProcess, line_in
from tests.support.other_user import NOBODY, SOMEBODY, administrators_folder, common_folder, give, needs_root
from tests.support.waiting import until

pytestmark = needs_root


class Computer:
    """One driver with a medium, and folders for log and history that the system's configuration names."""

    def __init__(self, administrators: Path, common: Path) -> None:
        self.common = common
        self.log, self.history = common / "log", common / "history"
        for folder in (self.log, self.history):
            folder.mkdir()
            folder.chmod(0o1777)
        self.driver = ScriptedDriver(administrators / "driver", HOLDS_KEY)
        self.xdg = administrators / "xdg"
        self.config = self.xdg / "qualitoken/config.toml"
        self.config.parent.mkdir(parents=True)
        self.config.write_text(
            f'modules = ["{self.driver.path}"]\nonly_modules = true\nlog_dir = "{self.log}"\n'
            f'history = true\nhistory_dir = "{self.history}"\n',
            "utf-8",
        )

    def home(self, user: int) -> Path:
        folder = self.common / f"home{user}"
        if not folder.exists():
            folder.mkdir()
            os.chown(folder, user, user)
        return folder

    def environment(self, user: int) -> Mapping[str, str]:
        home = self.home(user)
        own = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_DATA_HOME": str(home / "data")}
        return {**own, "XDG_CONFIG_HOME": str(home / "config"), "XDG_CONFIG_DIRS": str(self.xdg)}

    def started(self, user: int) -> HostProcess:
        host = HostProcess(self.environment(user), (ALLOWED_ORIGINS[0],), user)
        assert host.receive()["method"] == "hello"
        return host

    def reads(self, user: int, *, keeps: bool = True) -> None:
        """Let the user read the media once, and wait until log and history are written."""
        host = self.started(user)
        assert [medium["state"] for medium in host.media()] == ["key_without_certificate"]
        if keeps:
            line_in(self.file(self.log, "host", ".log", user), "medium: key_without_certificate")
            known(self.file(self.history, "history", ".json", user))
        else:
            # The end of a second reading: what the first one had to write is over.
            host.media()
        assert host.close() == 0

    def doctor(self, user: int) -> dict[str, Probe]:
        host = self.started(user)
        result = host.call("doctor")[0]["result"]
        assert isinstance(result, dict)
        assert host.close() == 0
        return {probe.id: probe for probe in map(Probe.model_validate, result["probes"])}

    def file(self, folder: Path, stem: str, suffix: str, user: int) -> Path:
        return folder / f"{stem}-{user}{suffix}"


def known(history: Path) -> dict[str, object]:
    """Wait for a history that knows a medium; return its media."""

    def media() -> dict[str, object]:
        found: dict[str, object] = json.loads(history.read_text("utf-8"))["media"] if history.exists() else {}
        return found

    return until(media, f"media in {history}")


@pytest.fixture
def computer() -> Iterator[Computer]:
    with administrators_folder() as administrators, common_folder() as common:
        yield Computer(administrators, common)


def files_of(folder: Path) -> dict[str, tuple[int, int]]:
    """Return owner and mode of every file by its name."""
    return {
        file.name: (file.lstat().st_uid, file.lstat().st_mode & 0o7777) for file in sorted(folder.iterdir())
    }


@pytest.mark.parametrize("mode", [0o1777, 0o777])
def test_each_user_has_his_own_log_and_history_that_no_other_can_read(computer: Computer, mode: int) -> None:
    for folder in (computer.log, computer.history):
        folder.chmod(mode)
    computer.reads(NOBODY)
    log, history = (
        computer.file(computer.log, "host", ".log", NOBODY),
        computer.file(computer.history, "history", ".json", NOBODY),
    )
    before = (log.read_bytes(), history.read_bytes())
    computer.reads(SOMEBODY)
    assert files_of(computer.log) == {
        f"host-{SOMEBODY}.log": (SOMEBODY, 0o600),
        f"host-{NOBODY}.log": (NOBODY, 0o600),
    }
    assert files_of(computer.history) == {
        f"history-{SOMEBODY}.json": (SOMEBODY, 0o600),
        f"history-{NOBODY}.json": (NOBODY, 0o600),
    }
    assert (log.read_bytes(), history.read_bytes()) == before
    for user in (NOBODY, SOMEBODY):
        found = computer.doctor(user)
        assert (found["log_folder"].code, found["history_folder"].code) == (None, None)


def test_a_folder_that_the_system_names_and_nobody_has_made_yet_is_made_for_all(computer: Computer) -> None:
    for folder in (computer.log, computer.history):
        folder.rmdir()
    computer.reads(NOBODY)
    computer.reads(SOMEBODY)
    for folder in (computer.log, computer.history):
        assert folder.stat().st_mode & 0o7777 == 0o1777
        assert {owner for owner, _ in files_of(folder).values()} == {NOBODY, SOMEBODY}


def test_root_among_users_keeps_his_own_as_they_do(computer: Computer) -> None:
    computer.reads(NOBODY)
    computer.reads(0)
    assert files_of(computer.log)[f"host-{NOBODY}.log"] == (NOBODY, 0o600)
    assert files_of(computer.log)["host-0.log"] == (0, 0o600)


class Planted:
    """What another user has put where this user's file would be."""

    def __init__(self, kind: str, place: Path, home: Path) -> None:
        self.place = place
        self.victim = home / f"precious-{place.name}"
        self.victim.write_text("precious", "utf-8")
        os.chown(self.victim, NOBODY, NOBODY)
        getattr(self, f"_{kind}")()
        self.before = self._state()

    def _link(self) -> None:
        self.place.symlink_to(self.victim)
        give(self.place, SOMEBODY)

    def _dangling_link(self) -> None:
        self.place.symlink_to(self.victim.with_name("yet-to-be-made"))
        give(self.place, SOMEBODY)

    def _hard_link(self) -> None:
        self.place.hardlink_to(self.victim)

    def _pipe(self) -> None:
        os.mkfifo(self.place, 0o666)
        give(self.place, SOMEBODY)

    def _file_of_theirs(self) -> None:
        self.place.write_text('{"version": 1}', "utf-8")
        give(self.place, SOMEBODY)
        self.place.chmod(0o666)

    def _folder(self) -> None:
        self.place.mkdir()
        self.place.chmod(0o777)

    def _state(self) -> tuple[object, ...]:
        status = self.place.lstat()
        made = self.victim.with_name("yet-to-be-made").exists()
        return (self.victim.read_text("utf-8"), status.st_ino, status.st_mode, status.st_size, made)

    def is_untouched(self) -> bool:
        return self._state() == self.before


@pytest.mark.parametrize("mode", [0o1777, 0o777])
@pytest.mark.parametrize("kind", ["link", "dangling_link", "hard_link", "pipe", "file_of_theirs", "folder"])
def test_what_another_user_has_put_in_the_files_place_is_left_alone_and_holds_up_nothing(
    computer: Computer, kind: str, mode: int
) -> None:
    home = computer.home(NOBODY)
    planted = [
        Planted(kind, computer.log / f"host-{NOBODY}.log", home),
        Planted(kind, computer.history / f"history-{NOBODY}.json", home),
    ]
    for folder in (computer.log, computer.history):
        folder.chmod(mode)
    computer.reads(NOBODY, keeps=False)
    assert all(one.is_untouched() for one in planted)
    found = computer.doctor(NOBODY)
    assert found["log_folder"].code == "log_not_writable"
    assert found["history_folder"].code == "history_not_writable"
    assert all(one.is_untouched() for one in planted)


def test_a_folder_that_another_user_lets_lead_elsewhere_is_not_followed(computer: Computer) -> None:
    private = computer.home(NOBODY) / "private"
    private.mkdir()
    os.chown(private, NOBODY, NOBODY)
    for folder in (computer.log, computer.history):
        folder.rmdir()
        folder.symlink_to(private)
        give(folder, SOMEBODY)
    computer.reads(NOBODY, keeps=False)
    assert list(private.iterdir()) == []
    found = computer.doctor(NOBODY)
    assert found["log_folder"].code == "log_not_writable"
    assert found["history_folder"].code == "history_not_writable"


def _without_permission(history: Path) -> None:
    history.chmod(0)


def _writable_only(history: Path) -> None:
    history.chmod(0o200)


def _cut_off(history: Path) -> None:
    history.write_bytes(history.read_bytes()[:-9])


def _of_a_later_version(history: Path) -> None:
    history.write_text('{"version": 2, "of": "the future"}', "utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_without_permission, "history_not_writable"),
        (_writable_only, "history_not_writable"),
        (_cut_off, "history_not_understood"),
        (_of_a_later_version, "history_not_understood"),
    ],
)
def test_a_history_that_cannot_be_read_is_not_replaced_and_the_doctor_names_it(
    computer: Computer, spoil: Callable[[Path], None], code: str
) -> None:
    computer.reads(NOBODY)
    history = computer.file(computer.history, "history", ".json", NOBODY)
    spoil(history)
    before = (history.stat().st_ino, history.stat().st_mtime_ns, history.read_bytes())
    computer.reads(NOBODY, keeps=False)
    probe = computer.doctor(NOBODY)["history_folder"]
    assert (history.stat().st_ino, history.stat().st_mtime_ns, history.read_bytes()) == before
    assert (probe.status.value, probe.code) == ("warning", code)
    assert str(history) in probe.detail


def test_what_a_user_had_before_files_had_their_users_names_goes_on(computer: Computer) -> None:
    computer.reads(NOBODY)
    history = computer.file(computer.history, "history", ".json", NOBODY)
    log = computer.file(computer.log, "host", ".log", NOBODY)
    salt = json.loads(history.read_text("utf-8"))["salt"]
    history.rename(computer.history / "history.json")
    log.rename(computer.log / "host.log")
    os.chown(computer.driver.path.parent, 0, 0)
    first = log.with_name("host.log").read_text("utf-8")
    computer.reads(NOBODY)
    assert json.loads(history.read_text("utf-8"))["salt"] == salt
    assert log.read_text("utf-8").startswith(first)
    assert set(files_of(computer.history)) == {history.name}


def test_what_another_user_had_before_is_left_to_him(computer: Computer) -> None:
    for file, content in ((computer.log / "host.log", "old\n"), (computer.history / "history.json", "{}")):
        file.write_text(content, "utf-8")
        give(file, SOMEBODY)
    computer.reads(NOBODY)
    assert (computer.log / "host.log").read_text("utf-8") == "old\n"
    assert (computer.history / "history.json").read_text("utf-8") == "{}"


def test_the_users_own_folders_keep_the_old_names(computer: Computer) -> None:
    text = computer.config.read_text("utf-8")
    kept = [line for line in text.splitlines() if "_dir" not in line]
    computer.config.write_text("\n".join(kept), "utf-8")
    home = computer.home(NOBODY)
    host = computer.started(NOBODY)
    host.media()
    line_in(home / "state/qualitoken/log/host.log", "medium: key_without_certificate")
    known(home / "data/qualitoken/history.json")
    assert host.close() == 0
    assert [file.name for file in (home / "state/qualitoken/log").iterdir()] == ["host.log"]


def test_a_history_forbidden_by_policy_is_this_users_only(computer: Computer) -> None:
    computer.reads(NOBODY)
    computer.reads(SOMEBODY)
    host = computer.started(NOBODY)
    host.call("configure", {"managed": {"history": False}})
    assert host.close() == 0
    assert set(files_of(computer.history)) == {f"history-{SOMEBODY}.json"}
