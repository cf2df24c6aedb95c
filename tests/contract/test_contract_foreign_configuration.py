"""What another user has written, or could write, counts for nothing: no driver of it, and no extension."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from tests.support.administrators_system import System, greeted, loaded, system_of_administrators
from tests.support.other_user import NOBODY, SOMEBODY, common_folder, give, needs_root

pytestmark = needs_root


@pytest.fixture
def system() -> Iterator[System]:
    with system_of_administrators() as made:
        yield made


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
