"""What another user has written, or could write, counts for nothing: no driver of it, and no extension."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from native_host.protocol.messages import Probe
from native_host.registration.ids import ALLOWED_ORIGINS
from tests.support.drivers import HOLDS_BLANK, ScriptedDriver
from tests.support.host import HostProcess, line_in
from tests.support.other_user import NOBODY, SOMEBODY, administrators_folder, common_folder, give, needs_root
from tests.support.paths import PROGRAMS

pytestmark = needs_root

FOREIGN = f"chrome-extension://{'b' * 32}/"


class System:
    """A configuration for all users, in a folder of root's, with a driver and an extension of its own."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self.above = root / "xdg"
        self.folder = self.above / "qualitoken"
        self.folder.mkdir(parents=True)
        self.file = self.folder / "config.toml"
        self.driver = ScriptedDriver(root / "driver", HOLDS_BLANK)
        self.log = root / "log"
        self.home = home
        self.write()

    def write(self, more: str = "") -> None:
        self.file.write_text(
            f'modules = ["{self.driver.path}"]\nonly_modules = true\nextension_ids = ["{"b" * 32}"]\n{more}',
            "utf-8",
        )

    @property
    def environment(self) -> Mapping[str, str]:
        own = {"HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / ".config")}
        return {**own, "XDG_STATE_HOME": str(self.home / "state"), "XDG_CONFIG_DIRS": str(self.above)}

    def doctor(self, language: str = "pt_BR") -> dict[str, Probe]:
        """Return what the doctor says over the pipe."""
        host = HostProcess(self.environment, (ALLOWED_ORIGINS[0],))
        host.receive()
        host.call("configure", {"language": language})
        result = host.call("doctor")[0]["result"]
        assert isinstance(result, dict)
        self.logged = line_in(self.home / "state/qualitoken/log/host.log", "start: host")
        assert host.close() == 0
        return {probe.id: probe for probe in map(Probe.model_validate, result["probes"])}


@pytest.fixture
def system() -> Iterator[System]:
    # The home stands apart: what is spoiled is the way to the configuration.
    with administrators_folder() as root, administrators_folder() as home:
        yield System(root, home)


def loaded(environment: Mapping[str, str], driver: ScriptedDriver, user: int | None = None) -> bool:
    """Whether a host loads the driver when it reads the media."""
    host = HostProcess(environment, (ALLOWED_ORIGINS[0],), user)
    assert host.receive()["method"] == "hello"
    host.media()
    assert host.close() == 0
    return driver.calls() != []


def greeted(environment: Mapping[str, str], user: int | None = None) -> bool:
    """Whether a host lets the extension in that is not ours."""
    host = HostProcess(environment, (FOREIGN,), user)
    said = host.receive()
    host.process.kill()
    host.process.wait()
    return said.get("method") == "hello"


def _not_roots(system: System) -> None:
    give(system.file, NOBODY)


def _folder_not_roots(system: System) -> None:
    os.chown(system.folder, NOBODY, NOBODY)


def _folder_far_above_not_roots(system: System) -> None:
    os.chown(system.root, NOBODY, NOBODY)


def _writable_by_a_group(system: System) -> None:
    os.chown(system.file, 0, NOBODY)
    system.file.chmod(0o664)


def _writable_by_all(system: System) -> None:
    system.file.chmod(0o646)


def _folder_writable_by_all(system: System) -> None:
    system.folder.chmod(0o777)


def _folder_far_above_writable_by_a_group(system: System) -> None:
    os.chown(system.root, 0, NOBODY)
    system.root.chmod(0o775)


def _put_into_a_folder_for_all(system: System) -> None:
    system.folder.chmod(0o1777)  # there, a file of root's may have been moved by whoever had it in his folder


def _a_link_into_anothers_folder(system: System) -> None:
    theirs = system.root / "theirs"
    theirs.mkdir()
    system.file.rename(theirs / "config.toml")
    system.file.symlink_to(theirs / "config.toml")
    os.chown(theirs, NOBODY, NOBODY)


def _a_linked_folder_in_anothers_folder(system: System) -> None:
    theirs = system.root / "theirs"
    theirs.mkdir()
    system.folder.rename(theirs / "real")
    system.folder.symlink_to("../theirs/real")
    os.chown(theirs, NOBODY, NOBODY)


def _anothers_link(system: System) -> None:
    kept = system.root / "kept"
    system.folder.rename(kept)
    system.folder.symlink_to(kept)
    give(system.folder, NOBODY)


def _a_way_through_anothers_folder(system: System) -> None:
    theirs = system.root / "theirs"
    theirs.mkdir()
    system.folder.rename(system.root / "kept")
    system.folder.symlink_to(theirs / ".." / "kept")
    os.chown(theirs, NOBODY, NOBODY)


SPOILED = [
    _not_roots,
    _folder_not_roots,
    _folder_far_above_not_roots,
    _writable_by_a_group,
    _writable_by_all,
    _folder_writable_by_all,
    _folder_far_above_writable_by_a_group,
    _put_into_a_folder_for_all,
    _a_link_into_anothers_folder,
    _a_linked_folder_in_anothers_folder,
    _anothers_link,
    _a_way_through_anothers_folder,
]


def test_what_an_administrator_has_written_counts(system: System) -> None:
    assert loaded(system.environment, system.driver)
    assert greeted(system.environment)
    assert system.doctor()["configuration"].status.value == "ok"


def test_it_counts_for_every_user(system: System) -> None:
    assert greeted(system.environment, NOBODY)


def test_an_administrators_link_to_an_administrators_folder_counts(system: System) -> None:
    kept = system.root / "kept"
    system.folder.rename(kept)
    system.folder.symlink_to("../kept")
    assert greeted(system.environment)


@pytest.mark.parametrize("spoil", SPOILED)
def test_what_another_user_may_have_written_lets_no_extension_in_and_no_driver_be_loaded(
    system: System, spoil: Callable[[System], None]
) -> None:
    spoil(system)
    assert not greeted(system.environment)
    assert not loaded(system.environment, system.driver)


@pytest.mark.parametrize("spoil", SPOILED)
def test_doctor_and_log_say_why_it_does_not_count(system: System, spoil: Callable[[System], None]) -> None:
    spoil(system)
    probe = system.doctor()["configuration.ignored.1"]
    assert (probe.status.value, probe.code) == ("warning", "configuration_untrusted")
    assert str(system.root) in probe.detail
    assert probe.hint
    assert "configuration: the system's file does not count" in system.logged
    assert "qualitoken-test" not in system.logged


@pytest.mark.parametrize(
    ("spoil", "language", "said"),
    [
        (_not_roots, "pt_BR", f"config.toml pertence a outro usuário (número {NOBODY})"),
        (_not_roots, "en", f"config.toml belongs to another user (number {NOBODY})"),
        (_writable_by_a_group, "pt_BR", f"o grupo de número {NOBODY} pode gravar em"),
        (_writable_by_a_group, "en", f"the group of number {NOBODY} may write to"),
        (_folder_writable_by_all, "pt_BR", "qualquer usuário pode gravar em"),
        (_folder_writable_by_all, "en", "any user may write to"),
    ],
)
def test_doctor_says_which_file_and_who_in_the_agents_language(
    system: System, spoil: Callable[[System], None], language: str, said: str
) -> None:
    spoil(system)
    assert said in system.doctor(language)["configuration.ignored.1"].detail


@pytest.mark.parametrize("variable", ["XDG_CONFIG_HOME", "HOME", "QUALITOKEN_CONFIG"])
def test_root_believes_no_users_own_configuration(system: System, variable: str) -> None:
    folder = system.home / ".config/qualitoken"
    folder.mkdir(parents=True)
    system.file.replace(folder / "config.toml")
    environment = {**system.environment}
    del environment["XDG_CONFIG_HOME"], environment["XDG_CONFIG_DIRS"]
    environment |= {
        "XDG_CONFIG_HOME": {"XDG_CONFIG_HOME": str(system.home / ".config")},
        "HOME": {},
        "QUALITOKEN_CONFIG": {"QUALITOKEN_CONFIG": str(folder / "config.toml")},
    }[variable]
    assert greeted(environment)
    give(system.home, NOBODY)
    assert not greeted(environment)
    assert not loaded(environment, system.driver)


@pytest.mark.parametrize(
    ("owner", "mode", "believed"),
    [
        (NOBODY, 0o644, True),
        (NOBODY, 0o600, True),
        (0, 0o644, True),
        (SOMEBODY, 0o644, False),
        (NOBODY, 0o646, False),
        (NOBODY, 0o664, False),  # the user 65534 has no group that is known to be his alone
    ],
)
def test_a_user_believes_his_own_and_the_administrators_files(owner: int, mode: int, believed: bool) -> None:
    with common_folder() as folder:
        home = folder / "home"
        home.mkdir()
        file = home / "config.toml"
        file.write_text(f'extension_ids = ["{"b" * 32}"]\n', "utf-8")
        give(home, NOBODY)
        os.chown(file, owner, SOMEBODY if mode == 0o664 else owner)
        file.chmod(mode)
        assert greeted({"QUALITOKEN_CONFIG": str(file), "HOME": str(home)}, NOBODY) is believed


def test_a_users_own_file_in_the_folder_for_temporary_files_is_his() -> None:
    with common_folder() as folder:
        file = folder / "config.toml"
        file.write_text(f'extension_ids = ["{"b" * 32}"]\n', "utf-8")
        give(file, NOBODY)
        assert greeted({"QUALITOKEN_CONFIG": str(file), "HOME": str(folder)}, NOBODY)
        folder.chmod(0o777)
        assert not greeted({"QUALITOKEN_CONFIG": str(file), "HOME": str(folder)}, NOBODY)


def test_what_does_not_count_does_not_stop_the_users_own_configuration(system: System) -> None:
    system.write("modulos = []\n")
    give(system.file, NOBODY)
    own = system.home / ".config/qualitoken"
    own.mkdir(parents=True)
    own.joinpath("config.toml").write_text(f'modules = ["{system.driver.path}"]\n', "utf-8")
    assert loaded(system.environment, system.driver)


def _drivers_file(driver: ScriptedDriver) -> None:
    os.chown(driver.path, NOBODY, NOBODY)


def _drivers_file_writable(driver: ScriptedDriver) -> None:
    driver.path.chmod(0o757)


def _drivers_folder(driver: ScriptedDriver) -> None:
    os.chown(driver.path.parent, NOBODY, NOBODY)


def _drivers_folder_writable(driver: ScriptedDriver) -> None:
    driver.path.parent.chmod(0o777)


def _drivers_link(driver: ScriptedDriver) -> None:
    theirs = driver.path.with_name("theirs")
    theirs.mkdir()
    driver.path.rename(theirs / driver.path.name)
    Path(f"{driver.path}.script").rename(theirs / f"{driver.path.name}.script")
    driver.path.symlink_to(theirs / driver.path.name)
    os.chown(theirs, NOBODY, NOBODY)


@pytest.mark.parametrize(
    "spoil",
    [_drivers_file, _drivers_file_writable, _drivers_folder, _drivers_folder_writable, _drivers_link],
)
@pytest.mark.parametrize("whose", ["system", "named"])
def test_a_driver_that_another_user_could_replace_is_not_loaded_and_said_to_be_so(
    system: System, spoil: Callable[[ScriptedDriver], None], whose: str
) -> None:
    spoil(system.driver)
    environment = dict(system.environment)
    if whose == "named":
        environment["QUALITOKEN_CONFIG"] = str(system.file)
    assert not loaded(environment, system.driver)
    done = subprocess.run(
        [str(PROGRAMS / "qualitoken"), "diagnose", "--json"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    medium = json.loads(done.stdout)[0]
    assert (medium["state"], medium["code"]) == ("driver_failed", "driver_untrusted")
    assert str(system.driver.path) in " ".join(medium["evidence"])
    assert system.driver.calls() == []
    probe = system.doctor()["drivers.driver.so"]
    assert (probe.status.value, probe.code) == ("error", "driver_untrusted")
    assert probe.hint


def test_the_systems_driver_must_be_an_administrators_where_a_users_own_may_be_his() -> None:
    with administrators_folder() as root, common_folder() as folder:
        driver = ScriptedDriver(folder / "driver", HOLDS_BLANK)
        give(driver.path.parent, NOBODY)
        own = folder / "own.toml"
        own.write_text(f'modules = ["{driver.path}"]\nonly_modules = true\n', "utf-8")
        give(own, NOBODY)
        assert loaded({"QUALITOKEN_CONFIG": str(own), "HOME": str(folder)}, driver, NOBODY)
        driver.forget_calls()
        system = root / "qualitoken/config.toml"
        system.parent.mkdir()
        system.write_text(own.read_text("utf-8"), "utf-8")
        environment = {"XDG_CONFIG_DIRS": str(root), "HOME": str(folder)}
        assert not loaded(environment, driver, NOBODY)


PROCEDURE = Path(__file__).parents[2] / "native_host/sop/token_em_branco.toml"


def _titles(environment: Mapping[str, str]) -> list[object]:
    host = HostProcess(environment, (ALLOWED_ORIGINS[0],))
    host.receive()
    result = host.call("sop.list")[0]["result"]
    assert isinstance(result, dict)
    assert host.close() == 0
    return [sop["title"] for sop in result["sops"]]


def _procedures(system: System) -> Path:
    folder = system.root / "procedimentos"
    folder.mkdir()
    toml = PROCEDURE.read_text("utf-8")
    title = next(line for line in toml.splitlines() if line.startswith("title = "))
    folder.joinpath("token_em_branco.toml").write_text(toml.replace(title, 'title = "Deles"'), "utf-8")
    system.write(f'sop_dirs = ["{folder}"]\npage_dirs = ["{folder}"]\n')
    return folder


def _their_folder(folder: Path) -> None:
    os.chown(folder, NOBODY, NOBODY)


def _open_folder(folder: Path) -> None:
    folder.chmod(0o1777)


def _their_file(folder: Path) -> None:
    os.chown(folder / "token_em_branco.toml", NOBODY, NOBODY)


def _open_file(folder: Path) -> None:
    folder.joinpath("token_em_branco.toml").chmod(0o666)


def _link_to_their_file(folder: Path) -> None:
    theirs = folder.with_name("theirs")
    theirs.mkdir()
    file = folder / "token_em_branco.toml"
    file.rename(theirs / file.name)
    file.symlink_to(theirs / file.name)
    os.chown(theirs, NOBODY, NOBODY)


def test_an_administrators_procedures_count(system: System) -> None:
    _procedures(system)
    assert "Deles" in _titles(system.environment)


@pytest.mark.parametrize("spoil", [_their_folder, _open_folder, _their_file, _open_file, _link_to_their_file])
def test_procedures_that_another_user_may_have_written_do_not_count(
    system: System, spoil: Callable[[Path], None]
) -> None:
    spoil(_procedures(system))
    assert "Deles" not in _titles(system.environment)
    found = system.doctor()
    untrusted = [probe for probe in found.values() if probe.code == "folder_untrusted"]
    assert len(untrusted) == 2, found  # one for the procedures, one for the page maps
    assert all("procedimentos" in probe.detail or "theirs" in probe.detail for probe in untrusted)
